package ro.storno.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OAuth2Client;

/** Finds out whether an app is who it claims to be. */
final class AppProof {
  static final OAuth2Answer.Refused INVALID_CLIENT =
      new OAuth2Answer.Refused(
          "invalid_client", "There is no such app, or its client_secret is missing or wrong.");

  private final OAuth2Clients clients;
  private final SecretTokens secrets;

  AppProof(OAuth2Clients clients, SecretTokens secrets) {
    this.clients = clients;
    this.secrets = secrets;
  }

  /**
   * Returns the app; call it in a platform transaction.
   *
   * @param secret needed where the app is confidential
   * @return empty if it is unknown or revoked, or the secret is not its own
   */
  Optional<OAuth2Client> proved(String clientId, @Nullable String secret) {
    return clients
        .findByClientId(clientId)
        .filter(known -> known.client().revokedAt() == null)
        .filter(known -> known.secretHash() == null || same(known.secretHash(), secret))
        .map(OAuth2Clients.Known::client);
  }

  private boolean same(String hash, @Nullable String secret) {
    return secret != null
        && MessageDigest.isEqual(
            hash.getBytes(StandardCharsets.US_ASCII),
            secrets.hash(secret).getBytes(StandardCharsets.US_ASCII));
  }
}
