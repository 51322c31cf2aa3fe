package ro.storno.einvoice.ksef;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the parties of an FA document. */
final class FaPartyReader {
  static final String GLN_SCHEME = "0088";
  static final String POLAND = "PL";

  private static final Pattern POST_CODE_AND_CITY = Pattern.compile("(\\d{2}-\\d{3}) (\\S.*)");

  private final TrimmedTermSource source;
  private final XmlElement root;

  FaPartyReader(TrimmedTermSource source, XmlElement root) {
    this.source = source;
    this.root = root;
  }

  void read(ElectronicInvoice.Builder invoice, PolishTerms.Builder terms) {
    XmlElement seller = source.find(root, "Podmiot1");
    XmlElement buyer = source.find(root, "Podmiot2");
    PolishTerms.Buyer buyerTerms = buyerTerms(buyer);
    invoice.seller(party(seller)).buyer(party(buyer));
    terms
        .seller(sellerTerms(seller))
        .buyer(buyerTerms)
        .thirdParties(FaShapes.THIRD_PARTY.readAll(source, root, "Podmiot3"))
        .authorised(FaShapes.AUTHORISED.read(source, source.find(root, "PodmiotUpowazniony")));
  }

  private Party party(@Nullable XmlElement element) {
    PolishTerms.Identity identity =
        FaShapes.IDENTITY.read(source, source.find(element, "DaneIdentyfikacyjne"));
    PolishTerms.Address address = FaShapes.ADDRESS.read(source, source.find(element, "Adres"));
    List<PolishTerms.Contacts> contacts = contacts(element);
    Party.Builder party =
        Party.builder()
            .name(identity == null ? null : identity.name())
            .vatId(identity == null ? null : vatId(identity))
            .address(address == null ? null : core(address))
            .contact(
                contacts.isEmpty()
                    ? null
                    : new Contact(null, contacts.get(0).telephone(), contacts.get(0).email()));
    if (identity != null && identity.otherId() != null) {
      party.addIdentifier(Identifier.of(identity.otherId()));
    }
    if (address != null && address.gln() != null) {
      party.addIdentifier(new Identifier(address.gln(), GLN_SCHEME));
    }
    return party.build();
  }

  private List<PolishTerms.Contacts> contacts(@Nullable XmlElement element) {
    return FaShapes.CONTACTS.readAll(source, element, "DaneKontaktowe");
  }

  private List<PolishTerms.Contacts> moreContacts(@Nullable XmlElement element) {
    List<PolishTerms.Contacts> all = new ArrayList<>(contacts(element));
    if (!all.isEmpty()) {
      all.remove(0);
    }
    return all;
  }

  private static @Nullable String vatId(PolishTerms.Identity identity) {
    if (identity.nip() != null) {
      return POLAND + identity.nip();
    }
    return identity.unionNumber() == null ? null : identity.unionCountry() + identity.unionNumber();
  }

  /** The lines of an address; a second line of post code and city is taken apart. */
  static PostalAddress core(PolishTerms.Address address) {
    String second = address.line2();
    Matcher city = POST_CODE_AND_CITY.matcher(second == null ? "" : second);
    PostalAddress.Builder core =
        PostalAddress.builder().line1(address.line1()).countryCode(address.country());
    return city.matches()
        ? core.postCode(city.group(1)).city(city.group(2)).build()
        : core.line2(second).build();
  }

  private PolishTerms.@Nullable Seller sellerTerms(@Nullable XmlElement element) {
    PolishTerms.Seller terms =
        new PolishTerms.Seller(
            source.text(element, "PrefiksPodatnika"),
            source.text(element, "NrEORI"),
            FaShapes.ADDRESS.read(source, source.find(element, "AdresKoresp")),
            moreContacts(element),
            source.text(element, "StatusInfoPodatnika"));
    return TermSource.allNull(
            terms.prefix(),
            terms.eori(),
            terms.correspondence(),
            terms.moreContacts(),
            terms.status())
        ? null
        : terms;
  }

  private PolishTerms.@Nullable Buyer buyerTerms(@Nullable XmlElement element) {
    source.text(element, "DaneIdentyfikacyjne", "BrakID");
    PolishTerms.Buyer terms =
        new PolishTerms.Buyer(
            source.text(element, "NrEORI"),
            source.text(element, "DaneIdentyfikacyjne", "KodKraju"),
            FaShapes.ADDRESS.read(source, source.find(element, "AdresKoresp")),
            moreContacts(element),
            source.text(element, "NrKlienta"),
            source.text(element, "IDNabywcy"),
            source.text(element, "JST"),
            source.text(element, "GV"));
    return TermSource.allNull(
            terms.eori(),
            terms.idCountry(),
            terms.correspondence(),
            terms.moreContacts(),
            terms.customerNumber(),
            terms.linkId(),
            terms.localAuthority(),
            terms.vatGroup())
        ? null
        : terms;
  }
}
