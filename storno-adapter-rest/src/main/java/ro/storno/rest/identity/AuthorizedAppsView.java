package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.OAuth2Grants;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.Permission;

/**
 * What a user has let in.
 *
 * @param data newest first; an app stands there once for each time it was let in
 */
public record AuthorizedAppsView(List<AuthorizedAppView> data) {
  /**
   * An app that may act for the user.
   *
   * @param id identity of the app
   * @param name its name
   * @param logoUrl its logo
   * @param websiteUrl its website
   * @param organizationId where it acts
   * @param scopes what it may do at most
   * @param authorizedAt since when
   */
  public record AuthorizedAppView(
      UUID id,
      String name,
      @Nullable String logoUrl,
      @Nullable String websiteUrl,
      UUID organizationId,
      List<String> scopes,
      Instant authorizedAt) {
    static AuthorizedAppView of(OAuth2Grants.Held held) {
      OAuth2Client.Card card = held.client().card();
      return new AuthorizedAppView(
          held.client().id().value(),
          card.name(),
          card.logoUrl(),
          card.websiteUrl(),
          held.grant().organization().value(),
          held.grant().scopes().stream().sorted().map(Permission::wireName).toList(),
          held.grant().createdAt());
    }
  }

  static AuthorizedAppsView of(List<OAuth2Grants.Held> held) {
    return new AuthorizedAppsView(held.stream().map(AuthorizedAppView::of).toList());
  }
}
