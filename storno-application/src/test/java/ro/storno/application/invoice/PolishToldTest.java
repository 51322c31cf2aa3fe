package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.domain.company.Company;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;

class PolishToldTest {
  private static final String FIRST = "5265877635-20250916-0200A0D6723E-C2";

  private final TestApplication app = new TestApplication();
  private final Company romanian = app.scope().profile();
  private final Company polish =
      new Company(
          romanian.id(),
          romanian.organization(),
          romanian.party(),
          romanian.settings().with(Currency.of("PLN"), false),
          null,
          false,
          romanian.createdAt(),
          null,
          null);
  private final PolishTold told =
      new PolishTold(Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC));

  private static ElectronicInvoice.Builder invoice(String currency, String vat) {
    return ElectronicInvoice.builder()
        .number("FV/2")
        .issueDate(LocalDate.parse("2026-11-20"))
        .typeCode("380")
        .currency(currency)
        .seller(Party.builder().name("Przyklad").vatId("PL5265877635").build())
        .buyer(
            Party.builder()
                .name("Nabywca")
                .vatId("PL7740001454")
                .address(PostalAddress.builder().countryCode("PL").build())
                .build())
        .totals(DocumentTotals.builder().vatTotal(new BigDecimal(vat)).build());
  }

  private AbroadTelling telling(
      ElectronicInvoice invoice,
      Company company,
      @Nullable ExchangeRate rate,
      @Nullable String corrected) {
    return new AbroadTelling(
        invoice,
        company,
        Map.of(),
        Map.of("nip", "5265877635"),
        new AbroadTelling.Beside(rate, corrected));
  }

  private NationalInvoice tell(AbroadTelling telling) {
    return told.tell(telling, "");
  }

  private static ExchangeRate rate(String units) {
    return new ExchangeRate(Currency.EUR, Currency.PLN, new BigDecimal(units));
  }

  @Test
  void vat_of_another_currency_is_told_in_pln_at_the_rate_of_the_invoice() {
    AbroadTelling telling = telling(invoice("EUR", "23.01").build(), polish, rate("4.2537"), null);
    NationalInvoice fa = tell(telling);
    assertThat(telling.missing()).isEmpty();
    assertThat(fa.invoice().vatAccountingCurrency()).isEqualTo("PLN");
    assertThat(fa.invoice().totals().vatTotalInAccountingCurrency()).isEqualByComparingTo("97.88");
    PolishTerms terms = (PolishTerms) fa.terms();
    assertThat(terms.descriptions())
        .extracting(PolishTerms.Description::value)
        .containsExactly("1 EUR = 4.2537 PLN");
  }

  @Test
  void without_a_rate_into_pln_it_is_refused_by_the_field() {
    AbroadTelling none = telling(invoice("EUR", "23.00").build(), polish, null, null);
    tell(none);
    assertThat(none.missing()).containsOnlyKeys("exchangeRate");
    ExchangeRate ofBnr = ExchangeRate.toLei(Currency.EUR, new BigDecimal("5.0820"));
    AbroadTelling lei = telling(invoice("EUR", "23.00").build(), polish, ofBnr, null);
    assertThat(tell(lei).invoice().totals().vatTotalInAccountingCurrency()).isNull();
    assertThat(lei.missing()).as("that rate is one into lei").containsOnlyKeys("exchangeRate");
  }

  @Test
  void no_rate_is_wanted_in_pln_or_without_vat() {
    for (ElectronicInvoice each :
        new ElectronicInvoice[] {invoice("PLN", "23.00").build(), invoice("EUR", "0.00").build()}) {
      AbroadTelling telling = telling(each, polish, null, null);
      assertThat(tell(telling).invoice().vatAccountingCurrency()).isNull();
      assertThat(telling.missing()).isEmpty();
    }
  }

  @Test
  void a_correction_names_the_first_document_by_its_number_in_ksef() {
    ElectronicInvoice correction =
        invoice("PLN", "23.00")
            .typeCode("381")
            .addPrecedingInvoice(new PrecedingInvoice("FV/1", LocalDate.parse("2026-11-02")))
            .build();
    PolishTerms terms = (PolishTerms) tell(telling(correction, polish, null, FIRST)).terms();
    assertThat(terms.correction().invoices())
        .containsExactly(
            new PolishTerms.CorrectedInvoice(LocalDate.parse("2026-11-02"), "FV/1", FIRST));
    PolishTerms outside = (PolishTerms) tell(telling(correction, polish, null, null)).terms();
    assertThat(outside.correction()).as("the writer names it without a number").isNull();
  }
}
