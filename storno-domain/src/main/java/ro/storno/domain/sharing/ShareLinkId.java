package ro.storno.domain.sharing;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a link to an invoice of a company.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record ShareLinkId(UUID value) {
  /** Checks that the value is present. */
  public ShareLinkId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ShareLinkId parse(String text) {
    return new ShareLinkId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
