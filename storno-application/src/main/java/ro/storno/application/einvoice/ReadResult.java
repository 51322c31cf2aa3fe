package ro.storno.application.einvoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;

/**
 * What a reader understood of a document, what it did not, and the document itself.
 *
 * <p>Immutable; the bytes are copied on the way in and out, since the document as received is the
 * legal original.
 */
public final class ReadResult {
  private final @Nullable ElectronicInvoice invoice;
  private final @Nullable Syntax syntax;
  private final List<Finding> findings;
  private final byte[] original;

  /**
   * The result of reading a document.
   *
   * @param invoice what was understood; null when the document is no invoice in a known syntax
   * @param syntax the syntax recognised; null when none was
   * @param findings what was not understood, not null
   * @param original the bytes as received, copied, not null
   */
  public ReadResult(
      @Nullable ElectronicInvoice invoice,
      @Nullable Syntax syntax,
      List<Finding> findings,
      byte[] original) {
    this.invoice = invoice;
    this.syntax = syntax;
    this.findings = List.copyOf(findings);
    this.original = original.clone();
  }

  /** The invoice as far as it could be understood; empty when the document is no invoice. */
  public Optional<ElectronicInvoice> invoice() {
    return Optional.ofNullable(invoice);
  }

  /** The syntax recognised; empty when none was. */
  public Optional<Syntax> syntax() {
    return Optional.ofNullable(syntax);
  }

  /** What could not be understood or taken over, in document order. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether the whole document went into the model and nothing was lost. */
  public boolean isComplete() {
    return invoice != null && findings.isEmpty();
  }

  /** A copy of the bytes as received. */
  public byte[] original() {
    return original.clone();
  }
}
