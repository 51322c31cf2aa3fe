package ro.storno.application.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OrganizationId;

/** OAuth2 apps, their secrets as hashes only; used in platform transactions. */
public interface OAuth2Clients {
  /**
   * Adds an app.
   *
   * @param secretHash SHA-256 of the secret, lower-case hex; null for a public app
   */
  void add(OAuth2Client client, @Nullable String secretHash);

  /** Finds an app by the identifier that it knows itself by, revoked ones included. */
  Optional<Known> findByClientId(String clientId);

  Optional<OAuth2Client> find(OrganizationId organization, OAuth2ClientId id);

  /** Finds an app of an organization and locks it until the transaction ends. */
  Optional<OAuth2Client> findForUpdate(OrganizationId organization, OAuth2ClientId id);

  /** Returns the apps of an organization, newest first, revoked ones included. */
  List<OAuth2Client> of(OrganizationId organization);

  /** Keeps everything but the secret. */
  void update(OAuth2Client client);

  /** Puts another secret in the place of the old one, which proves nothing from then on. */
  void replaceSecret(OAuth2Client client, String secretHash);

  /**
   * An app and what proves that it is the app.
   *
   * @param client not null
   * @param secretHash null for a public app
   */
  record Known(OAuth2Client client, @Nullable String secretHash) {}
}
