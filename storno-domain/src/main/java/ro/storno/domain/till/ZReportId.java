package ro.storno.domain.till;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a Z report.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record ZReportId(UUID value) {
  /** Checks that the value is present. */
  public ZReportId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
