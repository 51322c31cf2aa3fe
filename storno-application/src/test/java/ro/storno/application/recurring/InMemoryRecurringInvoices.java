package ro.storno.application.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;

/** Recurring invoices in memory, and which of them are due. */
public final class InMemoryRecurringInvoices implements RecurringInvoices, DueRecurring {
  private final InMemoryTransactions transactions;
  private final Invoices invoices;
  private final Map<RecurringId, RecurringInvoice> rows;
  private final Map<RecurringId, Due> due;
  private final Map<InvoiceId, Issue> issues;

  public InMemoryRecurringInvoices(InMemoryTransactions transactions, Invoices invoices) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.rows = transactions.table();
    this.due = transactions.table();
    this.issues = transactions.table();
  }

  private Stream<RecurringInvoice> of(CompanyId company) {
    return transactions.sees(company)
        ? rows.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<RecurringInvoice> find(CompanyId company, RecurringId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<RecurringInvoice> findForUpdate(CompanyId company, RecurringId id) {
    return find(company, id);
  }

  @Override
  public void add(RecurringInvoice recurring, @Nullable Instant dueAt) {
    rows.put(recurring.id(), recurring);
    schedule(recurring, dueAt);
  }

  private void schedule(RecurringInvoice recurring, @Nullable Instant dueAt) {
    if (dueAt == null) {
      due.remove(recurring.id());
    } else {
      due.put(
          recurring.id(), new Due(recurring.company(), recurring.id(), recurring.next(), dueAt));
    }
  }

  @Override
  public void update(RecurringInvoice recurring, @Nullable Instant dueAt) {
    RecurringInvoice present = rows.get(recurring.id());
    if (present == null || present.version() != recurring.version()) {
      throw new ApplicationException.Conflict(
          "", "The recurring invoice was changed by someone else; load it again.");
    }
    rows.put(recurring.id(), nextVersion(recurring));
    schedule(recurring, dueAt);
  }

  private static RecurringInvoice nextVersion(RecurringInvoice was) {
    return new RecurringInvoice(
        was.id(),
        was.company(),
        was.version() + 1,
        was.reference(),
        was.active(),
        was.template(),
        was.schedule(),
        was.next(),
        was.stop(),
        was.due(),
        was.lastIssuedAt(),
        was.lastInvoice(),
        was.failure(),
        was.createdAt(),
        was.updatedAt());
  }

  @Override
  public void remove(CompanyId company, RecurringId id) {
    if (find(company, id).isPresent()) {
      rows.remove(id);
      due.remove(id);
      issues.values().removeIf(issue -> issue.recurring().equals(id));
    }
  }

  @Override
  public Page<RecurringInvoice> list(CompanyId company, Filter filter, Page.Request page) {
    List<RecurringInvoice> found =
        of(company)
            .filter(each -> matches(each, filter))
            .sorted(Comparator.comparing((RecurringInvoice each) -> each.id().value()).reversed())
            .toList();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static boolean matches(RecurringInvoice recurring, Filter filter) {
    String search = filter.search();
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    String text = recurring.reference() + "\n" + recurring.template().notes();
    return (filter.active() == null || filter.active() == recurring.active())
        && (filter.frequency() == null || filter.frequency() == recurring.schedule().frequency())
        && text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  @Override
  public boolean addIssue(CompanyId company, Issue issue) {
    LocalDate occurrence = issue.occurrence();
    if (occurrence != null && isIssued(company, issue.recurring(), occurrence)) {
      return false;
    }
    issues.put(issue.invoice(), issue);
    return true;
  }

  @Override
  public Optional<RecurringId> originOf(CompanyId company, InvoiceId invoice) {
    return Optional.ofNullable(issues.get(invoice))
        .map(Issue::recurring)
        .filter(id -> find(company, id).isPresent());
  }

  @Override
  public boolean isIssued(CompanyId company, RecurringId id, LocalDate occurrence) {
    return find(company, id).isPresent()
        && issues.values().stream()
            .anyMatch(each -> each.recurring().equals(id) && occurrence.equals(each.occurrence()));
  }

  /** Returns what came of one. */
  public List<Issue> issues(RecurringId id) {
    return issues.values().stream().filter(each -> each.recurring().equals(id)).toList();
  }

  @Override
  public Map<RecurringId, String> lastNumbers(CompanyId company, Collection<RecurringId> ids) {
    Map<RecurringId, String> numbers = new HashMap<>();
    of(company)
        .filter(each -> ids.contains(each.id()) && each.lastInvoice() != null)
        .forEach(
            each ->
                invoices
                    .find(company, Objects.requireNonNull(each.lastInvoice()))
                    .ifPresent(last -> numbers.put(each.id(), last.displayNumber())));
    return numbers;
  }

  @Override
  public List<Due> due(Instant now, @Nullable Due after, int limit) {
    Comparator<Due> order =
        Comparator.comparing((Due each) -> each.company().value())
            .thenComparing(Due::dueAt)
            .thenComparing(each -> each.recurring().value());
    return transactions.seesPlatform()
        ? due.values().stream()
            .filter(each -> !each.dueAt().isAfter(now))
            .filter(each -> after == null || order.compare(each, after) > 0)
            .sorted(order)
            .limit(limit)
            .toList()
        : List.of();
  }
}
