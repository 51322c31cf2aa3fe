package ro.storno.application.invoice;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.QuotedRates;
import ro.storno.application.party.Clients;
import ro.storno.application.tax.VatRates;
import ro.storno.application.tax.VatRules;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.RomanianCounty;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatTreatment;

/** Tells what an invoice form offers and what it starts with. */
public final class ShowInvoiceDefaults {
  private static final Locale ROMANIAN = Locale.forLanguageTag("ro");
  private static final int PAYMENT_TERM_DAYS = 30;

  private static final List<String> CURRENCIES =
      List.of("RON", "EUR", "USD", "GBP", "CHF", "HUF", "CZK", "PLN", "BGN", "SEK", "NOK", "DKK");

  private static final List<InvoiceDefaults.UnitOption> UNITS =
      Stream.of(
              "buc Bucata",
              "ora Ora",
              "zi Zi",
              "luna Luna",
              "an An",
              "kg Kilogram",
              "m Metru",
              "mp Metru patrat",
              "mc Metru cub",
              "l Litru",
              "km Kilometru",
              "set Set",
              "serviciu Serviciu")
          .map(text -> text.split(" ", 2))
          .filter(parts -> UnitOfMeasure.code(parts[0]).isPresent())
          .map(
              parts ->
                  new InvoiceDefaults.UnitOption(
                      parts[0],
                      parts[0] + " (" + parts[1] + ")",
                      UnitOfMeasure.code(parts[0]).orElseThrow()))
          .toList();

  private static final List<InvoiceDefaults.Option> SERIES_TYPES =
      List.of(
          new InvoiceDefaults.Option("invoice", "Factura"),
          new InvoiceDefaults.Option("proforma", "Proforma"),
          new InvoiceDefaults.Option("credit_note", "Nota de credit"),
          new InvoiceDefaults.Option("delivery_note", "Aviz de insotire"),
          new InvoiceDefaults.Option("receipt", "Bon fiscal"));

  private static final List<InvoiceDefaults.Option> PAYMENT_METHODS =
      List.of(
          new InvoiceDefaults.Option("bank_transfer", "Transfer bancar"),
          new InvoiceDefaults.Option("cash", "Numerar"),
          new InvoiceDefaults.Option("card", "Card"),
          new InvoiceDefaults.Option("cheque", "Cec / Bilet la ordin"),
          new InvoiceDefaults.Option("other", "Altele"));

  private static final List<InvoiceDefaults.Option> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(
              code ->
                  new InvoiceDefaults.Option(
                      code, new Locale("", code).getDisplayCountry(ROMANIAN)))
          .sorted(
              Comparator.comparing(
                  InvoiceDefaults.Option::label, Collator.getInstance(ROMANIAN)::compare))
          .toList();

  private static final List<InvoiceDefaults.Option> COUNTIES =
      RomanianCounty.all().stream()
          .map(county -> new InvoiceDefaults.Option(county.letters(), county.plainName()))
          .toList();

  private final Transactions transactions;
  private final VatRates vatRates;
  private final Clients clients;
  private final ExchangeRates exchangeRates;
  private final Clock clock;

  /** Shows from the given ports; none is null. */
  public ShowInvoiceDefaults(
      Transactions transactions,
      VatRates vatRates,
      Clients clients,
      ExchangeRates exchangeRates,
      Clock clock) {
    this.exchangeRates = exchangeRates;
    this.transactions = transactions;
    this.vatRates = vatRates;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Tells it, for one client if given. The exchange rates are those that apply to an invoice of
   * today; where the bank does not answer they are the last known ones with their date, and none
   * where none are known.
   *
   * @param client or null
   * @throws ApplicationException.NotFound if the company has no such client
   */
  public InvoiceDefaults show(CompanyScope scope, @Nullable ClientId client) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Company company = scope.profile();
    LocalDate today = LocalDate.now(clock.withZone(company.settings().timeZone()));
    Read read = transactions.inCompany(scope.company(), () -> read(scope, client));
    VatTreatment.Facts facts = VatRules.facts(company, read.client, today);
    VatTreatment treatment = VatTreatment.of(facts);
    Optional<VatRate> oss =
        treatment == VatTreatment.ONE_STOP_SHOP
            ? VatTreatment.rateOfClient(facts)
            : Optional.empty();
    InvoiceDefaults.RateOption ossOption = oss.map(ShowInvoiceDefaults::ossOption).orElse(null);
    Optional<DailyRates> daily = exchangeRates.inForce(today).map(QuotedRates::rates);
    Integer term = read.client == null ? null : read.client.defaultPaymentTermDays();
    return new InvoiceDefaults(
        rates(read.rates, treatment, company.party().vatPayer()),
        CURRENCIES,
        company.settings().defaultCurrency().code(),
        term == null ? PAYMENT_TERM_DAYS : term,
        "buc",
        UNITS,
        SERIES_TYPES,
        PAYMENT_METHODS,
        daily.map(DailyRates::toLei).orElse(Map.of()),
        daily.map(DailyRates::published).orElse(null),
        company.party().vatPayer(),
        treatment == VatTreatment.REVERSE_CHARGE,
        treatment == VatTreatment.EXPORT,
        ossOption != null,
        ossOption,
        ossOption == null ? List.of() : List.of(ossOption),
        COUNTRIES,
        COUNTIES);
  }

  private record Read(List<CompanyVatRate> rates, @Nullable Client client) {}

  private Read read(CompanyScope scope, @Nullable ClientId id) {
    Client client =
        id == null
            ? null
            : clients
                .find(scope.company(), id)
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> new ApplicationException.NotFound("Client"));
    return new Read(vatRates.of(scope.company()), client);
  }

  /** Where no VAT is charged, a rate of nought per cent is the default. */
  private static List<InvoiceDefaults.RateOption> rates(
      List<CompanyVatRate> rates, VatTreatment treatment, boolean vatPayer) {
    List<InvoiceDefaults.RateOption> options = new ArrayList<>();
    boolean reversed = treatment == VatTreatment.REVERSE_CHARGE;
    if (reversed) {
      options.add(
          new InvoiceDefaults.RateOption(
              Percentage.ZERO, "Taxare inversă / Reverse Charge", VatCategory.AE.name(), true));
    }
    boolean nought = treatment == VatTreatment.EXPORT || !vatPayer;
    Optional<CompanyVatRate> zero =
        rates.stream()
            .filter(rate -> rate.active() && rate.rate().percentage().isZero())
            .findFirst();
    for (CompanyVatRate rate : rates) {
      boolean chosen = nought && zero.isPresent() ? rate.equals(zero.get()) : rate.isDefault();
      if (rate.active()) {
        options.add(
            new InvoiceDefaults.RateOption(
                rate.rate().percentage(),
                rate.label(),
                rate.rate().category().name(),
                chosen && !reversed));
      }
    }
    return options;
  }

  private static InvoiceDefaults.RateOption ossOption(VatRate rate) {
    return new InvoiceDefaults.RateOption(
        rate.percentage(),
        "OSS " + rate.percentage().value().stripTrailingZeros().toPlainString() + "%",
        rate.category().name(),
        true);
  }
}
