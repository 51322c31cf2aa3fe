package ro.storno.domain.invoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.Company;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Cnp;
import ro.storno.domain.party.RomanianCounty;
import ro.storno.domain.party.VatId;

/** Tells seller, buyer and place of delivery in the terms of EN 16931. */
final class PartyMapping {
  private static final String ROMANIA = "RO";

  /** Tax scheme of a seller's registration that is not for VAT (BT-32): any code but VAT. */
  private static final String OTHER_TAX = "TAX";

  private PartyMapping() {}

  static Party seller(
      ro.storno.domain.party.Party seller, Company.Settings settings, Taxation taxation) {
    String vatId = seller.vatPayer() && !taxation.outsideScope() ? vatId(seller) : null;
    Party.Builder told = common(seller);
    told.vatId(vatId);
    if (vatId == null && seller.taxCode() != null) {
      told.taxRegistrationId(Identifier.of(withoutPrefix(seller.taxCode()), OTHER_TAX));
    }
    told.legalRegistrationId(legalRegistration(seller));
    if (settings.capitalSocial() != null && !settings.capitalSocial().isBlank()) {
      told.additionalLegalInformation("Capital social: " + settings.capitalSocial().strip());
    }
    return told.build();
  }

  /**
   * A buyer without any identifier is a consumer, whom e-Factura knows by thirteen noughts
   * (BR-RO-120 wants BT-47 or BT-48).
   */
  static Party buyer(ro.storno.domain.party.@Nullable Party buyer, Taxation taxation) {
    if (buyer == null) {
      return Party.builder().build();
    }
    String vatId = taxation.outsideScope() ? null : vatId(buyer);
    Identifier registration =
        vatId == null && buyer.taxCode() != null
            ? Identifier.of(withoutPrefix(buyer.taxCode()))
            : legalRegistration(buyer);
    boolean unknown = vatId == null && registration == null;
    return common(buyer)
        .vatId(vatId)
        .legalRegistrationId(unknown ? Identifier.of(Cnp.ANONYMOUS.digits()) : registration)
        .build();
  }

  private static Party.Builder common(ro.storno.domain.party.Party party) {
    Party.Builder told = Party.builder().name(party.name()).address(address(party.address()));
    if (party.contactPerson() != null || party.phone() != null || party.email() != null) {
      told.contact(new Contact(party.contactPerson(), party.phone(), party.email()));
    }
    return told;
  }

  private static @Nullable Identifier legalRegistration(ro.storno.domain.party.Party party) {
    if (party.registrationNumber() != null && !party.registrationNumber().isBlank()) {
      return Identifier.of(party.registrationNumber().strip());
    }
    return party.taxCode() == null ? null : Identifier.of(withoutPrefix(party.taxCode()));
  }

  /** The VAT identifier with its prefix, from the VAT code or, for a VAT payer, the tax code. */
  static @Nullable String vatId(ro.storno.domain.party.Party party) {
    String code = party.vatCode();
    if (code == null || code.isBlank()) {
      code = party.vatPayer() ? party.taxCode() : null;
    }
    if (code == null || code.isBlank()) {
      return null;
    }
    Optional<VatId> known = VatId.parse(code);
    if (known.isPresent()) {
      return known.get().toString();
    }
    boolean romanian = ROMANIA.equals(country(party.address()));
    return romanian ? Cif.parse(code).map(Cif::withPrefix).orElse(code.strip()) : code.strip();
  }

  private static String withoutPrefix(String taxCode) {
    return Cif.parse(taxCode).map(Cif::digits).orElse(taxCode.strip());
  }

  /** An address without a country is Romanian, as are the companies that use this. */
  static String country(Address address) {
    return address.country() == null || address.country().isBlank()
        ? ROMANIA
        : address.country().strip();
  }

  static PostalAddress address(Address address) {
    String country = country(address);
    boolean romanian = country.equals(ROMANIA);
    Optional<RomanianCounty> county = romanian ? county(address) : Optional.empty();
    String city = address.city();
    if (county.filter(RomanianCounty.BUCHAREST::equals).isPresent()) {
      city = RomanianCounty.bucharestSector(address).orElse(city);
    }
    return PostalAddress.builder()
        .line1(address.street())
        .city(city)
        .postCode(address.postalCode())
        .countrySubdivision(county.map(RomanianCounty::code).orElse(address.county()))
        .countryCode(country)
        .build();
  }

  /** The county as given; where none is given, Bucharest is known by its name. */
  static Optional<RomanianCounty> county(Address address) {
    if (address.county() != null && !address.county().isBlank()) {
      return RomanianCounty.find(address.county());
    }
    return address.city() == null
        ? Optional.empty()
        : RomanianCounty.find(address.city()).filter(RomanianCounty.BUCHAREST::equals);
  }

  /**
   * What the document says about delivery. An intra-Community supply must say where it went
   * (BR-IC-12): to the buyer, unless said otherwise.
   */
  static List<Delivery> deliveries(InvoiceContent content, Taxation taxation) {
    InvoiceExtensions.Delivery given = content.extensions().delivery();
    Address place = given == null ? null : given.address();
    ro.storno.domain.party.Party buyer = content.buyer();
    if (place == null && taxation.intraCommunity() && buyer != null) {
      place = buyer.address();
    }
    if (given == null && place == null) {
      return List.of();
    }
    return List.of(
        Delivery.builder()
            .actualDate(given == null ? null : given.date())
            .address(place == null ? null : address(place))
            .build());
  }
}
