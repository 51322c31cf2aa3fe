package ro.storno.application.invoice;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PolishTerms;

/** KSeF's FA(3): the NIP of both, and when the file was made. */
final class PolishTold implements AbroadTerms {
  private static final Pattern NIP = Pattern.compile("\\d{10}");
  private static final String POLAND = "PL";

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
    return new NationalInvoice(
        invoice.toBuilder().seller(seller.build()).buyer(buyer).build(),
        PolishTerms.builder()
            .header(
                new PolishTerms.Header(
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), "Storno"))
            .build());
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
