package ro.storno.einvoice.syntax;

import java.util.List;
import ro.storno.domain.einvoice.Finding;

/**
 * A document as far as its syntax could carry the invoice.
 *
 * @param document the bytes; not copied, so not to be changed; not null
 * @param leftOut the terms for which the syntax had no room, each with its place; not null
 */
public record Written(byte[] document, List<Finding> leftOut) {
  /** Copies the findings. */
  public Written {
    leftOut = List.copyOf(leftOut);
  }
}
