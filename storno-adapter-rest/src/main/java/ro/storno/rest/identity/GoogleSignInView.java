package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.LogInWithGoogle;
import ro.storno.rest.openapi.Described;

/**
 * What comes of a Google account: tokens, or the question for the second factor; the keys of the
 * other are null.
 *
 * @param token access token, or null
 * @param refreshToken buys the next pair, once, or null
 * @param mfaRequired true if the second factor is asked for
 * @param mfaToken names the challenge, or null
 * @param mfaMethods how it can be answered, or null
 * @param newUser whether the account was just opened
 */
public record GoogleSignInView(
    @Described("Access token for the Authorization header, good for an hour")
        @Nullable String token,
    @Described("Buys the next pair of tokens, once") @JsonProperty("refresh_token")
        @Nullable String refreshToken,
    @JsonProperty("mfa_required") boolean mfaRequired,
    @Described("Challenge for /api/auth/mfa/verify, good for five minutes")
        @JsonProperty("mfa_token")
        @Nullable String mfaToken,
    @Described("totp, backup_code") @JsonProperty("mfa_methods") @Nullable List<String> mfaMethods,
    @Described("Whether the account was just opened") @JsonProperty("isNewUser") boolean newUser) {

  static GoogleSignInView of(LogInWithGoogle.Outcome outcome) {
    SignInView signIn = SignInView.of(outcome.signIn());
    return new GoogleSignInView(
        signIn.token(),
        signIn.refreshToken(),
        signIn.mfaRequired(),
        signIn.mfaToken(),
        signIn.mfaMethods(),
        outcome.newUser());
  }
}
