package ro.storno.rest.identity;

import java.util.List;
import ro.storno.application.identity.LogInWithPasskey;
import ro.storno.rest.openapi.Described;

/**
 * What to ask an authenticator for ({@code PublicKeyCredentialRequestOptions}).
 *
 * @param challenge to be signed
 * @param timeout milliseconds
 * @param rpId for whom
 * @param allowCredentials always empty
 * @param userVerification required
 * @param sessionId the challenge by another name
 */
public record PasskeyLogInOptionsView(
    @Described("To be signed, base64url; good for one answer") String challenge,
    @Described("Milliseconds a browser waits") int timeout,
    @Described("Domain that passkeys are for") String rpId,
    @Described("Always empty: authenticators offer the passkeys they have for this domain")
        List<PasskeyOptionsView.Credential> allowCredentials,
    @Described("required") String userVerification,
    @Described("May be sent back with the answer") String sessionId) {

  static PasskeyLogInOptionsView of(LogInWithPasskey.Offer offer) {
    return new PasskeyLogInOptionsView(
        offer.challenge(),
        PasskeyOptionsView.TIMEOUT,
        offer.site().id(),
        List.of(),
        PasskeyOptionsView.REQUIRED,
        offer.challenge());
  }
}
