package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.provider.ItalianFields;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.ProcessControl;

/**
 * FatturaPA: who transmits, where to, the kind of document, and its taxes ({@link ItalianTaxes}).
 * What the invoice does not say comes from the configuration, the client or the law; where these
 * leave more than one answer it is asked for.
 */
final class ItalianTold implements AbroadTerms {
  private static final Pattern VAT_ID = Pattern.compile("([A-Z]{2})([A-Z0-9]{2,28})");
  private static final Pattern RECIPIENT = Pattern.compile("[A-Z0-9]{6,7}");
  private static final Pattern DOCUMENT_TYPE = Pattern.compile("TD(0[1-6]|1[6-9]|2[0-9])");
  private static final Pattern TAX_CODE = Pattern.compile("[A-Z0-9]{16}|\\d{11}");
  private static final Pattern PEC = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final String TAX_CODE_SCHEME = "0210";
  private static final String ITALY = "IT";
  private static final String NO_CHANNEL = "0000000";
  private static final String FOREIGN = "XXXXXXX";
  private static final String INVOICE = "380";
  private static final String ADVANCE = "386";
  private static final String SELF_BILLED = "389";
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
    String regime =
        telling
            .configured(ItalianFields.REGIME.wireName())
            .map(ItalianTold::upper)
            .orElse(vatId.startsWith(ITALY) ? "RF01" : "RF18");
    ItalianFields.problems(telling.configured())
        .forEach((field, remedy) -> telling.need(false, "config." + field, remedy));
    Party.Builder seller = invoice.seller().toBuilder().vatId(known ? vatId : null);
    telling
        .configured(ItalianFields.TAX_CODE.wireName())
        .map(ItalianTold::upper)
        .ifPresent(code -> seller.addIdentifier(Identifier.of(code, TAX_CODE_SCHEME)));
    Party buyer = buyer(telling, invoice.buyer());
    String recipient = recipient(telling, buyer);
    Optional<String> pec = telling.identifier("sdi", "pecAddress");
    telling.need(
        pec.isEmpty() || PEC.matcher(pec.get()).matches(),
        "client.einvoiceIdentifiers.sdi.pecAddress",
        "This is no e-mail address.");
    ItalianTaxes.Told taxes =
        new ItalianTaxes(
                telling,
                invoice.toBuilder().buyer(buyer).build(),
                parties(vatId, regime, buyer, recipient),
                ItalianLaw.on(Objects.requireNonNullElse(invoice.issueDate(), LocalDate.MAX)))
            .tell();
    ItalianTerms terms =
        taxes
            .terms()
            .documentType(documentType(telling, taxes, vatId.startsWith(ITALY)))
            .transmission(
                new ItalianTerms.Transmission(
                    known ? sender.group(1) : null,
                    known ? sender.group(2) : null,
                    fileNumber,
                    office(recipient) ? "FPA12" : "FPR12",
                    recipient,
                    null,
                    null,
                    recipient.equals(NO_CHANNEL) ? pec.orElse(null) : null))
            .seller(
                new ItalianTerms.Seller(
                    null, null, null, null, null, null, null, regime, null, null, null))
            .build();
    return new NationalInvoice(taxes.invoice().toBuilder().seller(seller.build()).build(), terms);
  }

  private static boolean office(String recipient) {
    return recipient.length() == OFFICE_LENGTH;
  }

  private static ItalianTaxes.Parties parties(
      String vatId, String regime, Party buyer, String recipient) {
    return new ItalianTaxes.Parties(
        vatId.startsWith(ITALY),
        regime,
        AbroadTelling.country(buyer).orElse(""),
        italian(buyer) && (buyer.vatId() != null || office(recipient)),
        office(recipient));
  }

  /**
   * The document type that the invoice states (BT-23), or that its terms leave no doubt about; null
   * where it follows from BT-3. Goods that went out before with a transport document are invoiced
   * later (TD24; art. 21, c. 4, lett. a, DPR 633/1972).
   */
  private static @Nullable String documentType(
      AbroadTelling telling, ItalianTaxes.Told taxes, boolean italianSeller) {
    ElectronicInvoice invoice = taxes.invoice();
    ProcessControl process = invoice.processControl();
    String stated = process.profileId() == null ? "" : upper(process.profileId().strip());
    String type = String.valueOf(invoice.typeCode());
    if (stated.startsWith("TD")) {
      telling.need(
          DOCUMENT_TYPE.matcher(stated).matches(),
          "businessProcessType",
          "SDI has the document types TD01 to TD06 and TD16 to TD29.");
      return stated;
    }
    telling.need(
        !type.equals(SELF_BILLED),
        "businessProcessType",
        "SDI has several types of self-billed invoices: give one, such as TD20.");
    if (type.equals(ADVANCE) && taxes.withheld()) {
      return "TD03";
    }
    LocalDate issued = invoice.issueDate();
    boolean earlier =
        invoice.references().despatchAdvice() != null
            && issued != null
            && invoice.deliveries().stream()
                .map(Delivery::actualDate)
                .anyMatch(day -> day != null && day.isBefore(issued));
    return type.equals(INVOICE) && italianSeller && earlier ? "TD24" : null;
  }

  @Override
  public String fileName(NationalInvoice told, String number, String fileNumber) {
    return AbroadTelling.vatId(told.invoice().seller()).orElse(ITALY) + "_" + fileNumber + ".xml";
  }

  private static String sellerVatId(AbroadTelling telling, Party seller) {
    String given =
        telling
            .configured(ItalianFields.VAT_NUMBER.wireName())
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
