package ro.storno.application.accounting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.money.Currency;

/**
 * Single files for SAGA, written line by line, however long they are. Each is read in one
 * transaction; whoever takes the lines must not keep it waiting.
 */
public final class ExportSaga {
  /** What was issued and stands: drafts and cancelled invoices are none of accounting's. */
  static final List<DocumentStatus> BOOKED =
      List.of(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED,
          DocumentStatus.SYNCED,
          DocumentStatus.REFUNDED);

  private final Transactions transactions;
  private final ExportedRows rows;
  private final AccountingBook book;
  private final ListInvoices lists;
  private final Clock clock;

  /** Exports from the given ports; none is null. */
  public ExportSaga(
      Transactions transactions,
      ExportedRows rows,
      AccountingBook book,
      ListInvoices lists,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.book = book;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Writes outgoing invoices; without a filter on the status those that were issued and stand.
   *
   * @param criteria as for the list, the direction apart; not null
   * @return the name of the file
   * @throws ApplicationException.Unacceptable if a criterion has no meaning
   */
  public String invoices(
      CompanyScope scope, ListInvoices.Criteria criteria, Consumer<String> lines) {
    scope.requireToView(Permission.EXPORT_DATA);
    InvoiceQueries.Filter filter = booked(lists.chosen(scope, criteria).filter());
    write(
        scope,
        new SagaFiles.Invoices(lines, false),
        (company, each) -> rows.documents(company, filter, each));
    return multiple(scope, filter.issuedFrom(), filter.issuedTo(), null);
  }

  static InvoiceQueries.Filter booked(InvoiceQueries.Filter filter) {
    InvoiceQueries.Filter outgoing = filter.withDirection(Direction.OUTGOING);
    return filter.statuses().isEmpty() ? outgoing.withStatuses(BOOKED) : outgoing;
  }

  /**
   * Which payments, and under which accounts.
   *
   * @param from first day of payment, or null
   * @param to last day of payment, or null
   * @param currency only payments in it, under its accounts; or null for all, under those of the
   *     leu
   * @param accountCash instead of the one that is set; or null
   * @param accountBank likewise
   * @param accountCard likewise
   */
  public record Wanted(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String currency,
      @Nullable String accountCash,
      @Nullable String accountBank,
      @Nullable String accountCard) {}

  /**
   * Writes payments of outgoing invoices (incasari) or of incoming ones (plati).
   *
   * @return the name of the file
   * @throws ApplicationException.Unacceptable if currency or accounts have no meaning
   */
  public String payments(
      CompanyScope scope, Direction direction, Wanted wanted, Consumer<String> lines) {
    scope.requireToView(Permission.EXPORT_DATA);
    FieldErrors errors = new FieldErrors();
    String code = wanted.currency;
    Currency currency =
        code == null || code.isBlank()
            ? null
            : errors.captureAs(
                "currency", () -> Currency.of(code.strip().toUpperCase(Locale.ROOT)));
    SagaOverrides overrides =
        new SagaOverrides(
            wanted.accountCash, wanted.accountBank, wanted.accountCard, null, null, null);
    overrides.on(AccountingSettings.INITIAL.saga(), "account", errors);
    errors.throwUnacceptable();
    AccountingSettings.Saga saga =
        overrides.on(
            transactions
                .inCompany(scope.company(), () -> ManageAccountingSettings.stored(book, scope))
                .saga(),
            "account",
            errors);
    ExportedRows.Paid paid = new ExportedRows.Paid(direction, wanted.from, wanted.to, currency);
    write(
        scope,
        new SagaFiles.Payments(
            lines, direction, currency == null ? saga.lei() : saga.accounts(currency.code())),
        (company, each) -> rows.payments(company, paid, each));
    return multiple(scope, wanted.from, wanted.to, currency);
  }

  /** Writes the clients; returns the name of the file. */
  public String clients(CompanyScope scope, Consumer<String> lines) {
    scope.requireToView(Permission.EXPORT_DATA);
    write(scope, new SagaFiles.Clients(lines), rows::clients);
    return "CLI_" + SagaFiles.inNames(today(scope)) + ".xml";
  }

  /** Writes the suppliers; returns the name of the file. */
  public String suppliers(CompanyScope scope, Consumer<String> lines) {
    scope.requireToView(Permission.EXPORT_DATA);
    write(scope, new SagaFiles.Suppliers(lines), rows::suppliers);
    return "FRN_" + SagaFiles.inNames(today(scope)) + ".xml";
  }

  /** Writes the products; returns the name of the file. */
  public String products(CompanyScope scope, Consumer<String> lines) {
    scope.requireToView(Permission.EXPORT_DATA);
    write(scope, new SagaFiles.Products(lines), rows::products);
    return "ART_" + SagaFiles.inNames(today(scope)) + ".xml";
  }

  private <T> void write(
      CompanyScope scope, SagaFiles.Open<T> file, BiConsumer<CompanyId, Consumer<T>> read) {
    file.write(transactions, scope.company(), read);
  }

  /** The name of a file of many documents, such as {@code I_RO123_multiple_01_11_2026_...xml}. */
  private String multiple(
      CompanyScope scope,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Currency currency) {
    LocalDate today = today(scope);
    return "I_RO"
        + SagaFiles.code(scope)
        + "_multiple_"
        + SagaFiles.inNames(from == null ? today : from)
        + "_"
        + SagaFiles.inNames(to == null ? today : to)
        + (currency == null ? "" : "_" + currency.code())
        + ".xml";
  }

  private LocalDate today(CompanyScope scope) {
    return LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
  }
}
