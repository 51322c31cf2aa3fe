package ro.storno.application.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.User;

/**
 * Which passwords are good enough: long enough, not among those that everybody tries, not made of
 * the user's own name or address, and more than the names of what Storno is for. Kinds of
 * characters are not prescribed (OWASP ASVS 5, 6.2.5; the pages recommend them only).
 */
public final class PasswordRules {
  /** Shortest password (api-reference/auth/register.md). */
  static final int SHORTEST = 8;

  /** Longest password: hashing more would let anyone keep the server busy. */
  static final int LONGEST = 200;

  static final String TOO_SHORT = "Password must be at least 8 characters long.";
  private static final String TOO_LONG = "Password must be at most 200 characters long.";
  private static final String COMMON =
      "This password is among those that are tried first; choose another.";
  private static final String PERSONAL =
      "The password must not contain your name or e-mail address.";
  private static final String OF_THE_TRADE =
      "A password made of words such as Storno or factura is easy to guess; choose another.";
  private static final int LEAST_OF_A_NAME = 4;

  /** The list is in docs/security.md (OWASP ASVS 5, 6.1.2 and 6.2.11). */
  private static final Pattern TRADE =
      Pattern.compile(
          "(storno|e?factura|facturi|facturare|anaf|spv|contabil|contabilitate|contabila|admin"
              + "|administrator|invoice|invoices|invoicing)+");

  private final CommonPasswords common;

  /**
   * @param common not null
   */
  public PasswordRules(CommonPasswords common) {
    this.common = common;
  }

  /** Returns what is wrong with a password for somebody; empty if it is good enough. */
  Optional<String> objection(
      String password, String email, @Nullable String firstName, @Nullable String lastName) {
    if (password.length() < SHORTEST) {
      return Optional.of(TOO_SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(TOO_LONG);
    }
    String lower = password.toLowerCase(Locale.ROOT);
    if (common.contains(lower)) {
      return Optional.of(COMMON);
    }
    if (TRADE.matcher(lower.replaceAll("[^\\p{L}]", "")).matches()) {
      return Optional.of(OF_THE_TRADE);
    }
    int at = email.indexOf('@');
    boolean personal =
        Stream.of(at < 0 ? email : email.substring(0, at), email, firstName, lastName)
            .filter(part -> part != null && part.strip().length() >= LEAST_OF_A_NAME)
            .anyMatch(part -> lower.contains(part.strip().toLowerCase(Locale.ROOT)));
    return personal ? Optional.of(PERSONAL) : Optional.empty();
  }

  /**
   * Refuses a password that is not good enough.
   *
   * @throws ApplicationException.Invalid naming the field {@code password}
   */
  void requireGood(
      String password, String email, @Nullable String firstName, @Nullable String lastName) {
    objection(password, email, firstName, lastName)
        .ifPresent(
            wrong -> {
              throw new ApplicationException.Invalid(Map.of("password", wrong));
            });
  }

  /** Returns what is wrong with a password for a user; empty if it is good enough. */
  Optional<String> objection(String password, User user) {
    return objection(password, user.email(), user.firstName(), user.lastName());
  }
}
