package ro.storno.einvoice.ubl;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the parties of a UBL document. */
final class UblPartyReader {
  private final TermSource source;

  UblPartyReader(TermSource source) {
    this.source = source;
  }

  Party party(@Nullable XmlElement element, Optional<Identifier> creditor) {
    XmlElement legal = source.find(element, "PartyLegalEntity");
    Party.Builder party =
        Party.builder()
            .name(source.text(legal, "RegistrationName"))
            .tradingName(source.text(element, "PartyName", "Name"))
            .legalRegistrationId(source.identifier(legal, "CompanyID"))
            .additionalLegalInformation(source.text(legal, "CompanyLegalForm"))
            .electronicAddress(source.identifier(element, "EndpointID"))
            .address(address(source.find(element, "PostalAddress")))
            .contact(contact(source.find(element, "Contact")));
    for (XmlElement identification : source.all(element, "PartyIdentification")) {
      Identifier id = source.identifier(identification, "ID");
      if (id != null && !creditor.equals(Optional.of(id))) {
        party.addIdentifier(id);
      }
    }
    source.all(element, "PartyTaxScheme").forEach(scheme -> taxScheme(scheme, party));
    return party.build();
  }

  private void taxScheme(XmlElement element, Party.Builder party) {
    String id = source.text(element, "CompanyID");
    String scheme = source.text(element, "TaxScheme", "ID");
    Party soFar = party.build();
    if ("VAT".equals(scheme) && soFar.vatId() == null) {
      party.vatId(id);
    } else if (id != null && soFar.taxRegistrationId() == null) {
      party.taxRegistrationId(new Identifier(id, scheme));
    }
  }

  private @Nullable Contact contact(@Nullable XmlElement element) {
    Contact contact =
        new Contact(
            source.text(element, "Name"),
            source.text(element, "Telephone"),
            source.text(element, "ElectronicMail"));
    return TermSource.allNull(contact.name(), contact.telephone(), contact.email())
        ? null
        : contact;
  }

  @Nullable PostalAddress address(@Nullable XmlElement element) {
    PostalAddress address =
        PostalAddress.builder()
            .line1(source.text(element, "StreetName"))
            .line2(source.text(element, "AdditionalStreetName"))
            .line3(source.text(element, "AddressLine", "Line"))
            .city(source.text(element, "CityName"))
            .postCode(source.text(element, "PostalZone"))
            .countrySubdivision(source.text(element, "CountrySubentity"))
            .countryCode(source.text(element, "Country", "IdentificationCode"))
            .build();
    return address.equals(PostalAddress.builder().build()) ? null : address;
  }

  @Nullable Payee payee(@Nullable XmlElement element, Optional<Identifier> creditor) {
    if (element == null) {
      return null;
    }
    Identifier own = null;
    for (XmlElement identification : source.all(element, "PartyIdentification")) {
      Identifier id = source.identifier(identification, "ID");
      if (own == null && id != null && !creditor.equals(Optional.of(id))) {
        own = id;
      }
    }
    return new Payee(
        source.text(element, "PartyName", "Name"),
        own,
        source.identifier(element, "PartyLegalEntity", "CompanyID"));
  }

  @Nullable TaxRepresentative taxRepresentative(@Nullable XmlElement element) {
    if (element == null) {
      return null;
    }
    source.text(element, "PartyTaxScheme", "TaxScheme", "ID");
    return new TaxRepresentative(
        source.text(element, "PartyName", "Name"),
        source.text(element, "PartyTaxScheme", "CompanyID"),
        address(source.find(element, "PostalAddress")));
  }
}
