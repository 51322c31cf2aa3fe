package ro.storno.application.einvoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;

/**
 * What a reader understood of a document, what it did not, and the document itself.
 *
 * <p>Immutable; the bytes are copied on the way in and out, since the document as received is the
 * legal original.
 */
public final class ReadResult {
  private final List<NationalInvoice> documents;
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
    this(
        syntax,
        invoice == null ? List.of() : List.of(NationalInvoice.of(invoice)),
        findings,
        original);
  }

  private ReadResult(
      @Nullable Syntax syntax,
      List<NationalInvoice> documents,
      List<Finding> findings,
      byte[] original) {
    this.documents = List.copyOf(documents);
    this.syntax = syntax;
    this.findings = List.copyOf(findings);
    this.original = original.clone();
  }

  /**
   * The result of reading a file that may hold several documents, with national terms.
   *
   * @param documents what was understood, in the order of the file, not null
   * @param syntax the syntax recognised, not null
   * @param findings what was not understood, not null
   * @param original the bytes as received, copied, not null
   */
  public static ReadResult of(
      List<NationalInvoice> documents, Syntax syntax, List<Finding> findings, byte[] original) {
    return new ReadResult(syntax, documents, findings, original);
  }

  /**
   * The first invoice of the file as far as it could be understood; empty when there is none. Most
   * syntaxes hold one.
   */
  public Optional<ElectronicInvoice> invoice() {
    return documents.stream().map(NationalInvoice::invoice).findFirst();
  }

  /** Every invoice of the file, with what its country adds to the core. */
  public List<NationalInvoice> documents() {
    return documents;
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
    return !documents.isEmpty() && findings.isEmpty();
  }

  /** A copy of the bytes as received. */
  public byte[] original() {
    return original.clone();
  }
}
