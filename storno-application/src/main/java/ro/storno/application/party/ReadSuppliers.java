package ro.storno.application.party;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/** Shows suppliers and what their documents come to (api-reference/suppliers). */
public final class ReadSuppliers {
  private final Transactions transactions;
  private final Suppliers suppliers;
  private final ReceivedInvoices received;
  private final InvoiceQueries queries;
  private final Clock clock;

  /** Reads from the given ports; none is null. */
  public ReadSuppliers(
      Transactions transactions,
      Suppliers suppliers,
      ReceivedInvoices received,
      InvoiceQueries queries,
      Clock clock) {
    this.transactions = transactions;
    this.suppliers = suppliers;
    this.received = received;
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * A supplier and what its documents come to.
   *
   * @param supplier not null
   * @param expenses not null
   */
  public record WithExpenses(Supplier supplier, ReceivedInvoices.Expenses expenses) {}

  /**
   * A supplier with one page of its documents, newest first.
   *
   * @param supplier not null
   * @param invoices not null
   */
  public record WithInvoices(WithExpenses supplier, InvoiceQueries.Result invoices) {}

  /** Returns one page, by name. */
  public Page<WithExpenses> list(CompanyScope scope, @Nullable String search, Page.Request page) {
    scope.requireToView(Permission.CLIENT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<Supplier> found = suppliers.list(scope.company(), search, page);
          Map<SupplierId, ReceivedInvoices.Expenses> sums =
              received.expenses(scope.company(), found.data().stream().map(Supplier::id).toList());
          return found.map(
              each ->
                  new WithExpenses(
                      each, sums.getOrDefault(each.id(), ReceivedInvoices.Expenses.NONE)));
        });
  }

  /** Returns what the documents of one supplier come to. */
  public WithExpenses withExpenses(CompanyScope scope, Supplier supplier) {
    scope.requireToView(Permission.CLIENT_VIEW);
    return transactions.inCompany(scope.company(), () -> summed(supplier));
  }

  private WithExpenses summed(Supplier supplier) {
    return new WithExpenses(
        supplier,
        received
            .expenses(supplier.company(), List.of(supplier.id()))
            .getOrDefault(supplier.id(), ReceivedInvoices.Expenses.NONE));
  }

  /**
   * Shows a supplier.
   *
   * @throws ApplicationException.NotFound if the company has no such supplier
   */
  public WithInvoices get(CompanyScope scope, SupplierId id, Page.Request page) {
    scope.requireToView(Permission.CLIENT_VIEW);
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    return transactions.inCompany(
        scope.company(),
        () -> {
          Supplier supplier =
              suppliers
                  .find(scope.company(), id)
                  .filter(each -> each.deletedAt() == null)
                  .orElseThrow(() -> new ApplicationException.NotFound("Supplier"));
          return new WithInvoices(
              summed(supplier),
              queries.list(
                  scope.company(),
                  InvoiceQueries.Filter.ofSupplier(id, today),
                  InvoiceQueries.Sort.NEWEST,
                  page));
        });
  }
}
