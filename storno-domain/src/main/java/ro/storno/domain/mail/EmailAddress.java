package ro.storno.domain.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address such as {@code ana@example.ro} in its one canonical form, so that nobody can register
 * a second address that reads like another's.
 *
 * <p>The part before the {@code @} is printable ASCII (RFC 5321; SMTPUTF8 is not offered), in lower
 * case. A domain may be international; it is kept as it travels, in Punycode, so that a Cyrillic
 * {@code а} shows. A domain that changes its letters on the way there (full-width letters, {@code
 * ß}) is refused rather than silently made into another one.
 *
 * @param value canonical, at most 254 characters; not null
 */
public record EmailAddress(String value) {
  /** Longest address (RFC 5321, 4.5.3.1.3). */
  public static final int LONGEST = 254;

  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern LOCAL_PART =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Accepts a canonical address only; use {@link #find} for what somebody typed.
   *
   * @throws IllegalArgumentException if the value is not canonical
   */
  public EmailAddress {
    Objects.requireNonNull(value, "value");
    if (!canonical(value)) {
      throw new IllegalArgumentException("not a canonical e-mail address");
    }
  }

  /**
   * Reads what somebody typed.
   *
   * @param typed not null; blanks around it do not matter
   * @return empty if it is no address that mail can be sent to
   */
  public static Optional<EmailAddress> find(String typed) {
    String text = typed.strip();
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1 || text.length() > LONGEST) {
      return Optional.empty();
    }
    String local = text.substring(0, at).toLowerCase(Locale.ROOT);
    return domain(text.substring(at + 1))
        .map(domain -> local + "@" + domain)
        .filter(EmailAddress::canonical)
        .map(EmailAddress::new);
  }

  private static Optional<String> domain(String typed) {
    String lower = Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    try {
      String ascii = IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      boolean unchanged = lower.equals(ascii) || lower.equals(IDN.toUnicode(ascii));
      return unchanged ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean canonical(String value) {
    int at = value.lastIndexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL_PART
        && value.length() <= LONGEST
        && LOCAL_PART.matcher(value.substring(0, at)).matches()
        && DOMAIN.matcher(value.substring(at + 1)).matches();
  }

  /** Returns the canonical text. */
  @Override
  public String toString() {
    return value;
  }
}
