package ro.storno.bootstrap.einvoice;

import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.EInvoicing;

/** Judges, writes and prints documents from files. */
public final class OfflineDesk implements OfflineTools {
  private final ElectronicInvoiceValidator validator = EInvoicing.standard().validator();

  @Override
  public ValidationReport validate(byte[] document) {
    return validator.validate(document);
  }

  @Override
  public byte[] xml(byte[] invoiceJson) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] pdf(byte[] invoiceJson, String language) {
    throw new UnsupportedOperationException();
  }
}
