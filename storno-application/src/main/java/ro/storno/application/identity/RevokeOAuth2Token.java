package ro.storno.application.identity;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OAuth2Client;

/**
 * Lets an app give a token back (RFC 7009, api-reference/oauth2/revoke-token). With a refresh token
 * ends everything that came of its grant; with an access token only that.
 */
public final class RevokeOAuth2Token {
  private final Transactions transactions;
  private final AppProof apps;
  private final OAuth2Grants grants;
  private final SecretTokens secrets;
  private final KnownOAuth2Tokens known;
  private final Clock clock;

  /** Revokes with the given ports; none is null. */
  public RevokeOAuth2Token(
      Transactions transactions,
      OAuth2Clients clients,
      OAuth2Grants grants,
      SecretTokens secrets,
      KnownOAuth2Tokens known,
      Clock clock) {
    this.transactions = transactions;
    this.apps = new AppProof(clients, secrets);
    this.grants = grants;
    this.secrets = secrets;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Revokes a token; one that is unknown, another app's or over is passed over in silence.
   *
   * @param token as sent, or null
   * @param clientId of the app, or null where it is missing
   * @param clientSecret of a confidential app, or null
   * @return a refusal if the app is not who it claims to be
   */
  public Optional<OAuth2Answer.Refused> revoke(
      @Nullable String token, @Nullable String clientId, @Nullable String clientSecret) {
    Optional<OAuth2Answer.Refused> refusal =
        transactions.inPlatform(
            () -> {
              OAuth2Client app =
                  Optional.ofNullable(clientId)
                      .flatMap(id -> apps.proved(id, clientSecret))
                      .orElse(null);
              if (app == null) {
                return Optional.of(AppProof.INVALID_CLIENT);
              }
              if (token != null) {
                grants
                    .findToken(secrets.hash(token))
                    .filter(found -> found.grant().client().equals(app.id()))
                    .ifPresent(this::end);
              }
              return Optional.empty();
            });
    known.forgetAll();
    return refusal;
  }

  private void end(OAuth2Grants.Granted<OAuth2Grants.Token> found) {
    if (found.secret().kind() == OAuth2Grants.Kind.REFRESH) {
      grants.revoke(found.grant().id(), clock.instant());
    } else {
      grants.revokeToken(found.secret().hash(), clock.instant());
    }
  }
}
