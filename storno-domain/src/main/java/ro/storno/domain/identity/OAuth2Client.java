package ro.storno.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app that users may let act for them (api-reference/oauth2). Its secret itself is nowhere.
 *
 * @param id identity; not null
 * @param organization whose app it is; users of any organization may let it in; not null
 * @param clientId the identifier that the app knows itself by, public; not null
 * @param secretPrefix first characters of its secret; null for a public app, which can keep none
 * @param card what it is and what it may ask for; not null
 * @param active false while users cannot let it in; what was granted before goes on
 * @param revokedAt when it ended, with everything that was granted to it; or null
 * @param createdAt not null
 */
public record OAuth2Client(
    OAuth2ClientId id,
    OrganizationId organization,
    String clientId,
    @Nullable String secretPrefix,
    Card card,
    boolean active,
    @Nullable Instant revokedAt,
    Instant createdAt) {

  /**
   * What an app is and what it may ask for.
   *
   * @param name one line, shown to users; not null
   * @param description or null
   * @param redirectUris where browsers may be sent with a code; not null, not empty
   * @param scopes what it may ask for at most; not null, not empty
   * @param websiteUrl shown to users; or null
   * @param logoUrl shown to users; or null
   */
  public record Card(
      String name,
      @Nullable String description,
      List<RedirectUri> redirectUris,
      Set<Permission> scopes,
      @Nullable String websiteUrl,
      @Nullable String logoUrl) {
    /** Takes copies. */
    public Card {
      redirectUris = List.copyOf(redirectUris);
      scopes = Set.copyOf(scopes);
    }
  }

  /** Returns whether it can keep a secret. */
  public boolean confidential() {
    return secretPrefix != null;
  }

  /** Returns whether users can let it in. */
  public boolean open() {
    return active && revokedAt == null;
  }

  /** Returns whether browsers may be sent to an address, which must be the very same text. */
  public boolean redirectsTo(String address) {
    return card.redirectUris().stream().anyMatch(uri -> uri.value().equals(address));
  }

  /**
   * Returns the app with other properties.
   *
   * @param newCard not null
   * @param nowActive whether users can let it in
   */
  public OAuth2Client changed(Card newCard, boolean nowActive) {
    return new OAuth2Client(
        id, organization, clientId, secretPrefix, newCard, nowActive, revokedAt, createdAt);
  }

  /**
   * Returns the app revoked; one revoked before stays as it is.
   *
   * @param now not null
   */
  public OAuth2Client revoked(Instant now) {
    return new OAuth2Client(
        id,
        organization,
        clientId,
        secretPrefix,
        card,
        false,
        revokedAt == null ? now : revokedAt,
        createdAt);
  }

  /**
   * Returns the app with another secret.
   *
   * @param newPrefix of the other secret; not null
   */
  public OAuth2Client rotated(String newPrefix) {
    return new OAuth2Client(
        id, organization, clientId, newPrefix, card, active, revokedAt, createdAt);
  }
}
