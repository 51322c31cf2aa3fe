package ro.storno.application.recurring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Refusals;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.job.JobQueue;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.money.ExchangeRates;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.recurring.PeriodText;
import ro.storno.domain.recurring.PriceRule;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;

/**
 * Issues invoices from recurring ones.
 *
 * <p>The invoice, its number, the note that the occurrence has it, and the step to the next
 * occurrence are one commit, made while the recurring invoice is locked. So an occurrence has its
 * invoice exactly once, whoever else tries at the same time and wherever a process dies.
 *
 * <p>An invoice bears the day on which it is issued, also where its occurrence was missed earlier;
 * texts name the occurrence's own period.
 */
public final class IssueRecurring {
  private final Transactions transactions;
  private final RecurringInvoices recurring;
  private final RecurringPrices prices;
  private final CreateInvoice createInvoice;
  private final IssueInvoice issueInvoice;
  private final GetInvoice getInvoice;
  private final PlanLimits limits;
  private final JobQueue jobs;
  private final IssuedMail mail;
  private final Clock clock;

  /** Issues with the given ports; none is null. */
  public IssueRecurring(
      Transactions transactions,
      RecurringInvoices recurring,
      Products products,
      CreateInvoice createInvoice,
      IssueInvoice issueInvoice,
      GetInvoice getInvoice,
      PlanLimits limits,
      JobQueue jobs,
      IssuedMail mail,
      Clock clock) {
    this.transactions = transactions;
    this.recurring = recurring;
    this.prices = new RecurringPrices(products);
    this.createInvoice = createInvoice;
    this.issueInvoice = issueInvoice;
    this.getInvoice = getInvoice;
    this.limits = limits;
    this.jobs = jobs;
    this.mail = mail;
    this.clock = clock;
  }

  /**
   * Issues an invoice out of turn, also of one that is paused; its next day stays.
   *
   * @throws ApplicationException.NotFound if the company has no such recurring invoice
   * @throws ApplicationException.Unacceptable if no invoice can be made of it; says why
   * @throws ApplicationException.PlanLimit if the plan does not allow it
   */
  public InvoiceDetail issueNow(CompanyScope scope, RecurringId id) {
    return getInvoice.get(scope, outOfTurn(scope, id));
  }

  /**
   * Issues an invoice of each of up to a hundred, each for itself.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome issueAllNow(CompanyScope scope, List<String> texts) {
    requireToIssue(scope);
    return ManageRecurring.each(texts, id -> outOfTurn(scope, id));
  }

  private static void requireToIssue(CompanyScope scope) {
    scope.requireToChange(Permission.RECURRING_INVOICE_MANAGE);
    scope.requireToView(Permission.INVOICE_VIEW);
  }

  private InvoiceId outOfTurn(CompanyScope scope, RecurringId id) {
    requireToIssue(scope);
    transactions.inCompany(
        scope.company(),
        () ->
            recurring
                .find(scope.company(), id)
                .orElseThrow(() -> new ApplicationException.NotFound(ManageRecurring.TITLE)));
    try {
      return issue(scope, id, null)
          .orElseThrow(() -> new ApplicationException.NotFound(ManageRecurring.TITLE));
    } catch (ApplicationException.NotFound | ApplicationException.Invalid gone) {
      throw new ApplicationException.Unacceptable(
          "No invoice can be issued: " + Refusals.reason(gone).orElse(""), Map.of());
    }
  }

  /**
   * Issues the invoice of an occurrence, unless that was done, or a pause, the end or a change of
   * the schedule forbids it.
   *
   * @param occurrence the day it is issued for, or null for out of turn
   * @return the invoice, or empty if there was nothing to do
   */
  Optional<InvoiceId> issue(CompanyScope scope, RecurringId id, @Nullable LocalDate occurrence) {
    limits.requireRecurringInvoices(scope.profile().organization());
    IssueInvoice.Permit permit = issueInvoice.permit(scope);
    return createInvoice.suppliedWithRates(
        rates ->
            transactions.inCompany(
                scope.company(),
                () ->
                    recurring
                        .findForUpdate(scope.company(), id)
                        .flatMap(was -> issued(scope, was, occurrence, permit, rates))));
  }

