package ro.storno.application.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingKind;

/** The exchange rate of what proformas and delivery notes become. */
class PrecedingRatesTest extends WithPreceding {
  private static final LocalDate BEFORE = LocalDate.parse("2026-11-13");

  @BeforeEach
  void theBankPublishes() {
    app.clock.set(Instant.parse("2026-11-21T10:00:00Z")); // a Saturday
    app.bank
        .publish("2026-11-12", "5.0812")
        .publish("2026-11-13", "5.0813")
        .publish("2026-11-20", "5.0820");
  }

  private PrecedingDocument euros(
      PrecedingKind kind, Client client, LocalDate day, @Nullable String typed) {
    return app.draftPreceding.create(
        app.scope(), kind, values(client, day, typed), TransportEntry.NONE);
  }

  private static PrecedingEntry values(Client client, LocalDate day, @Nullable String typed) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("clientId", client.id().value());
    values.put("currency", "EUR");
    values.put("issueDate", day);
    values.put("exchangeRate", typed == null ? null : new BigDecimal(typed));
    return entry(values);
  }

  private PrecedingDocument note(Client client, LocalDate day, @Nullable String typed) {
    return issuedAs(euros(NOTE, client, day, typed));
  }

  private static String rate(InvoiceContent content) {
    ExchangeRate rate = content.exchangeRate();
    return rate == null ? "none" : rate.rate().toPlainString();
  }

  private static String rate(PrecedingDocument document) {
    return rate(document.content());
  }

  private static String rate(ConvertPreceding.Converted converted) {
    return rate(converted.invoice().invoice().content());
  }

  @Test
  void invoice_takes_the_rate_of_its_own_day_where_none_was_typed() {
    PrecedingDocument proforma = euros(PROFORMA, client(), BEFORE, null);
    assertThat(rate(proforma)).isEqualTo("5.0812");
    assertThat(rate(converted(PROFORMA, proforma))).isEqualTo("5.0820");
    PrecedingDocument another = euros(PROFORMA, client(), BEFORE, null);
    ConvertPreceding.Command backdated =
        new ConvertPreceding.Command(null, LocalDate.parse("2026-11-16"), null);
    assertThat(rate(app.convertPreceding.convert(app.scope(), PROFORMA, another.id(), backdated)))
        .isEqualTo("5.0813");
  }

  @Test
  void typed_rate_stays() {
    assertThat(rate(converted(PROFORMA, euros(PROFORMA, client(), BEFORE, "5.10"))))
        .isEqualTo("5.10");
    PrecedingDocument proforma = euros(PROFORMA, client(), BEFORE, "5.10");
    assertThat(rate(app.copyPreceding.fromProforma(app.scope(), proforma.id()))).isEqualTo("5.10");
  }

  @Test
  void no_rate_into_lei_is_filled_in_for_companies_that_convert_into_a_currency_of_their_own() {
    CompanyScope polish = app.with(company -> Samples.abroad(company, "PL", Currency.PLN));
    for (String typed : new String[] {null, "4.2537"}) {
      PrecedingDocument proforma =
          app.draftPreceding.create(
              polish, PROFORMA, values(client(), BEFORE, typed), TransportEntry.NONE);
      ExchangeRate rate =
          typed == null
              ? null
              : new ExchangeRate(Currency.EUR, Currency.PLN, new BigDecimal(typed));
      assertThat(proforma.content().exchangeRate()).isEqualTo(rate);
      PrecedingDocument note = app.copyPreceding.fromProforma(polish, proforma.id());
      assertThat(note.content().exchangeRate()).isEqualTo(rate);
      app.advancePreceding.issue(polish, NOTE, note.id());
      assertThat(app.copyPreceding.storno(polish, NOTE, note.id()).content().exchangeRate())
          .isEqualTo(rate);
      Invoice invoice =
          app.convertPreceding
              .convert(polish, PROFORMA, proforma.id(), ConvertPreceding.Command.NONE)
              .invoice()
              .invoice();
      assertThat(invoice.content().exchangeRate()).isEqualTo(rate);
    }
  }

  @Test
  void rate_that_was_unknown_then_is_filled_in_now() {
    app.rates.newest();
    app.bank.silent(true);
    app.clock.set(Instant.parse("2026-11-26T10:00:00Z"));
    PrecedingDocument proforma = euros(PROFORMA, client(), LocalDate.parse("2026-11-26"), null);
    assertThat(rate(proforma)).isEqualTo("none");
    app.bank.silent(false);
    app.bank.publish("2026-11-25", "5.0825");
    app.clock.set(Instant.parse("2026-11-26T10:05:00Z"));
    assertThat(rate(converted(PROFORMA, proforma))).isEqualTo("5.0825");
  }

  @Test
  void delivery_note_from_a_proforma_takes_the_rate_of_its_own_day() {
    PrecedingDocument proforma = euros(PROFORMA, client(), BEFORE, null);
    assertThat(rate(app.copyPreceding.fromProforma(app.scope(), proforma.id())))
        .isEqualTo("5.0820");
  }

  @Test
  void what_takes_a_note_back_is_converted_as_the_note_was_and_follows_it_into_the_invoice() {
    Client client = client();
    PrecedingDocument note = note(client, BEFORE, null);
    PrecedingDocument reversal = app.copyPreceding.storno(app.scope(), NOTE, note.id());
    assertThat(rate(reversal)).isEqualTo("5.0812");
    assertThat(rate(together(note, issuedAs(reversal), note(client, BEFORE, null))))
        .isEqualTo("5.0820");
  }

  @Test
  void notes_at_different_typed_rates_are_not_put_together() {
    Client client = client();
    PrecedingDocument one = note(client, BEFORE, "5.10");
    PrecedingDocument two = note(client, BEFORE, "5.11");
    PrecedingDocument plain = note(client, BEFORE, null);
    for (PrecedingDocument misfit : new PrecedingDocument[] {two, plain}) {
      assertThatThrownBy(() -> together(one, misfit))
          .isInstanceOfSatisfying(
              ApplicationException.Unacceptable.class,
              refused -> {
                assertThat(refused.getMessage()).contains("same exchange rate");
                assertThat(refused.errors())
                    .containsEntry("conflictingIds", misfit.id().toString());
              });
    }
    app.draftPreceding.update(
        app.scope(),
        NOTE,
        two.id(),
        entry(Map.of("exchangeRate", new BigDecimal("5.1000"))),
        Set.of("exchangeRate"),
        TransportEntry.NONE,
        Set.of());
    assertThat(rate(together(one, two))).isEqualTo("5.10");
  }
}
