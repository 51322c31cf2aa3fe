package ro.storno.domain.inbox;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a document in a company's inbox; ours, not the authority's.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record InboundDocumentId(UUID value) {
  /** Checks that the value is present. */
  public InboundDocumentId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
