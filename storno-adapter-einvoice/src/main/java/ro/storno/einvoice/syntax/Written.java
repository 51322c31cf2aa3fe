package ro.storno.einvoice.syntax;

import java.util.List;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Severity;

/**
 * A document as far as its syntax could carry the invoice.
 *
 * @param document the bytes; not copied, so not to be changed; not null
 * @param findings the terms for which the syntax had no room, as warnings, and what was assumed, as
 *     information, each with its place; not null
 */
public record Written(byte[] document, List<Finding> findings) {
  /** Copies the findings. */
  public Written {
    findings = List.copyOf(findings);
  }

  /** The terms for which the syntax had no room. */
  public List<Finding> leftOut() {
    return findings.stream().filter(f -> f.severity() != Severity.INFORMATION).toList();
  }
}
