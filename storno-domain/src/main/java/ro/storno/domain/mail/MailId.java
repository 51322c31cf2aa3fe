package ro.storno.domain.mail;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a mail, here and in its Message-ID.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record MailId(UUID value) {
  /** Checks that the value is present. */
  public MailId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MailId parse(String text) {
    return new MailId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
