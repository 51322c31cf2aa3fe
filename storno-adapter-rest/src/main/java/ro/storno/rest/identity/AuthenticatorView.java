package ro.storno.rest.identity;

import java.util.Base64;
import ro.storno.application.identity.ManageSecondFactor;

/**
 * An authenticator to set up.
 *
 * @param secret for typing, base32
 * @param qrCode for cameras, as a data URI
 * @param otpauthUri for apps on the same device
 */
public record AuthenticatorView(String secret, String qrCode, String otpauthUri) {
  static AuthenticatorView of(ManageSecondFactor.Setup setup) {
    return new AuthenticatorView(
        setup.secret(),
        "data:image/png;base64," + Base64.getEncoder().encodeToString(setup.picture()),
        setup.uri());
  }
}
