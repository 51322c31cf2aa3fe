package ro.storno.application.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Wording;
import ro.storno.domain.mail.EmailAddress;

/**
 * Who gets a mail; nobody twice.
 *
 * @param to not null
 * @param cc further readers; not null
 * @param bcc readers that the others do not see; not null
 */
record Recipients(EmailAddress to, List<EmailAddress> cc, List<EmailAddress> bcc) {
  /** Most readers of a mail. */
  static final int MOST = 50;

  private static final String TO = "to";

  /**
   * Reads what was typed.
   *
   * @throws ApplicationException.Invalid if an address is none, or there are too many
   */
  static Recipients of(@Nullable String to, @Nullable List<String> cc, @Nullable List<String> bcc) {
    FieldErrors errors = new FieldErrors();
    Set<EmailAddress> seen = new LinkedHashSet<>();
    List<EmailAddress> first = read(TO, to == null ? List.of() : List.of(to), seen, errors);
    errors.addIf(to == null || to.isBlank(), TO, Wording.EMAIL);
    List<EmailAddress> second = read("cc", cc == null ? List.of() : cc, seen, errors);
    List<EmailAddress> third = read("bcc", bcc == null ? List.of() : bcc, seen, errors);
    errors.addIf(
        seen.size() > MOST,
        "cc",
        "A mail has at most " + MOST + " readers; send it again to more.");
    errors.throwInvalid();
    return new Recipients(first.get(0), second, third);
  }

  private static List<EmailAddress> read(
      String field, List<String> typed, Set<EmailAddress> seen, FieldErrors errors) {
    List<EmailAddress> read = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String path = field.equals(TO) ? TO : field + "[" + i + "]";
      EmailAddress address = EmailAddress.find(typed.get(i)).orElse(null);
      if (address == null) {
        errors.add(path, Wording.EMAIL);
      } else if (seen.add(address)) {
        read.add(address);
      }
    }
    return read;
  }

  /** Returns all of them. */
  List<EmailAddress> all() {
    return Stream.of(List.of(to), cc, bcc).flatMap(List::stream).toList();
  }
}
