package ro.storno.application.invoice;

import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;

/**
 * Factur-X for Chorus Pro: the SIRET of both, and the service of the buyer in the buyer reference
 * (notes/external-apis.md, Chorus Pro).
 */
final class FrenchTold implements AbroadTerms {
  private static final Pattern SIRET = Pattern.compile("\\d{14}");
  private static final String SIRET_SCHEME = "0009";
  private static final String SIREN_SCHEME = "0002";
  private static final int SIREN_LENGTH = 9;

  @Override
  public String format() {
    return "factur-x-en16931";
  }

  @Override
  public NationalInvoice tell(AbroadTelling telling, String fileNumber) {
    ElectronicInvoice invoice = telling.invoice();
    Optional<String> seller = siret(telling.configured("siret"), invoice.seller());
    telling.need(
        seller.isPresent(),
        "config.siret",
        "Give the seller's SIRET, 14 digits, in the configuration of facturx.");
    Optional<String> given = telling.identifier("facturx", "siret");
    telling.need(
        given.isEmpty() || SIRET.matcher(given.get().replace(" ", "")).matches(),
        "client.einvoiceIdentifiers.facturx.siret",
        "A SIRET has 14 digits.");
    Optional<String> buyer = siret(given, invoice.buyer());
    String service = telling.identifier("facturx", "serviceCode").orElse(null);
    return NationalInvoice.of(
        invoice.toBuilder()
            .seller(with(invoice.seller(), seller))
            .buyer(with(invoice.buyer(), buyer))
            .buyerReference(service == null ? invoice.buyerReference() : service)
            .build());
  }

  @Override
  public String fileName(NationalInvoice told, String number, String fileNumber) {
    return number + ".pdf";
  }

  private static Optional<String> siret(Optional<String> given, Party party) {
    Identifier registration = party.legalRegistrationId();
    return given
        .or(
            () ->
                french(party)
                    .flatMap(known -> Optional.ofNullable(registration))
                    .map(Identifier::value))
        .map(value -> value.replace(" ", ""))
        .filter(value -> SIRET.matcher(value).matches());
  }

  /** Numbers of 14 digits are something else elsewhere. */
  private static Optional<String> french(Party party) {
    return AbroadTelling.country(party).filter("FR"::equals);
  }

  private static Party with(Party party, Optional<String> siret) {
    return siret
        .map(
            number ->
                party.toBuilder()
                    .addIdentifier(Identifier.of(number, SIRET_SCHEME))
                    .legalRegistrationId(
                        Identifier.of(number.substring(0, SIREN_LENGTH), SIREN_SCHEME))
                    .build())
        .orElse(party);
  }
}
