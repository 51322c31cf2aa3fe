package ro.storno.application.accounting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.money.ExchangeRates;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.party.Party;

/**
 * All that an accounting program takes over, in one ZIP (api-reference/accounting-export/zip.md),
 * written as it is read, however long it is. Each file shows one moment.
 */
public final class ExportAccounting {
  private static final Set<String> PLANNED = Set.of("winmentor", "ciel");

  private final Transactions transactions;
  private final ExportedRows rows;
  private final AccountingBook book;
  private final ExchangeRates rates;
  private final Clock clock;

  /** Exports from the given ports; none is null. */
  public ExportAccounting(
      Transactions transactions,
      ExportedRows rows,
      AccountingBook book,
      ExchangeRates rates,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.book = book;
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * What to export.
   *
   * @param target {@code saga}
   * @param dateFrom first day of invoices and payments, or null
   * @param dateTo last day of invoices and payments, or null
   * @param options or null for the usual ones
   */
  public record Command(
      @Nullable String target,
      @Nullable LocalDate dateFrom,
      @Nullable LocalDate dateTo,
      @Nullable Options options) {}

  /**
   * How to export.
   *
   * @param includeDiscount whether invoices tell their discount as a whole; false unless given
   * @param exportAccounts whether the accounts of partners are told; true unless given
   * @param exportBnr whether the National Bank's newest rates are told; false unless given
   * @param accounts instead of those that are set, by name: cash, bank, card, clients, suppliers
   * @param currencyAccounts instead of those that are set, by currency and name
   */
  public record Options(
      @Nullable Boolean includeDiscount,
      @Nullable Boolean exportAccounts,
      @Nullable Boolean exportBnr,
      @Nullable Map<String, String> accounts,
      @Nullable Map<String, Map<String, String>> currencyAccounts) {
    static final Options USUAL = new Options(null, null, null, null, null);
  }

  /**
   * Writes the ZIP.
   *
   * @param out is not closed; not null
   * @return the name of the file
   * @throws ApplicationException.Invalid if the target, an account or the span is wrong
   * @throws ApplicationException.Unavailable if rates are wanted and none are known
   */
  public String export(CompanyScope scope, Command command, OutputStream out) {
    scope.requireToView(Permission.EXPORT_DATA);
    Options options = command.options == null ? Options.USUAL : command.options;
    AccountingSettings.Saga saga = saga(scope, command, options);
    DailyRates newest = Boolean.TRUE.equals(options.exportBnr) ? rates.newest().rates() : null;
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    try {
      ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      new Bundle(scope.company(), zip, SagaFiles.inNames(today), today)
          .write(scope, command, options, saga, newest);
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "saga-export_" + SagaFiles.code(scope) + "_" + SagaFiles.inNames(today) + ".zip";
  }

  private AccountingSettings.Saga saga(CompanyScope scope, Command command, Options options) {
    FieldErrors errors = new FieldErrors();
    String target = command.target;
    errors.addIf(
        target != null && PLANNED.contains(target),
        "target",
        "Exports for " + target + " are not there yet; choose saga.");
    errors.addIf(
        !"saga".equals(target) && (target == null || !PLANNED.contains(target)),
        "target",
        "Choose saga.");
    errors.addIf(
        command.dateFrom != null
            && command.dateTo != null
            && command.dateTo.isBefore(command.dateFrom),
        "dateTo",
        "The last day cannot be before the first.");
    Map<String, String> accounts = options.accounts == null ? Map.of() : options.accounts;
    AccountingSettings.Saga stored =
        transactions
            .inCompany(scope.company(), () -> ManageAccountingSettings.stored(book, scope))
            .saga();
    AccountingSettings.Saga saga =
        new SagaOverrides(
                accounts.get("cash"),
                accounts.get("bank"),
                accounts.get("card"),
                accounts.get("clients"),
                accounts.get("suppliers"),
                options.currencyAccounts)
            .on(stored, "options.accounts.", errors);
    errors.throwInvalid();
    return saga;
  }

  /** One ZIP in the making. */
  private final class Bundle {
    private final CompanyId company;
    private final ZipOutputStream zip;
    private final String date;
    private final LocalDate today;

    Bundle(CompanyId company, ZipOutputStream zip, String date, LocalDate today) {
      this.company = company;
      this.zip = zip;
      this.date = date;
      this.today = today;
    }

    void write(
        CompanyScope scope,
        Command command,
        Options options,
        AccountingSettings.Saga saga,
        @Nullable DailyRates newest)
        throws IOException {
      add("cli_" + date, SagaFiles.Clients::new, rows::clients);
      add("frn_" + date, SagaFiles.Suppliers::new, rows::suppliers);
      add("art_" + date, SagaFiles.Products::new, rows::products);
      InvoiceQueries.Filter filter =
          ExportSaga.booked(
              InvoiceQueries.Filter.issued(
                  Direction.OUTGOING, command.dateFrom, command.dateTo, today));
      add(
          "F_" + SagaFiles.code(scope) + "_multiple_" + date,
          lines -> new SagaFiles.Invoices(lines, Boolean.TRUE.equals(options.includeDiscount)),
          (of, each) -> rows.documents(of, filter, each));
      payments("inc_" + date, Direction.OUTGOING, command, saga);
      payments("plt_" + date, Direction.INCOMING, command, saga);
      if (!Boolean.FALSE.equals(options.exportAccounts)) {
        add(
            "conturi_cli_" + date,
            lines -> new SagaFiles.PartnerAccounts(lines, saga.clients()),
            (CompanyId of, Consumer<Party> each) ->
                rows.clients(of, client -> each.accept(client.party())));
        add(
            "conturi_frn_" + date,
            lines -> new SagaFiles.PartnerAccounts(lines, saga.suppliers()),
            (CompanyId of, Consumer<Party> each) ->
                rows.suppliers(of, supplier -> each.accept(supplier.party())));
      }
      if (newest != null) {
        add("curs_bnr_" + date, SagaFiles.Rates::new, (of, each) -> each.accept(newest));
      }
    }

    /** In one file where there are lei only, else in one for each currency: SAGA tells none. */
    private void payments(
        String name, Direction direction, Command command, AccountingSettings.Saga saga)
        throws IOException {
      ExportedRows.Paid all =
          new ExportedRows.Paid(direction, command.dateFrom, command.dateTo, null);
      List<String> currencies =
          transactions.inCompany(company, () -> rows.currencies(company, all));
      if (currencies.isEmpty() || currencies.equals(List.of(Currency.RON.code()))) {
        payments(name, all, saga.lei());
        return;
      }
      for (String currency : currencies) {
        payments(name + "_" + currency, all.in(Currency.of(currency)), saga.accounts(currency));
      }
    }

    private void payments(String name, ExportedRows.Paid paid, AccountingSettings.Accounts accounts)
        throws IOException {
      add(
          name,
          lines -> new SagaFiles.Payments(lines, paid.direction(), accounts),
          (of, each) -> rows.payments(of, paid, each));
    }

    private <T> void add(
        String name,
        Function<Consumer<String>, SagaFiles.Open<T>> file,
        BiConsumer<CompanyId, Consumer<T>> read)
        throws IOException {
      zip.putNextEntry(new ZipEntry(name + ".xml"));
      file.apply(this::line).write(transactions, company, read);
      zip.closeEntry();
    }

    private void line(String line) {
      try {
        zip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
