package ro.storno.domain.invoice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.payment.Payment;

/**
 * An invoice or credit note, from draft to the end of its life. Immutable: every operation returns
 * the invoice as it stands afterwards, or throws a {@link DomainException} that says why not.
 *
 * <p>A document that was made elsewhere has a {@link Reception}. It is what its maker declared: its
 * totals need not follow from its lines, and nothing but payments is ever changed.
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param version counts saved changes, for optimistic locking
 * @param direction not null
 * @param status first status axis; not null
 * @param number null until first issued; kept ever after
 * @param draftNumber shown until then, {@code DRAFT-} and eight hex digits; on a document made
 *     elsewhere the number that its maker gave it; not null
 * @param content what was entered; not null
 * @param totals calculated from the content, or declared by the maker of a document made elsewhere;
 *     not null
 * @param amountPaid sum of the payments; not null
 * @param cancellation present while cancelled, else null
 * @param restoration last restoration, or null
 * @param idempotencyKey the caller's key at creation, or null
 * @param createdAt not null
 * @param updatedAt or null
 * @param issuedAt or null
 * @param reception where it came from, null for a document made here
 * @param sources the documents that were converted into it; not null
 */
public record Invoice(
    InvoiceId id,
    CompanyId company,
    long version,
    Direction direction,
    DocumentStatus status,
    @Nullable DocumentNumber number,
    String draftNumber,
    InvoiceContent content,
    DocumentTotals totals,
    Money amountPaid,
    @Nullable Cancellation cancellation,
    @Nullable Restoration restoration,
    @Nullable String idempotencyKey,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant issuedAt,
    @Nullable Reception reception,
    List<SourceDocument> sources) {

  /** Takes a copy of the sources. */
  public Invoice {
    sources = List.copyOf(sources);
  }

  /** A cancelled document can be restored for this long. */
  public static final Duration RESTORE_WINDOW = Duration.ofDays(30);

  private static final Set<DocumentStatus> EDITABLE =
      Set.of(DocumentStatus.DRAFT, DocumentStatus.REJECTED, DocumentStatus.ISSUED);

  /**
   * Why, when and by whom a document was cancelled.
   *
   * @param reason at least ten characters; not null
   * @param at not null
   * @param by or null for the system
   */
  public record Cancellation(String reason, Instant at, @Nullable UserId by) {
    /** Shortest reason accepted (api-reference/invoices/cancel.md). */
    public static final int SHORTEST_REASON = 10;
  }

  /**
   * When and by whom a document was restored.
   *
   * @param at not null
   * @param by or null for the system
   */
  public record Restoration(Instant at, @Nullable UserId by) {}

  /**
   * Starts a draft.
   *
   * @param draftNumber {@code DRAFT-} and eight hex digits; not null
   * @throws DomainException if the content breaks a rule
   */
  public static Invoice draft(
      InvoiceId id,
      CompanyId company,
      String draftNumber,
      InvoiceContent content,
      @Nullable String idempotencyKey,
      Instant now) {
    DraftPolicy.check(content);
    InvoiceContent kept = content.normalised();
    return new Invoice(
        id,
        company,
        0,
        Direction.OUTGOING,
        DocumentStatus.DRAFT,
        null,
        draftNumber,
        kept,
        TotalsCalculator.totals(kept.currency(), kept.lines()),
        Money.zero(kept.currency()),
        null,
        null,
        idempotencyKey,
        now,
        null,
        null,
        null,
        List.of());
  }

  /** Returns the draft as made from other documents. */
  public Invoice madeFrom(List<SourceDocument> converted) {
    return new Invoice(
        id,
        company,
        version,
        direction,
        status,
        number,
        draftNumber,
        content,
        totals,
        amountPaid,
        cancellation,
        restoration,
        idempotencyKey,
        createdAt,
        updatedAt,
        issuedAt,
        reception,
        converted);
  }

  /**
   * Takes a document in that was made elsewhere: an invoice of a supplier, or one that was issued
   * in the company's name with another program or by its client.
   *
   * @param direction incoming, or outgoing for one in the company's own name; not null
   * @param received the document in our terms; not null
   * @param parent the stored document that it corrects, or null
   * @param client the client of an outgoing document, or null
   * @param reception not null
   */
  public static Invoice received(
      InvoiceId id,
      CompanyId company,
      Direction direction,
      ReceivedInvoice received,
      @Nullable InvoiceId parent,
      @Nullable ClientId client,
      Reception reception,
      Instant now) {
    InvoiceContent kept = received.content().linkedTo(parent, client);
    return new Invoice(
        id,
        company,
        0,
        direction,
        direction == Direction.INCOMING ? DocumentStatus.SYNCED : DocumentStatus.VALIDATED,
        null,
        received.number(),
        kept,
        received.totals(),
        Money.zero(kept.currency()),
        null,
        null,
        null,
        now,
        null,
        null,
        Objects.requireNonNull(reception),
        List.of());
  }

  /** Returns whether the document was made elsewhere. */
  public boolean madeElsewhere() {
    return reception != null;
  }

  /**
   * Returns all that forbids some content already as a draft, so that a caller can tell everything
   * at once; {@link #draft} and {@link #edit} throw the first.
   *
   * @param content not null
   * @return violations with the path of the field at fault; empty if none; never null
   */
  public static List<DomainException> violations(InvoiceContent content) {
    return DraftPolicy.violations(content);
  }

  /** Returns the number as shown: the fiscal number once there is one, before that the draft's. */
  public String displayNumber() {
    return number == null ? draftNumber : number.text();
  }

  /** Returns what remains to be paid; nothing once cancelled. */
  public Money balance() {
    return status == DocumentStatus.CANCELLED
        ? Money.zero(content.currency())
        : totals.total().minus(amountPaid);
  }

  /**
   * Returns the second status axis.
   *
   * @param today the day in the company's time zone; not null
   */
  public PaymentStatus paymentStatus(LocalDate today) {
    return PaymentPolicy.status(this, today);
  }

  /**
   * Returns what the wire field {@code status} shows: the payment status once something is paid or
   * overdue on an issued document, else the document status (decisions.md).
   */
  public String shownStatus(LocalDate today) {
    return PaymentPolicy.shownStatus(this, today);
  }

  /** Returns whether the content may be changed. */
  public boolean editable() {
    return direction == Direction.OUTGOING && !madeElsewhere() && EDITABLE.contains(status);
  }

  /** Returns whether the document may be deleted: a draft that never carried a number. */
  public boolean deletable() {
    return status == DocumentStatus.DRAFT && number == null;
  }

  /**
   * Returns the invoice with other content.
   *
   * @throws DomainException.RuleViolated if it is not editable
   * @throws DomainException if the content breaks a rule or changes what must stay
   */
  public Invoice edit(InvoiceContent changed, Instant now) {
    if (!editable()) {
      throw new DomainException.RuleViolated(
          "",
          "Invoice is not editable (cancelled, sent to provider, or already uploaded to ANAF); its"
              + " status is "
              + status.wireName()
              + ".");
    }
    DraftPolicy.checkChange(this, changed);
    InvoiceContent kept = changed.normalised();
    DocumentTotals calculated = TotalsCalculator.totals(kept.currency(), kept.lines());
    Money paid = amountPaid.isZero() ? Money.zero(kept.currency()) : amountPaid;
    return with(status, number, kept, calculated, cancellation, restoration, now, issuedAt)
        .withPaid(paid, now);
  }

  /** Returns why the document cannot be issued today, in order of importance; empty if it can. */
  public List<DomainException> obstaclesToIssue(LocalDate today) {
    return IssuePolicy.judge(this, today).obstacles();
  }

  /**
   * Returns what the quick check of api-reference/invoices/validate.md finds: as errors whatever
   * forbids to issue the document today, as warnings what is unusual. There is nothing to say about
   * a document made elsewhere: it is not ours to change.
   *
   * @param today the day in the company's time zone; not null
   */
  public List<Problem> quickCheck(LocalDate today) {
    return madeElsewhere() ? List.of() : QuickCheck.problems(this, today);
  }

  /**
   * Returns the issued invoice.
   *
   * @param allotted the next number of the series; ignored if the document already carries one; not
   *     null
   * @param today the day in the company's time zone; not null
   * @throws DomainException.IllegalState if it is not a draft
   * @throws DomainException if something is missing or wrong
   */
  public Invoice issue(DocumentNumber allotted, LocalDate today, Instant now) {
    requireTransition(InvoiceTransition.ISSUE);
    for (DomainException obstacle : obstaclesToIssue(today)) {
      throw obstacle;
    }
    DocumentNumber kept = number == null ? Objects.requireNonNull(allotted) : number;
    return with(DocumentStatus.ISSUED, kept, content, totals, null, restoration, now, now);
  }

  /**
   * Returns the cancelled invoice.
   *
   * @param reason at least ten characters; not null
   * @throws DomainException.InvalidValue if the reason is too short
   * @throws DomainException.IllegalState if the status forbids it
   */
  public Invoice cancel(String reason, @Nullable UserId by, Instant now) {
    return cancel(reason, 0, by, now);
  }

  /**
   * Returns the cancelled invoice.
   *
   * @param reason at least ten characters; not null
   * @param creditNotes how many credit notes that are not cancelled name it as their parent
   * @throws DomainException.InvalidValue if the reason is too short
   * @throws DomainException.IllegalState if the status forbids it
   * @throws DomainException.RuleViolated if credit notes correct it
   */
  public Invoice cancel(String reason, long creditNotes, @Nullable UserId by, Instant now) {
    if (reason.strip().length() < Cancellation.SHORTEST_REASON) {
      throw new DomainException.InvalidValue(
          "reason", "Give a reason of at least " + Cancellation.SHORTEST_REASON + " characters.");
    }
    requireTransition(InvoiceTransition.CANCEL);
    if (creditNotes > 0) {
      throw new DomainException.RuleViolated(
          "", "Cannot cancel an invoice that has credit notes; cancel those first.");
    }
    Cancellation made = new Cancellation(reason.strip(), now, by);
    return with(
        DocumentStatus.CANCELLED, number, content, totals, made, restoration, now, issuedAt);
  }

  /**
   * Returns the cancelled invoice as a draft again; a number that it carried is kept.
   *
   * @throws DomainException.IllegalState if it is not cancelled
   * @throws DomainException.RuleViolated if payments are recorded or the window has passed
   */
  public Invoice restore(@Nullable UserId by, Instant now) {
    requireTransition(InvoiceTransition.RESTORE);
    if (!amountPaid.isZero()) {
      throw new DomainException.RuleViolated(
          "", "Cannot restore an invoice with recorded payments; delete the payments first.");
    }
    Cancellation was = Objects.requireNonNull(cancellation);
    if (now.isAfter(was.at().plus(RESTORE_WINDOW))) {
      throw new DomainException.RuleViolated(
          "", "Cannot restore: the invoice was cancelled more than 30 days ago. Create a new one.");
    }
    Restoration made = new Restoration(now, by);
    return with(DocumentStatus.DRAFT, number, content, totals, null, made, now, issuedAt);
  }

  /**
   * Returns the cancelled invoice as a draft again; a number that it carried is kept.
   *
   * @param creditNotes how many credit notes that are not cancelled name it as their parent
   * @param seriesExists whether the series that numbered it still exists; true if it has no number
   * @throws DomainException.IllegalState if it is not cancelled
   * @throws DomainException.RuleViolated if payments are recorded, credit notes correct it, its
   *     series is gone or the window has passed
   */
  public Invoice restore(long creditNotes, boolean seriesExists, @Nullable UserId by, Instant now) {
    requireTransition(InvoiceTransition.RESTORE);
    if (creditNotes > 0) {
      throw new DomainException.RuleViolated(
          "", "Cannot restore an invoice that has credit notes; cancel those first.");
    }
    if (!seriesExists) {
      throw new DomainException.RuleViolated(
          "", "Cannot restore: the series of the invoice was deleted. Create a new one.");
    }
    return restore(by, now);
  }

  /**
   * Returns the invoice as handed to the authority.
   *
   * @throws DomainException.IllegalState unless it is issued or rejected
   */
  public Invoice submit(Instant now) {
    return moved(InvoiceTransition.SUBMIT, now);
  }

  /**
   * Returns the invoice as the authority accepted it.
   *
   * @throws DomainException.IllegalState unless it was submitted
   */
  public Invoice accept(Instant now) {
    return moved(InvoiceTransition.ACCEPT, now);
  }

  /**
   * Returns the invoice as the authority rejected it; it can be edited and submitted again.
   *
   * @throws DomainException.IllegalState unless it was submitted
   */
  public Invoice reject(Instant now) {
    return moved(InvoiceTransition.REJECT, now);
  }

  private Invoice moved(InvoiceTransition operation, Instant now) {
    requireTransition(operation);
    return with(
        operation.target(), number, content, totals, cancellation, restoration, now, issuedAt);
  }

  /**
   * Returns what is unusual about a payment, but allowed.
   *
   * @param payment not null
   */
  public List<Problem> paymentWarnings(Payment payment) {
    return PaymentPolicy.warnings(this, payment);
  }

  /**
   * Returns the invoice with a payment counted in.
   *
   * @param today the day in the company's time zone; not null
   * @throws DomainException if the payment does not fit the invoice
   */
  public Invoice pay(Payment payment, LocalDate today, Instant now) {
    PaymentPolicy.check(this, payment, today);
    return withPaid(amountPaid.plus(payment.amount()), now);
  }

  /**
   * Returns the invoice with a payment taken out again.
   *
   * @throws DomainException.IllegalState if the payment is reconciled
   */
  public Invoice unpay(Payment payment, Instant now) {
    if (payment.reconciled()) {
      throw new DomainException.IllegalState(
          "Cannot delete a payment that is reconciled with a bank statement.");
    }
    return withPaid(amountPaid.minus(payment.amount()), now);
  }

  /** Returns the fiscal number, if one was ever given. */
  public Optional<DocumentNumber> fiscalNumber() {
    return Optional.ofNullable(number);
  }

  private void requireTransition(InvoiceTransition operation) {
    if (madeElsewhere() || direction != Direction.OUTGOING) {
      throw new DomainException.IllegalState(
          "Cannot "
              + operation.verb()
              + " an invoice that is "
              + (direction == Direction.OUTGOING ? "made elsewhere." : "incoming."));
    }
    if (!operation.allowedFrom(status)) {
      throw new DomainException.IllegalState(
          "Cannot "
              + operation.verb()
              + " an invoice that is "
              + (status == operation.target() ? "already " : "")
              + status.wireName()
              + ".");
    }
  }

  private Invoice withPaid(Money paid, Instant now) {
    return new Invoice(
        id,
        company,
        version,
        direction,
        status,
        number,
        draftNumber,
        content,
        totals,
        paid,
        cancellation,
        restoration,
        idempotencyKey,
        createdAt,
        now,
        issuedAt,
        reception,
        sources);
  }

  private Invoice with(
      DocumentStatus newStatus,
      @Nullable DocumentNumber newNumber,
      InvoiceContent newContent,
      DocumentTotals newTotals,
      @Nullable Cancellation newCancellation,
      @Nullable Restoration newRestoration,
      Instant now,
      @Nullable Instant newIssuedAt) {
    return new Invoice(
        id,
        company,
        version,
        direction,
        newStatus,
        newNumber,
        draftNumber,
        newContent,
        newTotals,
        amountPaid,
        newCancellation,
        newRestoration,
        idempotencyKey,
        createdAt,
        now,
        newIssuedAt,
        reception,
        sources);
  }
}
