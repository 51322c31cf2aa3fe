package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.Entries;
import ro.storno.application.Samples;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;

/** The exchange rate of invoices in other currencies. */
class InvoiceRatesTest {
  private final TestApplication app = new TestApplication();

  @BeforeEach
  void theBankPublishes() {
    app.clock.set(Instant.parse("2026-11-21T10:00:00Z")); // a Saturday
    app.bank
        .publish("2026-11-12", "5.0812")
        .publish("2026-11-13", "5.0813")
        .publish("2026-11-16", "5.0816")
        .publish("2026-11-19", "5.0819")
        .publish("2026-11-20", "5.0820");
  }

  private CreateInvoice.Result create(Map<String, Object> values) {
    Entries.InvoiceForm form = Entries.invoice().to(app.client("Client SRL"));
    form.with("currency", "EUR").with("idempotencyKey", app.ids.hex(8));
    values.forEach(form::with);
    return app.create.create(app.scope(), form.build());
  }

  private static String rate(CreateInvoice.Result result) {
    return rate(result.invoice().invoice());
  }

  private static String rate(Invoice invoice) {
    ExchangeRate rate = invoice.content().exchangeRate();
    return rate == null ? "none" : rate.rate().toPlainString();
  }

  private String changed(Invoice invoice, Map<String, Object> values) {
    return rate(
        app.update
            .update(
                app.scope(),
                invoice.id(),
                Entries.record(InvoiceEntry.class, new HashMap<>(values)),
                values.keySet())
            .invoice()
            .invoice());
  }

  @Test
  void it_is_the_banks_last_before_the_day_of_issue() {
    assertThat(rate(create(Map.of()))).isEqualTo("5.0820");
    assertThat(rate(create(Map.of("issueDate", LocalDate.parse("2026-11-20")))))
        .isEqualTo("5.0819");
    assertThat(rate(create(Map.of("issueDate", LocalDate.parse("2026-11-16")))))
        .isEqualTo("5.0813");
    assertThat(rate(create(Map.of("currency", "HUF")))).isEqualTo("0.012345");
    assertThat(rate(create(Map.of("currency", "RON")))).isEqualTo("none");
  }

  @Test
  void the_day_on_which_vat_falls_due_comes_before_the_day_of_issue() {
    assertThat(rate(create(Map.of("taxPointDate", LocalDate.parse("2026-11-14")))))
        .isEqualTo("5.0813");
  }

