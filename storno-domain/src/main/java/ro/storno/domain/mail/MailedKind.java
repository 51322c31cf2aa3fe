package ro.storno.domain.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents that are mailed, each with words and templates of its own. */
public enum MailedKind {
  INVOICE,
  CREDIT_NOTE,
  PROFORMA,
  DELIVERY_NOTE,
  RECEIPT;

  /** Returns the lower-case wire name, which is also the category of its mails in the log. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with a wire name, if there is one. */
  public static Optional<MailedKind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
