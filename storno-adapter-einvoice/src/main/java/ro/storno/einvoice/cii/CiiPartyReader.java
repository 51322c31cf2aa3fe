package ro.storno.einvoice.cii;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the parties of a CII document. */
final class CiiPartyReader {
  private final CiiSource source;

  CiiPartyReader(CiiSource source) {
    this.source = source;
  }

  Party party(@Nullable XmlElement element) {
    Party.Builder party =
        Party.builder()
            .name(source.text(element, "Name"))
            .tradingName(source.text(element, "SpecifiedLegalOrganization", "TradingBusinessName"))
            .legalRegistrationId(source.identifier(element, "SpecifiedLegalOrganization", "ID"))
            .additionalLegalInformation(source.text(element, "Description"))
            .electronicAddress(source.identifier(element, "URIUniversalCommunication", "URIID"))
            .address(address(source.find(element, "PostalTradeAddress")))
            .contact(contact(source.find(element, "DefinedTradeContact")));
    for (String name : new String[] {"ID", "GlobalID"}) {
      for (XmlElement child : source.all(element, name)) {
        String value = child.text();
        if (value != null) {
          party.addIdentifier(new Identifier(value, child.attribute("schemeID")));
        }
      }
    }
    source
        .all(element, "SpecifiedTaxRegistration")
        .forEach(registration -> taxRegistration(registration, party));
    return party.build();
  }

  private void taxRegistration(XmlElement registration, Party.Builder party) {
    Party soFar = party.build();
    XmlElement id = source.find(registration, "ID");
    String scheme = id == null ? null : id.attribute("schemeID");
    boolean vat = CiiParties.VAT_SCHEME.equals(scheme);
    if (id != null && vat && soFar.vatId() == null) {
      party.vatId(id.text());
    } else if (id != null && !vat && soFar.taxRegistrationId() == null) {
      String value = id.text();
      party.taxRegistrationId(value == null ? null : new Identifier(value, scheme));
    }
  }

  private @Nullable Contact contact(@Nullable XmlElement element) {
    String person = source.text(element, "PersonName");
    Contact contact =
        new Contact(
            person == null ? source.text(element, "DepartmentName") : person,
            source.text(element, "TelephoneUniversalCommunication", "CompleteNumber"),
            source.text(element, "EmailURIUniversalCommunication", "URIID"));
    return TermSource.allNull(contact.name(), contact.telephone(), contact.email())
        ? null
        : contact;
  }

  @Nullable PostalAddress address(@Nullable XmlElement element) {
    PostalAddress address =
        PostalAddress.builder()
            .line1(source.text(element, "LineOne"))
            .line2(source.text(element, "LineTwo"))
            .line3(source.text(element, "LineThree"))
            .city(source.text(element, "CityName"))
            .postCode(source.text(element, "PostcodeCode"))
            .countrySubdivision(source.text(element, "CountrySubDivisionName"))
            .countryCode(source.text(element, "CountryID"))
            .build();
    return address.equals(PostalAddress.builder().build()) ? null : address;
  }

  @Nullable Payee payee(@Nullable XmlElement element) {
    return element == null
        ? null
        : new Payee(
            source.text(element, "Name"),
            firstIdentifier(element),
            source.identifier(element, "SpecifiedLegalOrganization", "ID"));
  }

  private @Nullable Identifier firstIdentifier(@Nullable XmlElement element) {
    Identifier global = source.identifier(element, "GlobalID");
    return global == null ? source.identifier(element, "ID") : global;
  }

  @Nullable TaxRepresentative taxRepresentative(@Nullable XmlElement element) {
    if (element == null) {
      return null;
    }
    XmlElement id = source.find(element, "SpecifiedTaxRegistration", "ID");
    boolean vat = id != null && CiiParties.VAT_SCHEME.equals(id.attribute("schemeID"));
    return new TaxRepresentative(
        source.text(element, "Name"),
        id != null && vat ? id.text() : null,
        address(source.find(element, "PostalTradeAddress")));
  }

  /** The one delivery of a document; empty terms when nothing is said about it. */
  Delivery delivery(@Nullable XmlElement element) {
    XmlElement shipTo = source.find(element, "ShipToTradeParty");
    return Delivery.builder()
        .partyName(source.text(shipTo, "Name"))
        .location(firstIdentifier(shipTo))
        .address(address(source.find(shipTo, "PostalTradeAddress")))
        .actualDate(source.day(element, "ActualDeliverySupplyChainEvent", "OccurrenceDateTime"))
        .build();
  }
}
