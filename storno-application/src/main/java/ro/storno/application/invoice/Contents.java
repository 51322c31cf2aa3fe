package ro.storno.application.invoice;

import java.util.List;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.party.Client;

/** Copies of an invoice's content with something exchanged. */
final class Contents {
  private Contents() {}

  static InvoiceContent withBuyer(InvoiceContent was, Client client, List<DocumentLine> lines) {
    return new InvoiceContent(
        was.documentType(),
        was.typeCode(),
        was.operationKind(),
        was.parent(),
        was.seriesId(),
        was.issueDate(),
        was.dueDate(),
        was.currency(),
        was.exchangeRate(),
        client.id(),
        was.supplier(),
        client.party(),
        was.paymentMethod(),
        was.language(),
        lines,
        was.references(),
        was.texts(),
        was.options(),
        was.extensions());
  }
}
