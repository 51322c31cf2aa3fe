package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
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
    stores.secondFactors().remove(user.id());
    endAccess(user, now);
    return cleared;
  }

  /**
   * Ends whatever opens the account but its second factor: whoever reads its mail may be the
   * stranger, and is still asked for that. Call it in a platform transaction that holds the
   * account's lock.
   */
  void endAccess(User user, Instant now) {
    stores.refreshTokens().revokeAllOf(user.id(), now);
    for (OneTimeTokens.Purpose purpose : OneTimeTokens.Purpose.values()) {
      stores.oneTimeTokens().voidAll(user.id(), purpose, now);
    }
    stores.passkeys().removeAllOf(user.id());
    stores.googleLinks().removeAllOf(user.id());
    for (Membership place : stores.organizations().membershipsOf(user.id())) {
      stores.apiKeys().of(user.id(), place.organization()).stream()
          .map(key -> key.revoked(now))
          .forEach(stores.apiKeys()::update);
    }
    stores.oauth2Grants().revokeAllOf(user.id(), now);
    audit.recordOfUser(user.id(), AuditAction.SESSIONS_ENDED, "the address was never confirmed");
  }

  /** Lets this node see the change at once. */
  void forget(UserId user) {
    knownUsers.forget(user);
    knownKeys.forgetAll();
    knownAppTokens.forgetAll();
  }
}
