package ro.storno.einvoice.fatturapa;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the parties of a FatturaPA file. */
final class FatturaPaPartyReader {
  /** Codice fiscale among the identifiers of a party (ISO/IEC 6523). */
  static final String TAX_CODE_SCHEME = "0210";

  /** Certified mailbox, office of the register IPA and channel code among addresses (EAS). */
  static final String PEC_SCHEME = "0202";

  static final String OFFICE_SCHEME = "0201";
  static final String CHANNEL_SCHEME = "0205";

  private static final String NO_CHANNEL = "0000000";
  private static final int OFFICE_LENGTH = 6;

  private final TrimmedTermSource source;

  FatturaPaPartyReader(TrimmedTermSource source) {
    this.source = source;
  }

  Party seller(@Nullable XmlElement element) {
    XmlElement contacts = source.find(element, "Contatti");
    Contact contact =
        new Contact(null, source.text(contacts, "Telefono"), source.text(contacts, "Email"));
    XmlElement register = source.find(element, "IscrizioneREA");
    String office = source.text(register, "Ufficio");
    String number = source.text(register, "NumeroREA");
    return party(element)
        .contact(TermSource.allNull(contact.telephone(), contact.email()) ? null : contact)
        .legalRegistrationId(
            office == null || number == null ? null : Identifier.of(office + "-" + number))
        .build();
  }

  Party buyer(@Nullable XmlElement element, ItalianTerms.@Nullable Transmission transmission) {
    return party(element).electronicAddress(address(transmission)).build();
  }

  /** Where the file goes: an office, a channel, or else a mailbox. */
  private static @Nullable Identifier address(ItalianTerms.@Nullable Transmission transmission) {
    String code = transmission == null ? null : transmission.recipientCode();
    String pec = transmission == null ? null : transmission.recipientPec();
    if (code != null && !code.equals(NO_CHANNEL)) {
      return new Identifier(code, code.length() == OFFICE_LENGTH ? OFFICE_SCHEME : CHANNEL_SCHEME);
    }
    return pec == null ? null : new Identifier(pec, PEC_SCHEME);
  }

  private Party.Builder party(@Nullable XmlElement element) {
    XmlElement personal = source.find(element, "DatiAnagrafici");
    Party.Builder party =
        Party.builder()
            .name(name(source.find(personal, "Anagrafica")))
            .vatId(vatId(personal))
            .address(address(source.find(element, "Sede")));
    String taxCode = source.text(personal, "CodiceFiscale");
    if (taxCode != null) {
      party.addIdentifier(new Identifier(taxCode, TAX_CODE_SCHEME));
    }
    return party;
  }

  private @Nullable String vatId(@Nullable XmlElement personal) {
    String country = source.text(personal, "IdFiscaleIVA", "IdPaese");
    String code = source.text(personal, "IdFiscaleIVA", "IdCodice");
    return code == null ? null : (country == null ? "" : country) + code;
  }

  /** The company name, or the names of a person as one. */
  private @Nullable String name(@Nullable XmlElement named) {
    String company = source.text(named, "Denominazione");
    ItalianTerms.Person person = FatturaPaShapes.PERSON.read(source, named);
    if (company != null || person == null) {
      return company;
    }
    return FatturaPaWriter.fullName(person);
  }

  ItalianTerms.@Nullable Person person(@Nullable XmlElement named) {
    return FatturaPaShapes.PERSON.read(source, named);
  }

  @Nullable PostalAddress address(@Nullable XmlElement element) {
    PostalAddress address =
        PostalAddress.builder()
            .line1(source.text(element, "Indirizzo"))
            .line2(source.text(element, "NumeroCivico"))
            .postCode(source.text(element, "CAP"))
            .city(source.text(element, "Comune"))
            .countrySubdivision(source.text(element, "Provincia"))
            .countryCode(source.text(element, "Nazione"))
            .build();
    return address.equals(PostalAddress.builder().build()) ? null : address;
  }

  ItalianTerms.@Nullable Seller sellerTerms(@Nullable XmlElement element) {
    XmlElement personal = source.find(element, "DatiAnagrafici");
    XmlElement named = source.find(personal, "Anagrafica");
    ItalianTerms.Seller terms =
        new ItalianTerms.Seller(
            person(named),
            source.text(named, "Titolo"),
            source.text(named, "CodEORI"),
            source.text(personal, "AlboProfessionale"),
            source.text(personal, "ProvinciaAlbo"),
            source.text(personal, "NumeroIscrizioneAlbo"),
            source.date(personal, "DataIscrizioneAlbo"),
            source.text(personal, "RegimeFiscale"),
            address(source.find(element, "StabileOrganizzazione")),
            FatturaPaShapes.COMPANY_REGISTER.read(source, source.find(element, "IscrizioneREA")),
            source.text(element, "Contatti", "Fax"));
    return terms.equals(
            new ItalianTerms.Seller(
                null, null, null, null, null, null, null, null, null, null, null))
        ? null
        : terms;
  }

  ItalianTerms.@Nullable Buyer buyerTerms(@Nullable XmlElement element) {
    XmlElement named = source.find(element, "DatiAnagrafici", "Anagrafica");
    ItalianTerms.Buyer terms =
        new ItalianTerms.Buyer(
            person(named),
            source.text(named, "Titolo"),
            source.text(named, "CodEORI"),
            address(source.find(element, "StabileOrganizzazione")),
            buyerRepresentative(source.find(element, "RappresentanteFiscale")));
    return TermSource.allNull(
            terms.person(),
            terms.title(),
            terms.eori(),
            terms.establishment(),
            terms.representative())
        ? null
        : terms;
  }

  private ItalianTerms.@Nullable Representative buyerRepresentative(@Nullable XmlElement element) {
    return element == null
        ? null
        : new ItalianTerms.Representative(
            source.text(element, "IdFiscaleIVA", "IdPaese"),
            source.text(element, "IdFiscaleIVA", "IdCodice"),
            null,
            source.text(element, "Denominazione"),
            person(element),
            null,
            null);
  }

  /** A representative, intermediary or carrier: all have personal data and nothing else. */
  ItalianTerms.@Nullable Representative representative(@Nullable XmlElement personal) {
    if (personal == null) {
      return null;
    }
    XmlElement named = source.find(personal, "Anagrafica");
    return new ItalianTerms.Representative(
        source.text(personal, "IdFiscaleIVA", "IdPaese"),
        source.text(personal, "IdFiscaleIVA", "IdCodice"),
        source.text(personal, "CodiceFiscale"),
        source.text(named, "Denominazione"),
        person(named),
        source.text(named, "Titolo"),
        source.text(named, "CodEORI"));
  }

  @Nullable TaxRepresentative taxRepresentative(@Nullable XmlElement element) {
    XmlElement personal = source.find(element, "DatiAnagrafici");
    return personal == null
        ? null
        : new TaxRepresentative(name(source.find(personal, "Anagrafica")), vatId(personal), null);
  }
}
