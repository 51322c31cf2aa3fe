package ro.storno.domain.anaf;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a message to a seller that was sent from here.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record SentBuyerMessageId(UUID value) {
  /** Checks that the value is present. */
  public SentBuyerMessageId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SentBuyerMessageId parse(String text) {
    return new SentBuyerMessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
