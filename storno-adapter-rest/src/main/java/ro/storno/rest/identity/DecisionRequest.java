package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.AuthorizeApp;
import ro.storno.rest.openapi.Described;

/**
 * A user's answer to an app, with the authorization request that it answers.
 *
 * @param clientId of the app
 * @param redirectUri where the app waits
 * @param scope what is granted
 * @param state returned to the app as it is
 * @param codeChallenge of PKCE
 * @param codeChallengeMethod S256
 * @param approved whether the user agrees
 */
public record DecisionRequest(
    @Described(value = "Identifier of the app", required = true) @JsonProperty("client_id")
        @Nullable String clientId,
    @Described(value = "One of the addresses that the app has registered", required = true)
        @JsonProperty("redirect_uri")
        @Nullable String redirectUri,
    @Described(value = "Scopes to grant, separated by spaces", required = true)
        @Nullable String scope,
    @Described(value = "Returned to the app as it is", required = true) @Nullable String state,
    @Described(value = "SHA-256 of the verifier in base64url", required = true)
        @JsonProperty("code_challenge")
        @Nullable String codeChallenge,
    @Described(value = "S256", required = true) @JsonProperty("code_challenge_method")
        @Nullable String codeChallengeMethod,
    @Described(value = "Whether the user agrees", required = true) @Nullable Boolean approved) {

  AuthorizeApp.Request request() {
    return new AuthorizeApp.Request(
        "code", clientId, redirectUri, scope, state, codeChallenge, codeChallengeMethod);
  }
}
