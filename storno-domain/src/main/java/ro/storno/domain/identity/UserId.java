package ro.storno.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a user account.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record UserId(UUID value) {
  /** Checks that the value is present. */
  public UserId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static UserId parse(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
