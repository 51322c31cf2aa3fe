package ro.storno.application.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.notification.Notifications;
import ro.storno.application.party.Clients;
import ro.storno.application.party.Suppliers;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.ReceivedInvoice;
import ro.storno.domain.invoice.ReceivedInvoiceMapping;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;

/**
 * Reads documents whose bytes are kept, and takes them in. Whatever the bytes are, there is an end:
 * invoices, or a document that failed, with its findings and its bytes.
 */
final class SettleDocuments {
  private static final int LONGEST_ERROR = 1000;

  private final Transactions transactions;
  private final Stores stores;
  private final ConfiguredNumbers numbers;
  private final ElectronicInvoiceReader reader;
  private final Notifications notifications;
  private final Ids ids;
  private final Clock clock;

  /**
   * What is written to; none is null.
   *
   * @param documents the inbox
   * @param invoices invoices
   * @param received invoices made elsewhere
   * @param suppliers suppliers
   * @param clients clients
   * @param submissions what was handed to authorities
   */
  record Stores(
      InboundDocuments documents,
      Invoices invoices,
      ReceivedInvoices received,
      Suppliers suppliers,
      Clients clients,
      Submissions submissions) {}

  SettleDocuments(
      Transactions transactions,
      Stores stores,
      ConfiguredNumbers numbers,
      ElectronicInvoiceReader reader,
      Notifications notifications,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.stores = stores;
    this.numbers = numbers;
    this.reader = reader;
    this.notifications = notifications;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a document in; opens its own transaction.
   *
   * @param kept where its bytes are; not null
   * @param bytes not null
   * @param tell whether people are told of each invoice
   * @return what arrived that was not known before
   */
  List<Arrival> settle(
      Company company,
      InboundDocument document,
      InboundDocument.Kept kept,
      byte[] bytes,
      boolean tell) {
    ReadResult read = reader.read(bytes);
    List<Incoming> incoming = incoming(company, document, kept, read);
    CompanyId id = company.id();
    return transactions.inCompany(
        id,
        () -> {
          if (!stores.documents.lockWaiting(id, document.id())) {
            return List.of();
          }
          Optional<InvoiceId> own = own(id, document.told().channel(), kept.sha256());
          if (own.isPresent()) {
            stores.documents.settle(id, ours(document, own.get()));
            return List.of();
          }
          List<Arrival> arrivals = taken(company, document, incoming, read.findings());
          if (tell) {
            arrivals.stream()
                .filter(each -> each.direction() == Direction.INCOMING)
                .forEach(each -> notifications.tell(each.notice(id)));
          }
          return arrivals;
        });
  }

  /** An invoice of ours with these bytes, in our own syntax or in that of the authority. */
  private Optional<InvoiceId> own(CompanyId company, Channel channel, String sha256) {
    return stores
        .received
        .written(company, sha256)
        .or(
            () ->
                stores
                    .submissions
                    .ofBytes(company, channel, sha256)
                    .map(submission -> submission.filing().document())
                    .filter(document -> document.kind() == DocumentReference.Kind.INVOICE)
                    .map(document -> new InvoiceId(document.id())));
  }

  private List<Incoming> incoming(
      Company company, InboundDocument document, InboundDocument.Kept kept, ReadResult read) {
    InboundDocument.Told told = document.told();
    Set<String> own = new HashSet<>(numbers.of(company.id(), told.channel()));
    if (told.taxpayer() != null) {
      own.add(told.taxpayer());
    }
    List<Incoming> incoming = new ArrayList<>();
    for (NationalInvoice each : read.documents()) {
      incoming.add(incoming(company, document, kept, read, each, own, incoming.size()));
    }
    return incoming;
  }

  private Incoming incoming(
      Company company,
      InboundDocument document,
      InboundDocument.Kept kept,
      ReadResult read,
      NationalInvoice invoice,
      Set<String> own,
      int position) {
    InboundDocument.Told told = document.told();
    String reference = InboundOriginals.reference(told.reference(), position);
    LocalDate day = LocalDate.ofInstant(told.at(), company.settings().timeZone());
    ReceivedInvoice received =
        ReceivedInvoiceMapping.map(
            invoice.invoice(), new ReceivedInvoiceMapping.Basis(day, reference, ids::next));
    List<Finding> findings = new ArrayList<>(read.findings());
    findings.addAll(received.findings());
    String taxpayer = told.taxpayer();
    // SDI goes by a CodiceDestinatario, which several companies may share: who is meant is what the
    // document says, and SDI vouches for nobody
    boolean vouches = told.channel() != Channel.SDI;
    return new Incoming(
        reference,
        told.reference(),
        received,
        findings,
        new Incoming.Addressed(
            own, null, vouches ? taxpayer : told.reference(), Direction.INCOMING),
        kept.sha256(),
        Map.of("provider", told.channel().wireName(), "reference", reference));
  }

  private List<Arrival> taken(
      Company company, InboundDocument document, List<Incoming> incoming, List<Finding> findings) {
    CompanyId id = company.id();
    if (incoming.isEmpty()) {
      stores.documents.settle(id, unreadable(document, findings));
      return List.of();
    }
    TakeInDocuments takeIn =
        new TakeInDocuments(
            Origin.of(document.told().channel()),
            stores.received,
            stores.invoices,
            stores.suppliers,
            stores.clients,
            ids,
            clock);
    List<TakeInDocuments.Taken> taken = takeIn.take(company, incoming);
    stores.documents.settle(id, settlement(document, taken));
    List<Arrival> arrivals =
        taken.stream().map(TakeInDocuments.Taken::arrival).flatMap(Optional::stream).toList();
    takeIn.markDuplicates(id, arrivals.stream().map(Arrival::invoice).toList());
    return arrivals;
  }

  private InboundDocuments.Settlement settlement(
      InboundDocument document, List<TakeInDocuments.Taken> taken) {
    List<InvoiceId> invoices =
        taken.stream().map(TakeInDocuments.Taken::invoice).filter(Objects::nonNull).toList();
    List<Finding> homeless =
        taken.stream()
            .filter(each -> each.invoice() == null)
            .flatMap(each -> each.findings().stream())
            .toList();
    String foreign =
        taken.stream()
            .filter(each -> each.invoice() == null)
            .map(TakeInDocuments.Taken::foreign)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    InboxOutcome outcome =
        invoices.isEmpty()
            ? InboxOutcome.KEPT
            : taken.stream().anyMatch(TakeInDocuments.Taken::added)
                ? InboxOutcome.DOCUMENT
                : InboxOutcome.KNOWN;
    boolean warned =
        invoices.size() < taken.size()
            || taken.stream().anyMatch(TakeInDocuments.Taken::worthALook);
    return processed(document, outcome, foreign, homeless, warned, invoices);
  }

  /** An invoice of ours that comes back, such as one that we wrote for its seller. */
  private InboundDocuments.Settlement ours(InboundDocument document, InvoiceId invoice) {
    return processed(document, InboxOutcome.OURS, null, List.of(), false, List.of(invoice));
  }

  private InboundDocuments.Settlement processed(
      InboundDocument document,
      InboxOutcome outcome,
      @Nullable String error,
      List<Finding> findings,
      boolean warned,
      List<InvoiceId> invoices) {
    Instant now = clock.instant();
    return new InboundDocuments.Settlement(
        document.id(), InboxState.PROCESSED, now, outcome, error, findings, warned, invoices, now);
  }

  private InboundDocuments.Settlement unreadable(InboundDocument document, List<Finding> findings) {
    Instant now = clock.instant();
    String why =
        findings.stream()
            .filter(finding -> finding.severity().invalidates())
            .map(Finding::message)
            .findFirst()
            .orElse("The document is no invoice that can be read.");
    return new InboundDocuments.Settlement(
        document.id(),
        InboxState.FAILED,
        now,
        InboxOutcome.UNREADABLE,
        why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR),
        findings,
        true,
        List.of(),
        now);
  }
}
