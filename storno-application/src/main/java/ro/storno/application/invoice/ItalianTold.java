package ro.storno.application.invoice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;

/**
 * FatturaPA: who transmits, where to, and the tax regime of the seller. What does not stand on the
 * invoice follows from its categories (Natura); the writer says what it assumed.
 */
final class ItalianTold implements AbroadTerms {
  private static final Pattern VAT_ID = Pattern.compile("([A-Z]{2})([A-Z0-9]{2,28})");
  private static final Pattern RECIPIENT = Pattern.compile("[A-Z0-9]{6,7}");
  private static final Pattern REGIME = Pattern.compile("RF(0[1-9]|1[0-9]|20)");
  private static final Pattern TAX_CODE = Pattern.compile("[A-Z0-9]{16}|\\d{11}");
  private static final Pattern PEC = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final String TAX_CODE_SCHEME = "0210";
  private static final String ITALY = "IT";
  private static final String NO_CHANNEL = "0000000";
  private static final String FOREIGN = "XXXXXXX";
  private static final int OFFICE_LENGTH = 6;

  @Override
  public String format() {
    return "fatturapa";
  }

  @Override
  public boolean numbered() {
    return true;
  }

  @Override
  public NationalInvoice tell(AbroadTelling telling, String fileNumber) {
    ElectronicInvoice invoice = telling.invoice();
    String vatId = sellerVatId(telling, invoice.seller());
    Matcher sender = VAT_ID.matcher(vatId);
    boolean known = sender.matches();
    telling.need(
        known,
        "config.partitaIva",
        "Give the seller's Partita IVA, such as IT01234567890, in the configuration of sdi.");
    Optional<String> regime = telling.configured("regimeFiscale").map(ItalianTold::upper);
    telling.need(
        regime.isEmpty() || REGIME.matcher(regime.get()).matches(),
        "config.regimeFiscale",
        "A Regime Fiscale is RF01 to RF20.");
    Party.Builder seller = invoice.seller().toBuilder().vatId(known ? vatId : null);
    telling
        .configured("codiceFiscale")
        .map(ItalianTold::upper)
        .ifPresent(
            code -> {
              telling.need(
                  TAX_CODE.matcher(code).matches(),
                  "config.codiceFiscale",
                  "A Codice Fiscale has 16 letters and digits, or 11 digits.");
              seller.addIdentifier(Identifier.of(code, TAX_CODE_SCHEME));
            });
    Party buyer = buyer(telling, invoice.buyer());
    String recipient = recipient(telling, buyer);
    Optional<String> pec = telling.identifier("sdi", "pecAddress");
    telling.need(
        pec.isEmpty() || PEC.matcher(pec.get()).matches(),
        "client.einvoiceIdentifiers.sdi.pecAddress",
        "This is no e-mail address.");
    ItalianTerms terms =
        ItalianTerms.builder()
            .transmission(
                new ItalianTerms.Transmission(
                    known ? sender.group(1) : null,
                    known ? sender.group(2) : null,
                    fileNumber,
                    recipient.length() == OFFICE_LENGTH ? "FPA12" : "FPR12",
                    recipient,
                    null,
                    null,
                    recipient.equals(NO_CHANNEL) ? pec.orElse(null) : null))
            .seller(
                new ItalianTerms.Seller(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    regime.orElse(vatId.startsWith(ITALY) ? "RF01" : "RF18"),
                    null,
                    null,
                    null))
            .build();
    return new NationalInvoice(
        invoice.toBuilder().seller(seller.build()).buyer(buyer).build(), terms);
  }

  @Override
  public String fileName(NationalInvoice told, String number, String fileNumber) {
    return AbroadTelling.vatId(told.invoice().seller()).orElse(ITALY) + "_" + fileNumber + ".xml";
  }

  private static String sellerVatId(AbroadTelling telling, Party seller) {
    String given =
        telling
            .configured("partitaIva")
            .map(value -> upper(value).replaceAll("[\\s.-]", ""))
            .or(() -> AbroadTelling.vatId(seller))
            .orElse("");
    return given.matches("\\d{11}") ? ITALY + given : given;
  }

  private static Party buyer(AbroadTelling telling, Party buyer) {
    Optional<String> given = telling.identifier("sdi", "codiceFiscale").map(ItalianTold::upper);
    telling.need(
        given.isEmpty() || TAX_CODE.matcher(given.get()).matches(),
        "client.einvoiceIdentifiers.sdi.codiceFiscale",
        "A Codice Fiscale has 16 letters and digits, or 11 digits.");
    Optional<String> code =
        given
            .or(() -> italian(buyer) ? AbroadTelling.anyNumber(buyer) : Optional.empty())
            .map(ItalianTold::upper)
            .filter(value -> TAX_CODE.matcher(value).matches());
    telling.need(
        buyer.vatId() != null || code.isPresent() || !italian(buyer),
        "client.einvoiceIdentifiers.sdi.codiceFiscale",
        "Give the client's Partita IVA (vatCode) or Codice Fiscale.");
    if (code.isEmpty() || buyer.vatId() != null && given.isEmpty()) {
      return buyer;
    }
    Party.Builder known =
        buyer.toBuilder().addIdentifier(Identifier.of(code.get(), TAX_CODE_SCHEME));
    return (buyer.vatId() == null ? known.legalRegistrationId(null) : known).build();
  }

  private static boolean italian(Party buyer) {
    return AbroadTelling.country(buyer).filter(ITALY::equals).isPresent();
  }

  private static String recipient(AbroadTelling telling, Party buyer) {
    Optional<String> given =
        telling.identifier("sdi", "codiceDestinatario").map(ItalianTold::upper);
    telling.need(
        given.isEmpty() || RECIPIENT.matcher(given.get()).matches(),
        "client.einvoiceIdentifiers.sdi.codiceDestinatario",
        "A Codice Destinatario has 7 letters and digits, that of a public office 6.");
    return given.orElse(italian(buyer) ? NO_CHANNEL : FOREIGN);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
