package ro.storno.domain.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the way to a mail server is protected. */
public enum MailEncryption {
  /** Not at all; for a relay on the same machine. */
  NONE,
  /** STARTTLS, required: a server that does not offer it gets nothing. */
  TLS,
  /** TLS from the first byte. */
  SSL;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the one with a wire name, if there is one. */
  public static Optional<MailEncryption> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(e -> e.wireName().equals(wireName)).findFirst();
  }
}
