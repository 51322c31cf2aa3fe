package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.identity.OneTimeTokens.Purpose;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/**
 * What follows a change of credentials: every session ends, what was begun with the old ones is
 * void, and the owner is told by mail.
 */
public final class CredentialChanges {
  private final Users users;
  private final RefreshTokens refreshTokens;
  private final OneTimeTokens tokens;
  private final KnownUsers known;
  private final Post post;
  private final AuditTrail audit;
  private final Whereabouts whereabouts;
  private final Clock clock;

  /** Follows up with the given ports; none is null. */
  public CredentialChanges(
      Users users,
      RefreshTokens refreshTokens,
      OneTimeTokens tokens,
      KnownUsers known,
      Post post,
      AuditTrail audit,
      Whereabouts whereabouts,
      Clock clock) {
    this.users = users;
    this.refreshTokens = refreshTokens;
    this.tokens = tokens;
    this.known = known;
    this.post = post;
    this.audit = audit;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /** Sets a new password; call it in a platform transaction that holds the account's lock. */
  User changePassword(User user, String passwordHash) {
    Instant now = clock.instant();
    User changed = user.withPassword(passwordHash, now);
    users.update(changed);
    refreshTokens.revokeAllOf(user.id(), now);
    tokens.voidAll(user.id(), Purpose.RESET_PASSWORD, now);
    tokens.voidAll(user.id(), Purpose.STEP_UP, now);
    tell(changed, MailTemplate.PASSWORD_CHANGED, Map.of("address", whereabouts.address()));
    return changed;
  }

  /**
   * Tells the owner of an account, and the audit trail; call it in a platform transaction.
   *
   * @throws IllegalArgumentException for a template that tells of no change of credentials
   */
  void tell(User user, MailTemplate template, Map<String, String> values) {
    audit.recordOfUser(user.id(), AuditAction.valueOf(template.name()), "");
    post.post(
        new Letter(template, new EmailAddress(user.email()), user.locale(), values, user.id()));
  }

  /** Lets this node see the change at once. */
  void forget(UserId user) {
    known.forget(user);
  }
}
