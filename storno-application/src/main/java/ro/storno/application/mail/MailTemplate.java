package ro.storno.application.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The mails that Storno writes about accounts, with the values that each of them speaks of. */
public enum MailTemplate {
  /** Asks the owner of an address to confirm it. */
  CONFIRM_EMAIL("link"),
  /** Lets somebody who forgot the password choose another. */
  RESET_PASSWORD("link"),
  /** Tells that the password was changed. */
  PASSWORD_CHANGED("address"),
  /** Tells that a session was ended because somebody used a refresh token that was used before. */
  SESSION_REPLAYED("address"),
  /** Tells that a second factor is asked for from now on. */
  TWO_FACTOR_ENABLED,
  /** Tells that no second factor is asked for any more. */
  TWO_FACTOR_DISABLED,
  /** Tells that there are new backup codes and the old ones are void. */
  BACKUP_CODES_RENEWED,
  /** Tells that a passkey was added. */
  PASSKEY_ADDED("name"),
  /** Tells that a passkey was removed. */
  PASSKEY_REMOVED("name"),
  /** Tells that an API key was made. */
  API_KEY_CREATED("name"),
  /** Invites somebody into an organization. */
  INVITATION("organization", "inviter", "role", "link"),
  /** Confirms that an account was deleted. */
  ACCOUNT_DELETED,
  /** Shows that a sender works. */
  SENDER_TEST("organization");

  private final Set<String> needs;

  MailTemplate(String... needs) {
    this.needs = Set.copyOf(Arrays.asList(needs));
  }

  /** Returns the names of the values it needs. */
  public Set<String> needs() {
    return needs;
  }

  /** Returns whether nothing of the mail may be kept once it has gone, or cannot go. */
  public boolean leavesNoTrace() {
    return this == ACCOUNT_DELETED;
  }

  /** Returns the lower-case wire name, which is also its category in the log. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
