package ro.storno.application.einvoice;

import java.util.List;
import java.util.stream.Collectors;
import ro.storno.domain.einvoice.Finding;

/** An invoice that the syntax asked for cannot carry; the findings name each term and why. */
public final class UnwritableInvoiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * An invoice that cannot be written for the given reasons.
   *
   * @param findings at least one, not null
   */
  public UnwritableInvoiceException(List<Finding> findings) {
    super(findings.stream().map(Finding::message).collect(Collectors.joining("; ")));
    this.findings = List.copyOf(findings);
  }

  /** Why the invoice cannot be written, one finding for each term. */
  public List<Finding> findings() {
    return findings;
  }
}