  @Test
  void what_was_typed_counts_and_costs_no_question() {
    assertThat(rate(create(Map.of("exchangeRate", new BigDecimal("5.10"))))).isEqualTo("5.10");
    assertThat(app.bank.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1.0000"})
  void a_rate_of_one_is_the_documented_default_and_means_none(String one) {
    assertThat(rate(create(Map.of("exchangeRate", new BigDecimal(one))))).isEqualTo("5.0820");
  }

  @Test
  void vat_is_shown_in_lei_at_that_rate() {
    Invoice invoice = create(Map.of()).invoice().invoice();
    assertThat(invoice.content().exchangeRate().convert(invoice.totals().vatTotal()))
        .as("21 % of 2 x 100 EUR at 5.0820")
        .hasToString("213.44 RON");
    assertThat(app.issue.issue(app.scope(), invoice.id()).invoice().number()).isNotNull();
  }

  @Test
  void a_filled_in_rate_moves_along_with_the_date_and_a_typed_one_stays() {
    Invoice filled = create(Map.of()).invoice().invoice();
    Map<String, Object> moved = Map.of("issueDate", LocalDate.parse("2026-11-13"));
    assertThat(changed(filled, moved)).isEqualTo("5.0812");
    assertThat(changed(filled, Map.of("notes", "x"))).isEqualTo("5.0812");
    Invoice typed = create(Map.of("exchangeRate", new BigDecimal("5.10"))).invoice().invoice();
    assertThat(changed(typed, moved)).isEqualTo("5.10");
  }

  @Test
  void another_currency_has_another_rate() {
    Invoice euros = create(Map.of("exchangeRate", new BigDecimal("5.10"))).invoice().invoice();
    assertThat(changed(euros, Map.of("currency", "USD"))).isEqualTo("4.5600");
    assertThat(changed(euros, Map.of("currency", "RON"))).isEqualTo("none");
  }

  private CompanyScope polish(String country) {
    return app.with(company -> Samples.abroad(company, country, Currency.PLN));
  }

  private Invoice create(CompanyScope scope, Map<String, Object> values) {
    Entries.InvoiceForm form = Entries.invoice().to(app.client("Client SRL"));
    form.with("currency", "EUR").with("idempotencyKey", app.ids.hex(8));
    values.forEach(form::with);
    return app.create.create(scope, form.build()).invoice().invoice();
  }

  @Test
  void what_a_company_of_another_country_types_is_a_rate_into_its_own_currency() {
    Map<String, Object> typed = Map.of("exchangeRate", new BigDecimal("4.2537"));
    assertThat(create(polish("PL"), typed).content().exchangeRate())
        .isEqualTo(new ExchangeRate(Currency.EUR, Currency.PLN, new BigDecimal("4.2537")));
    assertThat(create(polish("PL"), Map.of("currency", "RON", "exchangeRate", new BigDecimal("2"))))
        .extracting(lei -> lei.content().exchangeRate())
        .isEqualTo(new ExchangeRate(Currency.RON, Currency.PLN, new BigDecimal("2")));
    assertThat(create(polish("PL"), Map.of()).content().exchangeRate()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RO", " "})
  void companies_of_romania_convert_into_lei_whatever_currency_they_count_in(String country) {
    assertThat(create(polish(country), Map.of()).content().exchangeRate())
        .isEqualTo(ExchangeRate.toLei(Currency.EUR, new BigDecimal("5.0820")));
    Map<String, Object> typed = Map.of("exchangeRate", new BigDecimal("5.10"));
    assertThat(create(polish(country), typed).content().exchangeRate().to())
        .isEqualTo(Currency.RON);
  }

  @Test
  void a_rate_into_lei_that_is_sent_back_does_not_become_one_into_another_currency() {
    Invoice old = create(Map.of()).invoice().invoice();
    for (String[] each : new String[][] {{"5.0820", "RON"}, {"4.2537", "PLN"}}) {
      InvoiceEntry sent =
          Entries.record(
              InvoiceEntry.class, new HashMap<>(Map.of("exchangeRate", new BigDecimal(each[0]))));
      Invoice saved =
          app.update
              .update(polish("PL"), old.id(), sent, Set.of("exchangeRate"))
              .invoice()
              .invoice();
      assertThat(saved.content().exchangeRate().to().code()).isEqualTo(each[1]);
    }
  }

  @Test
  void clearing_a_rate_asks_for_the_banks() {
    Invoice euros = create(Map.of("exchangeRate", new BigDecimal("5.10"))).invoice().invoice();
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("exchangeRate", null);
    assertThat(changed(euros, cleared)).isEqualTo("5.0820");
  }

  @Test
  void a_correction_is_converted_as_what_it_corrects() {
    Invoice invoice =
        create(
                Map.of(
                    "issueDate", LocalDate.parse("2026-11-13"),
                    "dueDate", LocalDate.parse("2026-12-13")))
            .invoice()
            .invoice();
    app.issue.issue(app.scope(), invoice.id());
    CreateInvoice.Result credit =
        create(
            Map.of(
                "documentType", "credit_note",
                "parentDocumentId", invoice.id().value(),
                "clientId", invoice.content().clientId().value(),
                "lines", List.of(Entries.line("-1", "100"))));
    assertThat(rate(credit)).isEqualTo("5.0812");
  }

  @Test
  void a_silent_bank_keeps_nobody_from_drafting_but_no_rate_is_guessed() {
    app.rates.newest();
    app.bank.silent(true);
    app.clock.set(Instant.parse("2026-11-26T10:00:00Z"));
    CreateInvoice.Result made =
        create(
            Map.of(
                "issueDate", LocalDate.parse("2026-11-26"),
                "dueDate", LocalDate.parse("2026-12-26")));
    assertThat(rate(made)).isEqualTo("none");
    assertThat(made.validation().warnings())
        .anySatisfy(
            warning -> {
              assertThat(warning.field()).isEqualTo("exchangeRate");
              assertThat(warning.message()).contains("5.0820", "2026-11-20");
            });
    assertThat(made.validation().valid()).as("it cannot be issued like that").isFalse();
    Invoice draft = made.invoice().invoice();
    app.bank.silent(false);
    app.bank.publish("2026-11-25", "5.0825");
    app.clock.set(Instant.parse("2026-11-26T10:05:00Z"));
    assertThat(changed(draft, Map.of("notes", "x"))).isEqualTo("5.0825");
  }

  @Test
  void without_a_bank_the_rate_is_asked_of_the_user() {
    TestApplication plain = new TestApplication();
    CreateInvoice.Result made =
        plain.create.create(
            plain.scope(), Entries.invoice().to(plain.client("C")).with("currency", "EUR").build());
    assertThat(rate(made)).isEqualTo("none");
    assertThat(made.validation().warnings())
        .anySatisfy(warning -> assertThat(warning.message()).contains("yourself"));
  }

  @Test
  void defaults_offer_the_rates_that_apply_today() {
    InvoiceDefaults defaults = app.defaults.show(app.scope(), null);
    assertThat(defaults.exchangeRateDate()).isEqualTo("2026-11-20");
    assertThat(defaults.exchangeRates()).containsEntry("EUR", new BigDecimal("5.0820"));
    app.clock.set(Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(app.defaults.show(app.scope(), null).exchangeRateDate())
        .as("today's publication applies tomorrow")
        .isEqualTo("2026-11-19");
  }
}
