package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.PasskeyAnswer;
import ro.storno.rest.openapi.Described;

/**
 * A public key credential as browsers give it out ({@code PublicKeyCredential.toJSON()}).
 *
 * @param id of the credential
 * @param rawId the same
 * @param type public-key
 * @param response what the authenticator says
 */
public record PasskeyResponseRequest(
    @Described("Identifier of the credential, base64url") @Nullable String id,
    @Described("The same") @Nullable String rawId,
    @Described(value = "Kind of credential", example = "public-key") @Nullable String type,
    @Nullable Inner response) {

  PasskeyAnswer answer() {
    Inner inner = response == null ? new Inner(null, null, null, null, null) : response;
    return new PasskeyAnswer(
        plain(id == null || id.isEmpty() ? rawId : id),
        plain(inner.clientDataJSON),
        plain(inner.attestationObject),
        plain(inner.authenticatorData),
        plain(inner.signature),
        plain(inner.userHandle));
  }

  /** Some clients write plain base64; both say the same. */
  private static @Nullable String plain(@Nullable String base64) {
    return base64 == null
        ? null
        : base64.strip().replace('+', '-').replace('/', '_').replace("=", "");
  }

  /**
   * What the authenticator says.
   *
   * @param clientDataJSON what for
   * @param attestationObject the new key
   * @param authenticatorData its state
   * @param signature over both
   * @param userHandle whose key
   */
  public record Inner(
      @Described("What the answer is for, base64url") @Nullable String clientDataJSON,
      @Described("The new key, base64url; when a passkey is added")
          @Nullable String attestationObject,
      @Described("State of the authenticator, base64url; when somebody signs in")
          @Nullable String authenticatorData,
      @Described("Signature, base64url; when somebody signs in") @Nullable String signature,
      @Described("Whose key it is, base64url, where the authenticator tells")
          @Nullable String userHandle) {}
}
