package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PrecedingInvoice;

/** KSeF's FA(3): the NIP of both, and when the file was made. */
final class PolishTold implements AbroadTerms {
  private static final Pattern NIP = Pattern.compile("\\d{10}");
  private static final String POLAND = "PL";
  private static final String ZLOTY = "PLN";

  private final Clock clock;

  PolishTold(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String format() {
    return "fa3";
  }

  @Override
  public NationalInvoice tell(AbroadTelling telling, String fileNumber) {
    ElectronicInvoice invoice = telling.invoice();
    Optional<String> nip =
        telling
            .configured("nip")
            .or(() -> polishNumber(invoice.seller()))
            .map(PolishTold::digits)
            .filter(value -> NIP.matcher(value).matches());
    telling.need(
        nip.isPresent(),
        "config.nip",
        "Give the seller's NIP, ten digits, in the configuration of ksef.");
    Optional<String> given = telling.identifier("ksef", "nip");
    telling.need(
        given.isEmpty() || NIP.matcher(digits(given.get())).matches(),
        "client.einvoiceIdentifiers.ksef.nip",
        "The client's NIP has ten digits.");
    telling.need(
        POLAND.equals(AbroadTelling.country(invoice.buyer()).orElse(""))
            ? buyerNip(telling, invoice.buyer()).isPresent() || invoice.buyer().vatId() == null
            : true,
        "client.einvoiceIdentifiers.ksef.nip",
        "The client's NIP has ten digits.");
    Party.Builder seller =
        invoice.seller().toBuilder()
            .vatId(nip.map(value -> POLAND + value).orElse(null))
            .taxRegistrationId(null);
    Party buyer =
        buyerNip(telling, invoice.buyer())
            .map(
                value ->
                    invoice.buyer().toBuilder()
                        .vatId(POLAND + value)
                        .legalRegistrationId(null)
                        .build())
            .orElse(invoice.buyer());
    PolishTerms.Builder terms =
        PolishTerms.builder()
            .header(
                new PolishTerms.Header(
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), "Storno"));
    ElectronicInvoice.Builder polish = invoice.toBuilder().seller(seller.build()).buyer(buyer);
    convert(telling, polish, terms);
    correct(telling, terms);
    return new NationalInvoice(polish.build(), terms.build());
  }

  /** VAT is told in PLN as well (VAT act, article 106e (11)), at the rate that the invoice has. */
  private static void convert(
      AbroadTelling telling, ElectronicInvoice.Builder polish, PolishTerms.Builder terms) {
    ElectronicInvoice invoice = telling.invoice();
    BigDecimal vat = invoice.totals().vatTotal();
    if (ZLOTY.equals(invoice.currency()) || vat == null || vat.signum() == 0) {
      return;
    }
    Optional<BigDecimal> rate = telling.rateInto(ZLOTY);
    telling.need(
        rate.isPresent(),
        "exchangeRate",
        "VAT has to be told in PLN as well. Give in exchangeRate how many PLN one "
            + invoice.currency()
            + " is worth, as article 31a of the VAT act wants it: the average rate of NBP of the"
            + " last working day before. The company has to be of another country than Romania, and"
            + " its currency PLN.");
    rate.ifPresent(
        units -> {
          polish
              .vatAccountingCurrency(ZLOTY)
              .totals(
                  invoice.totals().toBuilder()
                      .vatTotalInAccountingCurrency(
                          vat.multiply(units).setScale(2, RoundingMode.HALF_UP))
                      .build());
          terms.descriptions(
              List.of(
                  new PolishTerms.Description(
                      null,
                      "Kurs waluty",
                      "1 "
                          + invoice.currency()
                          + " = "
                          + units.stripTrailingZeros().toPlainString()
                          + " PLN")));
        });
  }

  /** A correction names the number of the first document in KSeF, where it has one. */
  private static void correct(AbroadTelling telling, PolishTerms.Builder terms) {
    ElectronicInvoice invoice = telling.invoice();
    telling
        .corrected()
        .filter(number -> invoice.precedingInvoices().size() == 1)
        .ifPresent(
            number -> {
              PrecedingInvoice first = invoice.precedingInvoices().get(0);
              terms.correction(
                  new PolishTerms.Correction(
                      null,
                      null,
                      List.of(
                          new PolishTerms.CorrectedInvoice(
                              first.issueDate(), first.number(), number)),
                      null,
                      null,
                      null,
                      List.of(),
                      null,
                      null));
            });
  }

  private static Optional<String> buyerNip(AbroadTelling telling, Party buyer) {
    return telling
        .identifier("ksef", "nip")
        .or(() -> polishNumber(buyer))
        .map(PolishTold::digits)
        .filter(value -> NIP.matcher(value).matches());
  }

  /** A number of ten digits is no NIP elsewhere: Romanian ones are as long. */
  private static Optional<String> polishNumber(Party party) {
    return AbroadTelling.country(party)
        .filter(POLAND::equals)
        .flatMap(country -> AbroadTelling.anyNumber(party));
  }

  private static String digits(String value) {
    return value.replaceFirst("(?i)^PL", "").replaceAll("[\\s-]", "");
  }
}
