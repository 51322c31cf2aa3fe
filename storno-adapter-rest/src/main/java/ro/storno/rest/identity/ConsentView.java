package ro.storno.rest.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.AuthorizeApp;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.Permission;

/**
 * What a user is asked to grant.
 *
 * @param clientName name of the app
 * @param clientLogoUrl its logo
 * @param clientWebsiteUrl its website
 * @param requestedScopes what it asks for, as far as the user has it
 * @param data the same, as some front ends read it
 */
public record ConsentView(
    String clientName,
    @Nullable String clientLogoUrl,
    @Nullable String clientWebsiteUrl,
    List<String> requestedScopes,
    Data data) {

  /**
   * The same, nested.
   *
   * @param client the app
   * @param requestedScopes what it asks for, as far as the user has it
   */
  public record Data(App client, List<String> requestedScopes) {}

  /**
   * An app as users see it.
   *
   * @param name name
   * @param description what it is for
   * @param logoUrl its logo
   * @param websiteUrl its website
   */
  public record App(
      String name,
      @Nullable String description,
      @Nullable String logoUrl,
      @Nullable String websiteUrl) {}

  static ConsentView of(AuthorizeApp.Asked asked) {
    OAuth2Client.Card card = asked.client().card();
    List<String> scopes = asked.scopes().stream().map(Permission::wireName).toList();
    return new ConsentView(
        card.name(),
        card.logoUrl(),
        card.websiteUrl(),
        scopes,
        new Data(
            new App(card.name(), card.description(), card.logoUrl(), card.websiteUrl()), scopes));
  }
}
