package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.JobQueue;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.CreditNotePolicy;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.submission.Submission;

/**
 * Issues a draft: gives it its number and sets the follow-up work going. The series is locked last
 * and only until the commit, so that a busy series holds nobody longer than it must.
 */
public final class IssueInvoice {
  private final Transactions transactions;
  private final Invoices invoices;
  private final SeriesBook seriesBook;
  private final JobQueue jobs;
  private final InvoiceFiling filing;
  private final InvoiceDetails details;
  private final PlanLimits limits;
  private final Ids ids;
  private final Clock clock;

  /** Issues with the given ports; none is null. */
  public IssueInvoice(
      Transactions transactions,
      Invoices invoices,
      SeriesBook seriesBook,
      JobQueue jobs,
      InvoiceFiling filing,
      InvoiceDetails details,
      PlanLimits limits,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.seriesBook = seriesBook;
    this.jobs = jobs;
    this.filing = filing;
    this.details = details;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Issues the invoice. A restored one keeps the number it had. If the company synchronises and is
   * authorized, its submission is queued in the same commit.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is not a draft
   * @throws ApplicationException.Unacceptable if something is missing or wrong; names every field
   * @throws ApplicationException.PlanLimit if the plan allows no other invoice this month
   */
  public InvoiceDetail issue(CompanyScope scope, InvoiceId id) {
    Permit permit = permit(scope);
    InvoiceDetails.Gathered issued =
        transactions.inCompany(scope.company(), () -> issueIn(scope, id, permit));
    return details.told(scope, issued);
  }

  /** That invoices may be issued, as far as the plan has room, and whether they file themselves. */
  public static final class Permit {
    private final boolean automatic;
    private final PlanLimits.Room room;

    private Permit(boolean automatic, PlanLimits.Room room) {
      this.automatic = automatic;
      this.room = room;
    }
  }

  /**
   * Finds out what cannot be found out in a transaction, because the authority may be asked for a
   * fresh token.
   *
   * @throws ApplicationException.PlanLimit if the plan allows no other invoice this month
   */
  public Permit permit(CompanyScope scope) {
    scope.requireToChange(Permission.INVOICE_ISSUE);
    PlanLimits.Room room = limits.requireRoomForInvoice(scope.profile().organization());
    return new Permit(filing.automatic(scope), room);
  }

  /**
   * Issues an invoice in a running transaction of the company, as its last step: the series stays
   * locked until the commit. Refuses like {@link #issue}.
   */
  public void issueWithin(CompanyScope scope, InvoiceId id, Permit permit) {
    issueIn(scope, id, permit);
  }

  private InvoiceDetails.Gathered issueIn(CompanyScope scope, InvoiceId id, Permit permit) {
    Instant now = clock.instant();
    LocalDate today = details.today(scope);
    Invoice draft =
        invoices
            .findForUpdate(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    requireDraft(draft);
    Series series = draft.number() == null ? series(scope, draft) : null;
    Invoice ready = series == null ? draft : draft.edit(asPrinted(draft, scope, series), now);
    requireIssuable(ready, parent(ready), today);
    InvoiceEvent event = issuedEvent(scope, now);
    InvoiceDetails.Gathered around = details.around(ready, List.of(event), series, false);
    FollowUpInvoice.enqueue(jobs, ready);
    Submission submission = filing.issued(scope, ready, permit.automatic, now);
    permit.room.take();
    // From here on the series is locked: nothing but the one write and the commit follow.
    DocumentNumber number = series == null ? kept(draft) : take(series);
    Invoice issued = ready.issue(number, today, now);
    invoices.update(issued, List.of(event));
    return new InvoiceDetails.Gathered(
        issued,
        around.payments(),
        around.events(),
        around.attachments(),
        series == null ? around.series() : advanced(series, number),
        around.parent(),
        false,
        submission == null ? around.submission() : submission);
  }

  private static void requireDraft(Invoice draft) {
    if (draft.status() != DocumentStatus.DRAFT || draft.direction() != Direction.OUTGOING) {
      String state =
          draft.status() == DocumentStatus.ISSUED
              ? "already issued"
              : draft.direction() == Direction.OUTGOING ? draft.status().wireName() : "incoming";
      throw new DomainException.IllegalState("Cannot issue an invoice that is " + state + ".");
    }
  }

  private static void requireIssuable(Invoice draft, @Nullable Invoice parent, LocalDate today) {
    FieldErrors errors = new FieldErrors();
    List<DomainException> obstacles = new ArrayList<>(draft.obstaclesToIssue(today));
    if (parent != null) {
      obstacles.addAll(CreditNotePolicy.obstaclesToIssue(draft.content(), parent));
    }
    for (DomainException obstacle : obstacles) {
      errors.add(obstacle.field(), String.valueOf(obstacle.getMessage()));
    }
    errors.throwUnacceptable();
  }

  /** What a credit note corrects, locked: it must not be cancelled while this one is issued. */
  private @Nullable Invoice parent(Invoice draft) {
    InvoiceId parent = draft.content().parent();
    return parent == null ? null : invoices.findForUpdate(draft.company(), parent).orElse(null);
  }

  /** The seller as it is on the day of issue, and the series that numbers the document. */
  private static InvoiceContent asPrinted(Invoice draft, CompanyScope scope, Series series) {
    return draft.content().withSupplier(scope.profile().party()).withSeries(series.id());
  }

  private Series series(CompanyScope scope, Invoice draft) {
    SeriesId chosen = draft.content().seriesId();
    SeriesType type = draft.content().documentType().seriesType();
    Optional<Series> series =
        chosen == null
            ? seriesBook.defaultOf(scope.company(), type)
            : seriesBook.find(scope.company(), chosen).filter(Series::active);
    return series.orElseThrow(() -> noSeries(type));
  }

  private static DomainException noSeries(SeriesType type) {
    return new DomainException.RuleViolated(
        "documentSeriesId",
        "There is no active series for documents of type "
            + type.wireName()
            + "; create one, or activate the one that was chosen.");
  }

  private DocumentNumber take(Series series) {
    return seriesBook
        .takeNext(series.company(), series.id())
        .orElseThrow(() -> noSeries(series.type()));
  }

  private static DocumentNumber kept(Invoice draft) {
    return Objects.requireNonNull(draft.number());
  }

  private static Series advanced(Series series, DocumentNumber number) {
    return new Series(
        series.id(),
        series.company(),
        series.type(),
        series.prefix(),
        number.sequence(),
        series.active(),
        series.isDefault(),
        series.source(),
        series.createdAt(),
        series.updatedAt());
  }

  private InvoiceEvent issuedEvent(CompanyScope scope, Instant now) {
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.ISSUED,
        DocumentStatus.DRAFT,
        DocumentStatus.ISSUED,
        now,
        scope.actor().user(),
        "Invoice issued successfully",
        Map.of());
  }
}
