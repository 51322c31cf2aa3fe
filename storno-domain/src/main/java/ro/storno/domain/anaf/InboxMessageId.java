package ro.storno.domain.anaf;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a message in a company's inbox; ours, not ANAF's.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record InboxMessageId(UUID value) {
  /** Checks that the value is present. */
  public InboxMessageId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static InboxMessageId parse(String text) {
    return new InboxMessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
