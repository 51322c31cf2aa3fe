package ro.storno.application.invoice;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailedDocument;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;

/** What mails ask of every document that has the content of an invoice. */
public final class MailedContents {
  private final Clients clients;
  private final SeriesBook seriesBook;

  /** Answers from the given ports; none is null. */
  public MailedContents(Clients clients, SeriesBook seriesBook) {
    this.clients = clients;
    this.seriesBook = seriesBook;
  }

  /**
   * What sets a document apart from others with such content.
   *
   * @param kind not null
   * @param id not null
   * @param number as shown; not null
   * @param pdfName not null
   * @param xmlName null if there is no XML
   * @param open whether it still has to be paid
   * @param obstacle why it cannot be mailed, or null
   */
  public record Own(
      MailedKind kind,
      UUID id,
      String number,
      String pdfName,
      @Nullable String xmlName,
      boolean open,
      @Nullable String obstacle) {}

  /** Returns the document as a mail has to know it, in a transaction of the company. */
  public MailedDocument mailed(
      CompanyId company, InvoiceContent content, DocumentTotals totals, Own own) {
    return new MailedDocument(
        own.kind,
        own.id,
        own.number,
        content.issueDate(),
        content.dueDate(),
        totals.subtotal(),
        totals.vatTotal(),
        totals.total(),
        content.buyer(),
        address(company, content).orElse(null),
        series(company, content).orElse(null),
        own.pdfName,
        own.xmlName,
        own.open,
        own.obstacle);
  }

  /** The address that the client has now, else the one that stands on the document. */
  private Optional<String> address(CompanyId company, InvoiceContent content) {
    Optional<Party> now =
        Optional.ofNullable(content.clientId())
            .flatMap(id -> clients.find(company, id))
            .map(Client::party);
    return Stream.of(now, Optional.ofNullable(content.buyer()))
        .flatMap(Optional::stream)
        .flatMap(party -> Optional.ofNullable(party.email()).stream())
        .filter(email -> !email.isBlank())
        .findFirst();
  }

  private Optional<String> series(CompanyId company, InvoiceContent content) {
    return Optional.ofNullable(content.seriesId())
        .flatMap(id -> seriesBook.find(company, id))
        .map(Series::prefix);
  }

  /** Returns a file that goes with a mail. */
  public static MailCarrier.Attachment attachment(String name, InvoiceFile file) {
    return new MailCarrier.Attachment(name, file.mediaType(), file.content());
  }
}
