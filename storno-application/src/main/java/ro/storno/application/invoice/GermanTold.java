package ro.storno.application.invoice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;

/**
 * XRechnung: a reference by which the authority routes it (BR-DE-15), whom to ask at the seller
 * (BR-DE-2, 5 to 7), electronic addresses of both, and SEPA codes for bank transfers.
 */
final class GermanTold implements AbroadTerms {
  /** Coarse address, fine address, check digits (Formatspezifikation Leitweg-ID 2.0.2). */
  private static final Pattern LEITWEG_ID =
      Pattern.compile("\\d{2,12}(-[A-Za-z0-9]{1,30})?-\\d{2}");

  private static final String LEITWEG_SCHEME = "0204";
  private static final String EMAIL_SCHEME = "EM";
  private static final String SEPA_TRANSFER = "58";
  private static final List<String> TRANSFERS = List.of("42", "31", "1", "ZZZ");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  @Override
  public String format() {
    return "xrechnung";
  }

  @Override
  public NationalInvoice tell(AbroadTelling telling, String fileNumber) {
    ElectronicInvoice invoice = telling.invoice();
    Optional<String> leitwegId = telling.identifier("xrechnung", "leitwegId");
    Optional<String> typed =
        Optional.ofNullable(invoice.buyerReference()).filter(AbroadTelling::present);
    // portals of authorities route by BT-10: a Leitweg-ID goes before words
    String reference =
        typed
            .filter(value -> LEITWEG_ID.matcher(value).matches())
            .or(() -> leitwegId)
            .or(() -> typed)
            .orElse(null);
    telling.need(
        reference != null,
        "client.einvoiceIdentifiers.xrechnung.leitwegId",
        "Give the client's Leitweg-ID, or the invoice a buyerReference (BR-DE-15).");
    telling.need(
        leitwegId.isEmpty() || LEITWEG_ID.matcher(leitwegId.get()).matches(),
        "client.einvoiceIdentifiers.xrechnung.leitwegId",
        "A Leitweg-ID looks like 04011000-1234512345-06.");
    Contact contact = telling.contact();
    telling.need(
        AbroadTelling.present(contact.name()),
        "company.representative",
        "Name somebody whom the authority can ask (BR-DE-5).");
    telling.need(
        AbroadTelling.present(contact.telephone()),
        "company.phone",
        "Give the company's telephone number (BR-DE-6).");
    telling.need(
        AbroadTelling.present(contact.email()),
        "company.email",
        "Give the company's e-mail address (BR-DE-7).");
    Party.Builder seller = invoice.seller().toBuilder().contact(contact);
    if (invoice.seller().electronicAddress() == null && contact.email() != null) {
      seller.electronicAddress(Identifier.of(contact.email(), EMAIL_SCHEME));
    }
    return NationalInvoice.of(
        invoice.toBuilder()
            .buyerReference(reference)
            .seller(seller.build())
            .buyer(buyer(telling, invoice.buyer(), leitwegId))
            .paymentInstructions(
                invoice.paymentInstructions().stream().map(GermanTold::sepa).toList())
            .build());
  }

  private static Party buyer(AbroadTelling telling, Party buyer, Optional<String> leitwegId) {
    Contact contact = buyer.contact();
    Identifier address =
        buyer.electronicAddress() != null
            ? buyer.electronicAddress()
            : leitwegId
                .map(id -> Identifier.of(id, LEITWEG_SCHEME))
                .orElseGet(
                    () ->
                        contact == null || contact.email() == null
                            ? null
                            : Identifier.of(contact.email(), EMAIL_SCHEME));
    telling.need(
        address != null,
        "client.email",
        "Give the client's e-mail address or Leitweg-ID: XRechnung wants an electronic address.");
    return buyer.toBuilder().electronicAddress(address).build();
  }

  private static PaymentInstruction sepa(PaymentInstruction instruction) {
    String account =
        instruction.creditTransfer() == null ? null : instruction.creditTransfer().account();
    boolean iban = account != null && IBAN.matcher(account.replace(" ", "")).matches();
    return iban && TRANSFERS.contains(String.valueOf(instruction.meansCode()))
        ? instruction.toBuilder().meansCode(SEPA_TRANSFER).build()
        : instruction;
  }
}
