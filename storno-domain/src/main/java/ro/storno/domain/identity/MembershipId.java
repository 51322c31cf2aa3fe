package ro.storno.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a user's membership in an organization.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record MembershipId(UUID value) {
  /** Checks that the value is present. */
  public MembershipId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MembershipId parse(String text) {
    return new MembershipId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
