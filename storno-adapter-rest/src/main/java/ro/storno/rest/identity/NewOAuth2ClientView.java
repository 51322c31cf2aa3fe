package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.ManageOAuth2Clients;
import ro.storno.rest.openapi.Described;

/**
 * An OAuth2 app with its secret, shown once.
 *
 * @param client the app
 * @param clientSecret the secret; null for a public app
 */
public record NewOAuth2ClientView(
    @JsonUnwrapped OAuth2ClientView client,
    @Described("The secret of a confidential app, shown this once") @Nullable String clientSecret) {

  static NewOAuth2ClientView of(ManageOAuth2Clients.Made made) {
    return new NewOAuth2ClientView(OAuth2ClientView.of(made.client()), made.secret());
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "NewOAuth2ClientView[" + client.id() + "]";
  }
}
