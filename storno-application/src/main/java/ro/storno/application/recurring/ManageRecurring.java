package ro.storno.application.recurring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;

/** Adds, changes, pauses, resumes and removes recurring invoices. What they issued stays. */
public final class ManageRecurring {
  static final String TITLE = "Recurring invoice";
  private final Transactions transactions;
  private final RecurringInvoices recurring;
  private final RecurringDrafting drafting;
  private final PlanLimits limits;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageRecurring(
      CommandValidator validator,
      Transactions transactions,
      RecurringInvoices recurring,
      InvoiceDrafting drafting,
      Clients clients,
      SeriesBook seriesBook,
      VatRates vatRates,
      Products products,
      PlanLimits limits,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.recurring = recurring;
    this.drafting =
        new RecurringDrafting(validator, drafting, clients, seriesBook, vatRates, products);
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds one.
   *
   * @throws ApplicationException.Unacceptable if something is missing or wrong; names every field
   * @throws ApplicationException.PlanLimit if the plan does not include recurring invoices
   */
  public RecurringInvoice create(CompanyScope scope, RecurringEntry entry) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    limits.requireRecurringInvoices(scope.profile().organization());
    return transactions.inCompany(
        scope.company(),
        () -> {
          RecurringInvoice made = made(scope, drafting.draft(scope, entry), null);
          requireNear(scope, made.next());
          LocalDate stop = made.stop();
          if (stop != null && stop.isBefore(made.next())) {
            throw new ApplicationException.Unacceptable(
                "Validation failed",
                Map.of("stopDate", "Nothing would be issued; choose a later day."));
          }
          recurring.add(made, dueAt(scope, made));
          return made;
        });
  }

  /**
   * Changes what is given; lines are replaced as a whole.
   *
   * @param given names of the components of the entry that were sent; not null
   * @throws ApplicationException.NotFound if the company has no such recurring invoice
   * @throws ApplicationException.Unacceptable if nothing was sent or something is wrong
   */
  public RecurringInvoice update(
      CompanyScope scope, RecurringId id, RecurringEntry entry, Set<String> given) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    Given fields = new Given(given);
    Optional<ApplicationException.PlanLimit> refusal = refusal(scope);
    return change(
        scope,
        id,
        was -> {
          fields.requireAny(RecurringEntry.FIELDS);
          RecurringEntry wanted = RecurringEntry.of(was).overlaid(entry, fields);
          RecurringInvoice changed = made(scope, drafting.draft(scope, wanted), was);
          if (!changed.next().equals(was.next())) {
            requireNear(scope, changed.next());
          }
          requireFree(changed, was);
          requirePlan(changed, was, refusal);
          return changed;
        });
  }

  /** What was missed is caught up; a year that was mistyped must not issue hundreds of invoices. */
  private void requireNear(CompanyScope scope, LocalDate next) {
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    if (next.isBefore(today.minusYears(1)) || next.isAfter(today.plusYears(10))) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("nextIssuanceDate", "Choose a day from a year ago to ten years from now."));
    }
  }

  /** A day that has its invoice is not issued again; that is said rather than passed over. */
  private void requireFree(RecurringInvoice changed, RecurringInvoice was) {
    if (!changed.next().equals(was.next())
        && recurring.isIssued(was.company(), was.id(), changed.next())) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of(
              "nextIssuanceDate",
              "The invoice of this day was issued already; choose another day, or issue one now."));
    }
  }

  /** The plan's refusal, which counts only for what is to run; asked outside of transactions. */
  private Optional<ApplicationException.PlanLimit> refusal(CompanyScope scope) {
    try {
      limits.requireRecurringInvoices(scope.profile().organization());
      return Optional.empty();
    } catch (ApplicationException.PlanLimit refused) {
      return Optional.of(refused);
    }
  }

  private static void requirePlan(
      RecurringInvoice changed,
      RecurringInvoice was,
      Optional<ApplicationException.PlanLimit> refusal) {
    if (refusal.isPresent() && changed.active() && !was.active()) {
      throw refusal.get();
    }
  }

  private RecurringInvoice made(
      CompanyScope scope, RecurringDrafting.Drafted drafted, @Nullable RecurringInvoice was) {
    Instant now = clock.instant();
    return new RecurringInvoice(
        was == null ? new RecurringId(ids.next()) : was.id(),
        scope.company(),
        was == null ? 0 : was.version(),
        drafted.reference(),
        drafted.active(),
        drafted.template(),
        drafted.schedule(),
        drafted.next(),
        drafted.stop(),
        drafted.due(),
        was == null ? null : was.lastIssuedAt(),
        was == null ? null : was.lastInvoice(),
        null,
        was == null ? now : was.createdAt(),
        now);
  }

  /**
   * Pauses one that runs, or resumes one that is paused. The next day stays: what fell due during a
   * pause is issued afterwards.
   *
   * @throws ApplicationException.NotFound if the company has no such recurring invoice
   * @throws ApplicationException.PlanLimit if it is to run and the plan does not include that
   */
  public RecurringInvoice toggle(CompanyScope scope, RecurringId id) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    Optional<ApplicationException.PlanLimit> refusal = refusal(scope);
    return change(scope, id, was -> activated(was, !was.active(), refusal));
  }

  private RecurringInvoice activated(
      RecurringInvoice was, boolean on, Optional<ApplicationException.PlanLimit> refusal) {
    RecurringInvoice changed = was.activate(on, clock.instant());
    requirePlan(changed, was, refusal);
    return changed;
  }

  private RecurringInvoice change(
      CompanyScope scope, RecurringId id, UnaryOperator<RecurringInvoice> operation) {
    return transactions.inCompany(
        scope.company(),
        () -> {
          RecurringInvoice changed = operation.apply(present(scope, id));
          recurring.update(changed, dueAt(scope, changed));
          return changed;
        });
  }

  private RecurringInvoice present(CompanyScope scope, RecurringId id) {
    return recurring
        .findForUpdate(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound(TITLE));
  }

  static @Nullable Instant dueAt(CompanyScope scope, RecurringInvoice recurring) {
    return recurring.dueAt(scope.profile().settings().timeZone()).orElse(null);
  }

  /**
   * Removes one for good; the invoices that it issued stay.
   *
   * @throws ApplicationException.NotFound if the company has no such recurring invoice
   */
  public void delete(CompanyScope scope, RecurringId id) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          RecurringInvoice was = present(scope, id);
          recurring.remove(scope.company(), id);
          return was;
        });
  }

  /**
   * Removes up to a hundred, each for itself.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome deleteAll(CompanyScope scope, List<String> texts) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    return BulkOutcome.of(texts, TITLE, id -> delete(scope, new RecurringId(id)));
  }

  /**
   * Pauses or resumes up to a hundred, each for itself; one that is so already counts as done.
   *
   * @param on whether they are to run; null is refused
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred, or it is not
   *     said what to do
   */
  public BulkOutcome activateAll(CompanyScope scope, List<String> texts, @Nullable Boolean on) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    if (on == null) {
      throw new ApplicationException.Invalid(
          Map.of("isActive", "Give true to resume or false to pause."));
    }
    Optional<ApplicationException.PlanLimit> refusal = refusal(scope);
    return each(texts, id -> change(scope, id, was -> activated(was, on, refusal)));
  }

  /** Does something with each of several, and tells with which it could not be done. */
  static BulkOutcome each(List<String> texts, Consumer<RecurringId> work) {
    return BulkOutcome.of(texts, TITLE, id -> work.accept(new RecurringId(id)));
  }
}