  private Optional<InvoiceId> issued(
      CompanyScope scope,
      RecurringInvoice was,
      @Nullable LocalDate occurrence,
      IssueInvoice.Permit permit,
      ExchangeRates.Supply rates) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(scope.profile().settings().timeZone()).toLocalDate();
    if (occurrence != null && !was.mayIssue(occurrence, today)) {
      return Optional.empty();
    }
    if (occurrence != null && recurring.isIssued(was.company(), was.id(), occurrence)) {
      save(scope, was.skipped(now), today);
      return Optional.empty();
    }
    InvoiceId invoice = drafted(scope, was, occurrence, today, rates).id();
    recurring.addIssue(
        was.company(), new RecurringInvoices.Issue(was.id(), invoice, occurrence, now));
    save(
        scope,
        occurrence == null ? was.issuedOutOfTurn(invoice, now) : was.issued(invoice, now),
        today);
    // Last, because it locks the series until the commit; only a mail has to know the number.
    issueInvoice.issueWithin(scope, invoice, permit);
    mail(scope, was.template(), invoice, today);
    return Optional.of(invoice);
  }

  /** One that was missed is followed by the next at once, not only at the next look. */
  private void save(CompanyScope scope, RecurringInvoice changed, LocalDate today) {
    recurring.update(changed, ManageRecurring.dueAt(scope, changed));
    if (changed.failure() == null && changed.mayIssue(changed.next(), today)) {
      jobs.enqueue(RunRecurring.job(changed.company(), changed.id(), changed.next()));
    }
  }

  private void mail(
      CompanyScope scope, RecurringTemplate template, InvoiceId invoice, LocalDate today) {
    if (template.email().enabled()) {
      mail.plan(
          scope, invoice, template.email().sendAt(today, scope.profile().settings().timeZone()));
    }
  }

  private Invoice drafted(
      CompanyScope scope,
      RecurringInvoice was,
      @Nullable LocalDate occurrence,
      LocalDate today,
      ExchangeRates.Supply rates) {
    RecurringTemplate template = was.template();
    PeriodText period = PeriodText.of(was.schedule(), occurrence == null ? today : occurrence);
    RecurringEntry entry = RecurringEntry.of(was);
    String notes = entry.notes();
    InvoiceEntry invoice =
        entry.asInvoice(
            today,
            was.due().of(today),
            notes == null ? null : period.fill(notes),
            lines(was, period, today, rates));
    return createInvoice.draftWithin(
        scope,
        invoice,
        (InvoiceContent content) ->
            content.withOptions(content.options().withLatePenalty(template.announcedPenalty())),
        rates);
  }

  private List<RecurringEntry.Line> lines(
      RecurringInvoice was, PeriodText period, LocalDate today, ExchangeRates.Supply rates) {
    RecurringTemplate template = was.template();
    Map<ProductId, Product> products = prices.products(was.company(), List.of(template));
    boolean back = template.documentType() == DocumentType.CREDIT_NOTE;
    List<RecurringEntry.Line> lines = new ArrayList<>();
    for (RecurringLine line : template.lines()) {
      UnitPrice price =
          RecurringPrices.price(
                  line, template.currency(), products, currency -> rates.find(currency, today))
              .orElseThrow(() -> unknownPrice(line, lines.size(), today));
      lines.add(
          RecurringEntry.Line.of(line)
              .on(period.fill(line.line().description()), price.value(), back));
    }
    return lines;
  }

  private static ApplicationException unknownPrice(RecurringLine line, int at, LocalDate today) {
    return new ApplicationException.Unacceptable(
        "Validation failed",
        Map.of(
            "lines[" + at + "].unitPrice",
            line.pricing().rule() == PriceRule.LATEST_PRODUCT_PRICE
                ? "The product or the exchange rate of " + today + " is not known."
                : "The National Bank's exchange rate of " + today + " is not known for sure."));
  }
}
