package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.PeppolDocuments;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.Clients;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PeppolParticipant;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/**
 * Hands out an issued invoice as an access point of Peppol takes it. Storno is none itself: whoever
 * has one carries the file there.
 */
public final class DownloadPeppol {
  private static final String CLIENT = "client.einvoiceIdentifiers.peppol";
  private static final String PROVIDER = "peppol";

  private final Transactions transactions;
  private final Clients clients;
  private final XmlWriting writing;
  private final PeppolDocuments documents;
  private final Ids ids;
  private final Clock clock;

  /** Hands out with the given ports; none is null. */
  public DownloadPeppol(
      Transactions transactions,
      Clients clients,
      XmlWriting writing,
      PeppolDocuments documents,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.writing = writing;
    this.documents = documents;
    this.ids = ids;
    this.clock = clock;
  }

  private record Read(XmlWriting.Source source, Map<String, Map<String, String>> identifiers) {}

  /**
   * Makes the file. The buyer is addressed as {@code einvoiceIdentifiers.peppol} of the client
   * says, else as the invoice says, else, like the seller, by the VAT identifier.
   *
   * @param enveloped whether in its envelope (SBDH), which is another one each time
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is a draft, cancelled or a supplier's
   * @throws ApplicationException.Unacceptable if an address is missing, or the rules of Peppol find
   *     errors; names them
   */
  public InvoiceFile download(CompanyScope scope, InvoiceId id, boolean enveloped) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Read read = transactions.inCompany(scope.company(), () -> read(scope, id));
    Invoice invoice = read.source.invoice();
    requireOurs(invoice);
    ElectronicInvoice addressed = addressed(told(read.source), read.identifiers.get(PROVIDER));
    Instant now = clock.instant();
    PeppolDocuments.Message message =
        enveloped ? new PeppolDocuments.Message(ids.next(), now) : null;
    PeppolDocuments.Made made = documents.write(addressed, invoice.content().issueDate(), message);
    if (made instanceof PeppolDocuments.Made.Refused refused) {
      throw refusal(refused);
    }
    return new InvoiceFile(
        InvoiceFile.safe(invoice.displayNumber()) + (enveloped ? "-sbdh.xml" : "-peppol.xml"),
        "application/xml",
        ((PeppolDocuments.Made.Ready) made).content(),
        now);
  }

  private Read read(CompanyScope scope, InvoiceId id) {
    XmlWriting.Source source =
        writing
            .source(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    ClientId client = source.invoice().content().clientId();
    return new Read(
        source,
        Optional.ofNullable(client)
            .flatMap(each -> clients.find(scope.company(), each))
            .map(Client::einvoiceIdentifiers)
            .orElse(Map.of()));
  }

  private static void requireOurs(Invoice invoice) {
    if (invoice.direction() != Direction.OUTGOING) {
      throw new DomainException.IllegalState("Cannot send an invoice of a supplier.");
    }
    // A draft that was restored keeps its number, a cancelled invoice too: neither is to be sent.
    if (invoice.status() == DocumentStatus.CANCELLED) {
      throw new DomainException.IllegalState("Cannot send a cancelled invoice.");
    }
    if (invoice.status() == DocumentStatus.DRAFT && !invoice.madeElsewhere()) {
      throw new DomainException.IllegalState("Cannot send a draft; issue it first.");
    }
  }

  private ElectronicInvoice told(XmlWriting.Source source) {
    try {
      return writing.told(source);
    } catch (DomainException.InvalidValue wrong) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of(wrong.field(), String.valueOf(wrong.getMessage())));
    }
  }

  private static ElectronicInvoice addressed(
      ElectronicInvoice told, @Nullable Map<String, String> given) {
    Map<String, String> missing = new LinkedHashMap<>();
    Party seller = PeppolParticipant.addressed(told.seller());
    Optional<Identifier> chosen = PeppolParticipant.of(given);
    Party buyer =
        chosen
            .map(address -> told.buyer().toBuilder().electronicAddress(address).build())
            .orElseGet(() -> PeppolParticipant.addressed(told.buyer()));
    if (given != null && !given.isEmpty() && chosen.isEmpty()) {
      missing.put(
          CLIENT,
          "Give scheme and id: four digits of the EAS code list, such as 0088, and the identifier"
              + " in it.");
    } else if (!PeppolParticipant.is(buyer.electronicAddress())) {
      missing.put(
          CLIENT,
          "Give the scheme and the id under which the client is reached in Peppol, or the client"
              + " its VAT identifier.");
    }
    if (!PeppolParticipant.is(seller.electronicAddress())) {
      missing.put(
          "company.vatCode",
          "The company has no VAT identifier under which it could be registered in Peppol.");
    }
    if (!missing.isEmpty()) {
      throw new ApplicationException.Unacceptable(
          "Something is missing that Peppol wants to know.", missing);
    }
    return told.toBuilder().seller(seller).buyer(buyer).build();
  }

  private static ApplicationException.Unacceptable refusal(PeppolDocuments.Made.Refused refused) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Finding finding : refused.findings()) {
      errors.merge(finding.rule(), finding.message(), (one, other) -> one + "; " + other);
    }
    return new ApplicationException.Unacceptable(
        "An access point of Peppol would refuse the document.", errors);
  }
}
