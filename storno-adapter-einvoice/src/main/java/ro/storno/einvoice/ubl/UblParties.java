package ro.storno.einvoice.ubl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;

/** Writes the parties of a UBL document. */
final class UblParties {
  private final UblOutput out;

  UblParties(UblOutput out) {
    this.out = out;
  }

  void seller(Party seller, @Nullable String creditorId) {
    out.start("cac:AccountingSupplierParty");
    party(seller, creditorId);
    out.end();
  }

  /**
   * The buyer.
   *
   * @param several whether it may have more than the one identifier of EN 16931 (UBL-SR-16)
   */
  void buyer(Party buyer, boolean several) {
    out.start("cac:AccountingCustomerParty");
    List<Identifier> identifiers = buyer.identifiers();
    if (several || identifiers.size() < 2) {
      party(buyer, null);
    } else {
      identifiers
          .subList(1, identifiers.size())
          .forEach(
              id ->
                  out.leaveOut(
                      "ONE-BUYER-ID",
                      "cac:PartyIdentification/cbc:ID",
                      "A buyer has one identifier (BT-46); %s was left out."
                          .formatted(id.value())));
      party(buyer.toBuilder().identifiers(identifiers.subList(0, 1)).build(), null);
    }
    out.end();
  }

  private void party(Party party, @Nullable String creditorId) {
    out.start("cac:Party").identifier("cbc:EndpointID", party.electronicAddress());
    party.identifiers().forEach(id -> out.group("cac:PartyIdentification", "cbc:ID", id));
    creditor(creditorId);
    out.group("cac:PartyName", "cbc:Name", party.tradingName());
    address(out, "cac:PostalAddress", party.address());
    vatId(party.vatId());
    taxRegistration(party.taxRegistrationId());
    legalEntity(party);
    contact(party.contact());
    out.end();
  }

  private void creditor(@Nullable String creditorId) {
    if (creditorId != null) {
      out.group(
          "cac:PartyIdentification",
          "cbc:ID",
          Identifier.of(creditorId, UblWriter.CREDITOR_SCHEME));
    }
  }

  private void vatId(@Nullable String vatId) {
    if (vatId != null) {
      out.start("cac:PartyTaxScheme")
          .text("cbc:CompanyID", vatId)
          .group("cac:TaxScheme", "cbc:ID", "VAT")
          .end();
    }
  }

  private void taxRegistration(@Nullable Identifier id) {
    if (id != null) {
      out.start("cac:PartyTaxScheme")
          .text("cbc:CompanyID", id.value())
          .start("cac:TaxScheme")
          .text("cbc:ID", id.schemeId())
          .end()
          .end();
    }
  }

  private void legalEntity(Party party) {
    if (party.name() == null
        && party.legalRegistrationId() == null
        && party.additionalLegalInformation() == null) {
      return;
    }
    out.start("cac:PartyLegalEntity")
        .text("cbc:RegistrationName", party.name())
        .identifier("cbc:CompanyID", party.legalRegistrationId())
        .text("cbc:CompanyLegalForm", party.additionalLegalInformation())
        .end();
  }

  private void contact(@Nullable Contact contact) {
    if (contact != null) {
      out.start("cac:Contact")
          .text("cbc:Name", contact.name())
          .text("cbc:Telephone", contact.telephone())
          .text("cbc:ElectronicMail", contact.email())
          .end();
    }
  }

  void payee(Payee payee, @Nullable String creditorId) {
    out.start("cac:PayeeParty").group("cac:PartyIdentification", "cbc:ID", payee.identifier());
    creditor(creditorId);
    out.group("cac:PartyName", "cbc:Name", payee.name())
        .group("cac:PartyLegalEntity", "cbc:CompanyID", payee.legalRegistrationId())
        .end();
  }

  void taxRepresentative(TaxRepresentative representative) {
    out.start("cac:TaxRepresentativeParty")
        .group("cac:PartyName", "cbc:Name", representative.name());
    address(out, "cac:PostalAddress", representative.address());
    vatId(representative.vatId());
    out.end();
  }

  static void address(UblOutput out, String element, @Nullable PostalAddress address) {
    if (address != null) {
      out.start(element)
          .text("cbc:StreetName", address.line1())
          .text("cbc:AdditionalStreetName", address.line2())
          .text("cbc:CityName", address.city())
          .text("cbc:PostalZone", address.postCode())
          .text("cbc:CountrySubentity", address.countrySubdivision())
          .group("cac:AddressLine", "cbc:Line", address.line3())
          .group("cac:Country", "cbc:IdentificationCode", address.countryCode())
          .end();
    }
  }
}
