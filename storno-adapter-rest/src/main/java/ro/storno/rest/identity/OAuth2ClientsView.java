package ro.storno.rest.identity;

import java.util.List;
import ro.storno.domain.identity.OAuth2Client;

/**
 * OAuth2 apps.
 *
 * @param data newest first
 */
public record OAuth2ClientsView(List<OAuth2ClientView> data) {
  static OAuth2ClientsView of(List<OAuth2Client> clients) {
    return new OAuth2ClientsView(clients.stream().map(OAuth2ClientView::of).toList());
  }
}
