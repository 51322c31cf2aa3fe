package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.identity.User;
import ro.storno.domain.mail.EmailAddress;

/** Mails with a link that works once; what registration, resending and resetting have in common. */
public final class ConfirmationMails {
  private static final Duration CONFIRM_LIFETIME = Duration.ofHours(24);
  private static final Duration RESET_LIFETIME = Duration.ofHours(1);
  private static final Duration WINDOW = Duration.ofHours(1);

  /** Nobody's mailbox is filled by somebody else (api-reference/auth/forgot-password.md). */
  private static final int MOST_IN_WINDOW = 3;

  private final OneTimeTokens tokens;
  private final SecretTokens secrets;
  private final Post post;
  private final AccountLinks links;
  private final Clock clock;

  /** Writes with the given ports; none is null. */
  public ConfirmationMails(
      OneTimeTokens tokens, SecretTokens secrets, Post post, AccountLinks links, Clock clock) {
    this.tokens = tokens;
    this.secrets = secrets;
    this.post = post;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Asks for confirmation of the address; call it in a platform transaction.
   *
   * @return false if that was asked too often of late, and so no mail goes out
   */
  boolean askToConfirm(User user) {
    return send(
        user, OneTimeTokens.Purpose.CONFIRM_EMAIL, CONFIRM_LIFETIME, MailTemplate.CONFIRM_EMAIL);
  }

  /** Lets the user choose a new password; call it in a platform transaction. */
  void offerReset(User user) {
    send(user, OneTimeTokens.Purpose.RESET_PASSWORD, RESET_LIFETIME, MailTemplate.RESET_PASSWORD);
  }

  private boolean send(
      User user, OneTimeTokens.Purpose purpose, Duration lifetime, MailTemplate template) {
    Instant now = clock.instant();
    if (tokens.countSince(user.id(), purpose, now.minus(WINDOW)) >= MOST_IN_WINDOW) {
      return false;
    }
    tokens.voidAll(user.id(), purpose, now);
    String secret = secrets.generate();
    tokens.add(
        new OneTimeTokens.OneTimeToken(
            purpose, secrets.hash(secret), user.id(), now, now.plus(lifetime), false));
    String link =
        purpose == OneTimeTokens.Purpose.CONFIRM_EMAIL
            ? links.confirmEmail(secret)
            : links.resetPassword(secret);
    post.post(
        new Letter(
            template,
            new EmailAddress(user.email()),
            user.locale(),
            Map.of("link", link),
            user.id()));
    return true;
  }
}
