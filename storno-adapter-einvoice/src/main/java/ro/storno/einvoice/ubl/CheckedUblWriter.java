package ro.storno.einvoice.ubl;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.ubl21.UBL21Marshaller;
import java.util.List;
import java.util.Locale;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.Syntax;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;

/**
 * Writes UBL and lets ph-ubl read the result into its typed model, with the schema check on, before
 * handing it out: a second opinion that shares no code with our writer.
 *
 * <p>Costs some milliseconds a document. Thread-safe.
 */
public final class CheckedUblWriter implements ElectronicInvoiceWriter {
  private final UblWriter writer;

  /** Checks what another writer writes. */
  public CheckedUblWriter(UblWriter writer) {
    this.writer = writer;
  }

  @Override
  public Syntax syntax() {
    return Syntax.UBL;
  }

  @Override
  public byte[] write(ElectronicInvoice invoice) {
    byte[] document = writer.write(invoice);
    ErrorList errors = new ErrorList();
    Object typed =
        invoice.isCreditNote()
            ? UBL21Marshaller.creditNote().setCollectErrors(errors).read(document)
            : UBL21Marshaller.invoice().setCollectErrors(errors).read(document);
    if (typed == null || errors.containsAtLeastOneError()) {
      throw new UnwritableInvoiceException(findings(errors));
    }
    return document;
  }

  private static List<Finding> findings(ErrorList errors) {
    List<Finding> findings = errors.stream().map(CheckedUblWriter::finding).toList();
    return findings.isEmpty()
        ? List.of(fatal("ph-ubl could not read the document that was written."))
        : findings;
  }

  private static Finding finding(IError error) {
    String text = error.getErrorText(Locale.ENGLISH);
    return fatal(text == null ? String.valueOf(error.getErrorID()) : text);
  }

  private static Finding fatal(String message) {
    return Finding.of("XSD", Severity.FATAL, FindingSource.SCHEMA, message);
  }
}
