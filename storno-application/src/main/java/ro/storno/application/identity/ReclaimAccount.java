package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Gives an account to the one whose address it bears, after somebody opened it who never confirmed
 * that address: nothing that opened it before opens it any more.
 */
final class ReclaimAccount {
  private final IdentityPorts.Stores stores;
  private final KnownUsers knownUsers;
  private final KnownApiKeys knownKeys;
  private final KnownOAuth2Tokens knownAppTokens;
  private final AuditTrail audit;
  private final Clock clock;

  ReclaimAccount(
      IdentityPorts.Stores stores,
      KnownUsers knownUsers,
      KnownApiKeys knownKeys,
      KnownOAuth2Tokens knownAppTokens,
      AuditTrail audit,
      Clock clock) {
    this.stores = stores;
    this.knownUsers = knownUsers;
    this.knownKeys = knownKeys;
    this.knownAppTokens = knownAppTokens;
    this.audit = audit;
    this.clock = clock;
  }

  /** Clears it; call it in a platform transaction that holds the account's lock. */
  User clear(User user) {
    Instant now = clock.instant();
    User cleared = user.confirmed(now).withoutPassword(now);
    stores.users().update(cleared);
    stores.refreshTokens().revokeAllOf(user.id(), now);
    for (OneTimeTokens.Purpose purpose : OneTimeTokens.Purpose.values()) {
      stores.oneTimeTokens().voidAll(user.id(), purpose, now);
    }
    stores.secondFactors().remove(user.id());
    stores.passkeys().removeAllOf(user.id());
    stores.googleLinks().removeAllOf(user.id());
    for (Membership place : stores.organizations().membershipsOf(user.id())) {
      stores.apiKeys().of(user.id(), place.organization()).stream()
          .map(key -> key.revoked(now))
          .forEach(stores.apiKeys()::update);
    }
    stores.oauth2Grants().of(user.id()).stream()
        .map(OAuth2Grants.Held::client)
        .map(OAuth2Client::id)
        .distinct()
        .forEach(client -> stores.oauth2Grants().revokeAll(user.id(), client.value(), now));
    audit.recordOfUser(user.id(), AuditAction.SESSIONS_ENDED, "the address was never confirmed");
    return cleared;
  }

  /** Lets this node see the change at once. */
  void forget(UserId user) {
    knownUsers.forget(user);
    knownKeys.forgetAll();
    knownAppTokens.forgetAll();
  }
}
