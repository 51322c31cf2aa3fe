package ro.storno.application.identity;

import java.time.Clock;
import java.util.Optional;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;

/**
 * What access tokens of apps open, remembered for at most one second: a burst of calls asks the
 * database once, and a revocation acts within that second on every node, on this one at once.
 */
public final class KnownOAuth2Tokens {
  private final BriefCache<String, Optional<OAuth2Grants.Granted<OAuth2Grants.Token>>> byHash;
  private final Transactions transactions;
  private final OAuth2Grants grants;

  /** Knows from the given ports; none is null. */
  public KnownOAuth2Tokens(Transactions transactions, OAuth2Grants grants, Clock clock) {
    this.byHash = new BriefCache<>(KnownUsers.STALENESS, clock);
    this.transactions = transactions;
    this.grants = grants;
  }

  /** Returns the access token with a hash, empty if there is none or its grant is over. */
  Optional<OAuth2Grants.Granted<OAuth2Grants.Token>> find(String hash) {
    return byHash.get(hash, this::load);
  }

  private Optional<OAuth2Grants.Granted<OAuth2Grants.Token>> load(String hash) {
    return transactions.inPlatform(
        () ->
            grants
                .findToken(hash)
                .filter(found -> found.secret().kind() == OAuth2Grants.Kind.ACCESS));
  }

  /** Forgets what every token opens, after one of them changed. */
  void forgetAll() {
    byHash.forgetAll();
  }
}
