package ro.storno.einvoice.cii;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;

/** Writes the parties of a CII document. */
final class CiiParties {
  static final String VAT_SCHEME = "VA";
  static final String TAX_SCHEME = "FC";

  private final CiiOutput out;

  CiiParties(CiiOutput out) {
    this.out = out;
  }

  void party(String element, Party party) {
    out.start(element);
    identifiers(party.identifiers());
    out.text("ram:Name", party.name()).text("ram:Description", party.additionalLegalInformation());
    organization(party.legalRegistrationId(), party.tradingName());
    contact(party.contact());
    address(party.address());
    Identifier electronic = party.electronicAddress();
    if (electronic != null) {
      out.group("ram:URIUniversalCommunication", "ram:URIID", electronic);
    }
    registration(party.vatId(), VAT_SCHEME);
    Identifier tax = party.taxRegistrationId();
    registration(tax == null ? null : tax.value(), TAX_SCHEME);
    out.end();
  }

  /** Identifiers without a scheme come first, as the schema has them. */
  private void identifiers(List<Identifier> identifiers) {
    for (Identifier identifier : identifiers) {
      if (identifier.schemeId() == null) {
        out.text("ram:ID", identifier.value());
      }
    }
    for (Identifier identifier : identifiers) {
      if (identifier.schemeId() != null) {
        out.identifier("ram:GlobalID", identifier);
      }
    }
  }

  private void organization(@Nullable Identifier id, @Nullable String tradingName) {
    if (id != null || tradingName != null) {
      out.start("ram:SpecifiedLegalOrganization")
          .identifier("ram:ID", id)
          .text("ram:TradingBusinessName", tradingName)
          .end();
    }
  }

  private void contact(@Nullable Contact contact) {
    if (contact != null) {
      out.start("ram:DefinedTradeContact")
          .text("ram:PersonName", contact.name())
          .group("ram:TelephoneUniversalCommunication", "ram:CompleteNumber", contact.telephone())
          .group("ram:EmailURIUniversalCommunication", "ram:URIID", contact.email())
          .end();
    }
  }

  private void address(@Nullable PostalAddress address) {
    if (address != null) {
      out.start("ram:PostalTradeAddress")
          .text("ram:PostcodeCode", address.postCode())
          .text("ram:LineOne", address.line1())
          .text("ram:LineTwo", address.line2())
          .text("ram:LineThree", address.line3())
          .text("ram:CityName", address.city())
          .text("ram:CountryID", address.countryCode())
          .text("ram:CountrySubDivisionName", address.countrySubdivision())
          .end();
    }
  }

  private void registration(@Nullable String id, String scheme) {
    if (id != null) {
      out.start("ram:SpecifiedTaxRegistration").text("ram:ID", id, "schemeID", scheme).end();
    }
  }

  void payee(Payee payee) {
    out.start("ram:PayeeTradeParty");
    Identifier id = payee.identifier();
    identifiers(id == null ? List.of() : List.of(id));
    out.text("ram:Name", payee.name());
    organization(payee.legalRegistrationId(), null);
    out.end();
  }

  void taxRepresentative(TaxRepresentative representative) {
    out.start("ram:SellerTaxRepresentativeTradeParty").text("ram:Name", representative.name());
    address(representative.address());
    registration(representative.vatId(), VAT_SCHEME);
    out.end();
  }

  void shipTo(Delivery delivery) {
    Identifier location = delivery.location();
    if (location == null && delivery.partyName() == null && delivery.address() == null) {
      return;
    }
    out.start("ram:ShipToTradeParty");
    identifiers(location == null ? List.of() : List.of(location));
    out.text("ram:Name", delivery.partyName());
    address(delivery.address());
    out.end();
  }
}
