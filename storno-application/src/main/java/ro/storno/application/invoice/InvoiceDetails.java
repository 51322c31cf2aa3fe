package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.People;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.payment.Payments;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/** Gathers what belongs to an invoice; what the use cases that answer with an invoice share. */
public final class InvoiceDetails {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Payments payments;
  private final InvoiceFiles files;
  private final SeriesBook seriesBook;
  private final Submissions submissions;
  private final People people;
  private final ScheduledMails scheduledMails;
  private final Origins origins;
  private final Clock clock;

  /** Gathers from the given ports; none is null. */
  public InvoiceDetails(
      Transactions transactions,
      Invoices invoices,
      Payments payments,
      InvoiceFiles files,
      SeriesBook seriesBook,
      Submissions submissions,
      People people,
      ScheduledMails scheduledMails,
      Origins origins,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.payments = payments;
    this.files = files;
    this.seriesBook = seriesBook;
    this.submissions = submissions;
    this.people = people;
    this.scheduledMails = scheduledMails;
    this.origins = origins;
    this.clock = clock;
  }

  /** Knows when mails about documents are to leave. */
  @FunctionalInterface
  public interface ScheduledMails {
    /** Returns when the next mail about a document leaves, if one waits for its time. */
    Optional<Instant> next(CompanyId company, UUID document);
  }

  /** Knows of what invoices came. */
  @FunctionalInterface
  public interface Origins {
    /** Returns the recurring invoice that an invoice came of, if it came of one. */
    Optional<RecurringId> of(CompanyId company, InvoiceId invoice);
  }

  /** What was gathered in the company's transaction; names of people still lack. */
  record Gathered(
      Invoice invoice,
      List<Payment> payments,
      List<InvoiceEvent> events,
      List<Attachment> attachments,
      @Nullable Series series,
      InvoiceDetail.@Nullable Parent parent,
      boolean xmlGenerated,
      @Nullable Submission submission) {
    /** The same with a submission that is about to be saved. */
    Gathered with(@Nullable Submission changed) {
      return new Gathered(
          invoice, payments, events, attachments, series, parent, xmlGenerated, changed);
    }
  }

  /** Returns the day in the company's time zone. */
  LocalDate today(CompanyScope scope) {
    return LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
  }

  /**
   * Reads an invoice that is stored, for use cases that answer with one: whoever may make one sees
   * what was made. Asks for no permission, and is not to be called in a transaction.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public InvoiceDetail read(CompanyScope scope, InvoiceId id) {
    Read read =
        transactions.inCompany(
            scope.company(),
            () -> {
              Gathered gathered = gather(scope, id);
              return new Read(
                  gathered,
                  reading(gathered.invoice),
                  scheduledMails.next(scope.company(), id.value()).orElse(null),
                  origins.of(scope.company(), id).orElse(null));
            });
    return told(scope, read);
  }

  /** What only stored invoices have, besides what was gathered. */
  private record Read(
      Gathered gathered,
      InvoiceFiles.@Nullable Evidence reading,
      @Nullable Instant nextMail,
      @Nullable RecurringId recurring) {}

  /** How a document made elsewhere was read: the evidence that came with it. */
  private InvoiceFiles.@Nullable Evidence reading(Invoice invoice) {
    return invoice.madeElsewhere()
        ? files.verdicts(invoice.company(), invoice.id()).stream()
            .filter(evidence -> Evidences.RECEIVING.equals(evidence.ruleSet()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private Gathered gather(CompanyScope scope, InvoiceId id) {
    CompanyId company = scope.company();
    Invoice invoice =
        invoices.find(company, id).orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    return new Gathered(
        invoice,
        paymentsOf(invoice),
        invoices.events(company, id),
        files.attachments(company, id),
        seriesOf(invoice),
        parentOf(invoice),
        files.xml(company, id).isPresent(),
        submissionOf(invoice));
  }

  /**
   * Gathers what surrounds an invoice that is about to be saved, in the running transaction.
   *
   * @param added events that are about to be appended, newest first
   * @param series the series, if it is known already
   * @param xmlKept whether the XML, if there is any, stays that of the invoice
   */
  Gathered around(
      Invoice invoice, List<InvoiceEvent> added, @Nullable Series series, boolean xmlKept) {
    List<InvoiceEvent> events = new ArrayList<>(added);
    events.addAll(invoices.events(invoice.company(), invoice.id()));
    return new Gathered(
        invoice,
        paymentsOf(invoice),
        events,
        files.attachments(invoice.company(), invoice.id()),
        series == null ? seriesOf(invoice) : series,
        parentOf(invoice),
        xmlKept && files.xml(invoice.company(), invoice.id()).isPresent(),
        submissionOf(invoice));
  }

  /** Without a number it was never issued, and so never submitted. */
  private @Nullable Submission submissionOf(Invoice invoice) {
    return invoice.number() == null || invoice.direction() != Direction.OUTGOING
        ? null
        : submissions
            .latest(invoice.company(), InvoiceFiling.reference(invoice), Channel.ANAF)
            .orElse(null);
  }

  private List<Payment> paymentsOf(Invoice invoice) {
    return invoice.amountPaid().isZero() ? List.of() : payments.of(invoice.company(), invoice.id());
  }

  private @Nullable Series seriesOf(Invoice invoice) {
    SeriesId series = invoice.content().seriesId();
    return series == null ? null : seriesBook.find(invoice.company(), series).orElse(null);
  }

  private InvoiceDetail.@Nullable Parent parentOf(Invoice invoice) {
    InvoiceId parent = invoice.content().parent();
    return parent == null
        ? null
        : invoices.find(invoice.company(), parent).map(InvoiceDetail.Parent::of).orElse(null);
  }

  /** Answers with what was gathered; not to be called in a transaction. */
  InvoiceDetail told(CompanyScope scope, Gathered gathered) {
    return told(scope, new Read(gathered, null, null, null));
  }

  private InvoiceDetail told(CompanyScope scope, Read read) {
    Gathered gathered = read.gathered;
    Invoice invoice = gathered.invoice;
    Invoice.Cancellation cancellation = invoice.cancellation();
    Invoice.Restoration restoration = invoice.restoration();
    return new InvoiceDetail(
        invoice,
        gathered.payments,
        happenings(gathered.events),
        gathered.attachments,
        gathered.series,
        gathered.parent,
        gathered.xmlGenerated,
        FilingStatus.of(invoice, gathered.submission, FilingRule.of(scope.profile(), today(scope))),
        cancellation == null ? null : people.find(cancellation.by()).orElse(null),
        restoration == null ? null : people.find(restoration.by()).orElse(null),
        gathered.events.stream()
            .anyMatch(event -> event.type() == InvoiceEvent.Type.DUPLICATE_SUSPECTED),
        read.reading,
        read.nextMail,
        read.recurring,
        today(scope));
  }

  List<InvoiceDetail.Happening> happenings(List<InvoiceEvent> events) {
    return events.stream()
        .map(event -> new InvoiceDetail.Happening(event, people.find(event.by()).orElse(null)))
        .toList();
  }
}
