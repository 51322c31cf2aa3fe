package ro.storno.application.recurring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.money.RateBook;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;

/** Shows and lists recurring invoices. */
public final class ReadRecurring {
  private final Transactions transactions;
  private final RecurringInvoices recurring;
  private final Clients clients;
  private final SeriesBook seriesBook;
  private final RecurringPrices prices;
  private final RateBook rates;
  private final Clock clock;

  /** Reads from the given ports; none is null. */
  public ReadRecurring(
      Transactions transactions,
      RecurringInvoices recurring,
      Clients clients,
      SeriesBook seriesBook,
      Products products,
      RateBook rates,
      Clock clock) {
    this.transactions = transactions;
    this.recurring = recurring;
    this.clients = clients;
    this.seriesBook = seriesBook;
    this.prices = new RecurringPrices(products);
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * A recurring invoice and what belongs to it.
   *
   * @param recurring not null
   * @param client or null if it is gone
   * @param series or null if it is gone
   * @param lastNumber number of the last invoice, or null
   * @param totals what its lines come to as typed; not null
   * @param estimate what they would come to at the rates and prices known now, or null if some are
   *     not known; nobody is asked for them
   */
  public record Shown(
      RecurringInvoice recurring,
      @Nullable Client client,
      @Nullable Series series,
      @Nullable String lastNumber,
      DocumentTotals totals,
      @Nullable DocumentTotals estimate) {}

  /**
   * Shows one.
   *
   * @throws ApplicationException.NotFound if the company has no such recurring invoice
   */
  public Shown get(CompanyScope scope, RecurringId id) {
    scope.requireToView(Permission.RECURRING_INVOICE_VIEW);
    return shown(
        scope,
        () ->
            recurring
                .find(scope.company(), id)
                .orElseThrow(() -> new ApplicationException.NotFound(ManageRecurring.TITLE)));
  }

  /** Shows one that was just saved. */
  public Shown show(CompanyScope scope, RecurringInvoice saved) {
    return shown(scope, () -> saved);
  }

  private Shown shown(CompanyScope scope, Supplier<RecurringInvoice> found) {
    Optional<DailyRates> known = lastRates(scope);
    return transactions.inCompany(
        scope.company(),
        () -> {
          RecurringInvoice each = found.get();
          return showing(scope, List.of(each), known).apply(each);
        });
  }

  /** Returns one page, the newest first. */
  public Page<Shown> list(CompanyScope scope, RecurringInvoices.Filter filter, Page.Request page) {
    scope.requireToView(Permission.RECURRING_INVOICE_VIEW);
    Optional<DailyRates> known = lastRates(scope);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<RecurringInvoice> found = recurring.list(scope.company(), filter, page);
          return found.map(showing(scope, found.data(), known));
        });
  }

  /** What is kept already: a list does not wait for the bank. */
  private Optional<DailyRates> lastRates(CompanyScope scope) {
    LocalDate today = clock.instant().atZone(scope.profile().settings().timeZone()).toLocalDate();
    return transactions.inPlatform(() -> rates.lastBefore(today));
  }

  private Function<RecurringInvoice, Shown> showing(
      CompanyScope scope, List<RecurringInvoice> shown, Optional<DailyRates> known) {
    Map<SeriesId, Series> series =
        seriesBook.of(scope.company(), null).stream()
            .collect(Collectors.toMap(Series::id, Function.identity()));
    Map<ClientId, Client> named =
        clients.findAll(
            scope.company(),
            shown.stream().map(each -> each.template().client()).distinct().toList());
    Map<RecurringId, String> numbers =
        recurring.lastNumbers(scope.company(), shown.stream().map(RecurringInvoice::id).toList());
    Map<ProductId, Product> products =
        prices.products(scope.company(), shown.stream().map(RecurringInvoice::template).toList());
    return each ->
        new Shown(
            each,
            named.get(each.template().client()),
            series.get(each.template().series()),
            numbers.get(each.id()),
            each.template().totals(),
            estimate(each.template(), products, known));
  }

  private static @Nullable DocumentTotals estimate(
      RecurringTemplate template, Map<ProductId, Product> products, Optional<DailyRates> known) {
    List<DocumentLine> priced = new ArrayList<>();
    for (RecurringLine line : template.lines()) {
      Optional<UnitPrice> price =
          RecurringPrices.price(
              line,
              template.currency(),
              products,
              currency -> known.flatMap(rates -> rates.rateOf(currency)));
      if (price.isEmpty()) {
        return null;
      }
      priced.add(line.line().withUnitPrice(price.get()));
    }
    return TotalsCalculator.totals(template.currency(), priced);
  }
}
