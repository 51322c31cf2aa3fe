package ro.storno.domain.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * An invoice that is issued again and again (objects/recurring-invoice.md). Immutable: every
 * operation returns it as it stands afterwards.
 *
 * <p>The next occurrence moves only when it has been issued. So whatever time passes unused, while
 * it is paused or while nothing runs, every occurrence that fell into it is issued afterwards, one
 * invoice for each (decisions.md, Documents).
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param version counts saved changes
 * @param reference the user's name for it, or null
 * @param active whether occurrences are issued
 * @param template what is invoiced; not null
 * @param schedule on which days; not null
 * @param next the next occurrence; not null
 * @param stop no occurrence after this day is issued, or null for no end
 * @param due until when an invoice is to be paid; not null
 * @param lastIssuedAt when the last invoice was issued, or null
 * @param lastInvoice the last invoice, or null
 * @param failure why the next occurrence could not be issued, or null
 * @param createdAt not null
 * @param updatedAt last change by a user or an issue; not null
 */
public record RecurringInvoice(
    RecurringId id,
    CompanyId company,
    long version,
    @Nullable String reference,
    boolean active,
    RecurringTemplate template,
    Schedule schedule,
    LocalDate next,
    @Nullable LocalDate stop,
    DueDateRule due,
    @Nullable Instant lastIssuedAt,
    @Nullable InvoiceId lastInvoice,
    @Nullable Failure failure,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Why an occurrence could not be issued.
   *
   * @param reason in words for the user; not null
   * @param at when that was; not null
   * @param retryAt when it is tried again; not null
   */
  public record Failure(String reason, Instant at, Instant retryAt) {}

  /** Checks that nothing is missing. */
  public RecurringInvoice {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(due, "due");
  }

  /** Returns whether the end has come: the next occurrence would be after it. */
  public boolean ended() {
    return stop != null && next.isAfter(stop);
  }

  /**
   * Returns whether an occurrence is to be issued on a day: it is the next one, its day has come,
   * and neither a pause nor the end forbids it.
   *
   * @param occurrence not null
   * @param today the day in the company's zone; not null
   */
  public boolean mayIssue(LocalDate occurrence, LocalDate today) {
    return active && next.equals(occurrence) && !occurrence.isAfter(today) && !ended();
  }

  /**
   * Returns from when on the next occurrence is to be issued: from the beginning of its day, after
   * a failure not before the next attempt.
   *
   * @param zone of the company; not null
   * @return empty while paused and after the end
   */
  public Optional<Instant> dueAt(ZoneId zone) {
    if (!active || ended()) {
      return Optional.empty();
    }
    Instant begin = next.atStartOfDay(zone).toInstant();
    return Optional.of(failure != null && failure.retryAt.isAfter(begin) ? failure.retryAt : begin);
  }

  /** Returns it paused or resumed; what went wrong before is tried again at once. */
  public RecurringInvoice activate(boolean on, Instant now) {
    return with(on, next, lastIssuedAt, lastInvoice, null, now);
  }

  /** Returns it with the next occurrence issued, so that the one after that is the next. */
  public RecurringInvoice issued(InvoiceId invoice, Instant now) {
    return with(active, schedule.following(next), now, invoice, null, now);
  }

  /** Returns it with the next occurrence left out, because it was issued before. */
  public RecurringInvoice skipped(Instant now) {
    return with(active, schedule.following(next), lastIssuedAt, lastInvoice, null, now);
  }

  /** Returns it with an invoice issued out of turn: the next occurrence stays. */
  public RecurringInvoice issuedOutOfTurn(InvoiceId invoice, Instant now) {
    return with(active, next, now, invoice, failure, now);
  }

  /** Returns it with an occurrence that could not be issued. */
  public RecurringInvoice failed(String reason, Instant now, Instant retryAt) {
    return with(
        active, next, lastIssuedAt, lastInvoice, new Failure(reason, now, retryAt), updatedAt);
  }

  private RecurringInvoice with(
      boolean newActive,
      LocalDate newNext,
      @Nullable Instant newLastIssuedAt,
      @Nullable InvoiceId newLastInvoice,
      @Nullable Failure newFailure,
      Instant now) {
    return new RecurringInvoice(
        id,
        company,
        version,
        reference,
        newActive,
        template,
        schedule,
        newNext,
        stop,
        due,
        newLastIssuedAt,
        newLastInvoice,
        newFailure,
        createdAt,
        now);
  }
}
