package ro.storno.einvoice.fatturapa;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.TaxRepresentative;

/** Writes the header of a FatturaPA file: how it travels, and the parties. */
final class FatturaPaParties {
  private static final String TO_OFFICE = "FPA12";
  private static final String TO_OTHERS = "FPR12";
  private static final String ITALY = "IT";
  private static final String NO_CHANNEL = "0000000";
  private static final String FOREIGN_CHANNEL = "XXXXXXX";
  private static final int OFFICE_LENGTH = 6;
  private static final int LONGEST_PROGRESSIVE = 10;
  private static final Pattern VAT_ID = Pattern.compile("([A-Z]{2})(.{1,28})");
  private static final Pattern REGISTER = Pattern.compile("([A-Z]{2})[- :]+(.{1,20})");
  private static final Pattern POST_CODE = Pattern.compile("\\d{5}");
  private static final Pattern PROVINCE = Pattern.compile("(?:IT-)?([A-Z]{2})");
  private static final Pattern HOUSE_NUMBER = Pattern.compile("\\p{ASCII}{1,8}");

  private final FatturaPaOutput out;
  private final ElectronicInvoice invoice;
  private final ItalianTerms terms;

  FatturaPaParties(FatturaPaOutput out, ElectronicInvoice invoice, ItalianTerms terms) {
    this.out = out;
    this.invoice = invoice;
    this.terms = terms;
  }

  /** FPA12 to a public office, FPR12 to anybody else. */
  String format() {
    ItalianTerms.Transmission stated = terms.transmission();
    if (stated != null && stated.format() != null) {
      return stated.format();
    }
    return recipientCode().length() == OFFICE_LENGTH ? TO_OFFICE : TO_OTHERS;
  }

  void write() {
    out.start("FatturaElettronicaHeader");
    transmission();
    seller();
    representative();
    buyer();
    intermediary();
    out.text("SoggettoEmittente", terms.issuer()).end();
  }

  private void transmission() {
    ItalianTerms.Transmission stated = terms.transmission();
    String country = stated == null ? null : stated.senderCountry();
    String code = stated == null ? null : stated.senderCode();
    out.start("DatiTrasmissione").start("IdTrasmittente");
    if (code == null) {
      vatNumber(invoice.seller().vatId(), "IdTrasmittente");
    } else {
      out.text("IdPaese", country).text("IdCodice", code);
    }
    out.end()
        .fitted("ProgressivoInvio", progressive(stated), "B10")
        .text("FormatoTrasmissione", format())
        .text("CodiceDestinatario", recipientCode());
    if (stated != null && (stated.contactTelephone() != null || stated.contactEmail() != null)) {
      out.start("ContattiTrasmittente")
          .fitted("Telefono", stated.contactTelephone(), "B12")
          .text("Email", stated.contactEmail())
          .end();
    }
    out.text("PECDestinatario", pec()).end();
  }

  private @Nullable String progressive(ItalianTerms.@Nullable Transmission stated) {
    if (stated != null && stated.progressive() != null) {
      return stated.progressive();
    }
    String number = Objects.requireNonNullElse(invoice.number(), "");
    String plain = number.replaceAll("[^A-Za-z0-9]", "");
    String end = plain.substring(Math.max(0, plain.length() - LONGEST_PROGRESSIVE));
    out.require("ProgressivoInvio", end, "The file has no number of its own (ProgressivoInvio).");
    out.assume("ProgressivoInvio", "The number of the file was made from the invoice number.");
    return end;
  }

  private String recipientCode() {
    ItalianTerms.Transmission stated = terms.transmission();
    if (stated != null && stated.recipientCode() != null) {
      return stated.recipientCode();
    }
    Identifier address = invoice.buyer().electronicAddress();
    boolean code =
        address != null
            && (FatturaPaPartyReader.OFFICE_SCHEME.equals(address.schemeId())
                || FatturaPaPartyReader.CHANNEL_SCHEME.equals(address.schemeId()));
    if (address != null && code) {
      return address.value();
    }
    PostalAddress place = invoice.buyer().address();
    boolean foreign =
        place != null && place.countryCode() != null && !ITALY.equals(place.countryCode());
    return foreign ? FOREIGN_CHANNEL : NO_CHANNEL;
  }

  private @Nullable String pec() {
    ItalianTerms.Transmission stated = terms.transmission();
    if (stated != null) {
      return stated.recipientPec();
    }
    Identifier address = invoice.buyer().electronicAddress();
    return address != null && FatturaPaPartyReader.PEC_SCHEME.equals(address.schemeId())
        ? address.value()
        : null;
  }

  private void seller() {
    Party seller = invoice.seller();
    ItalianTerms.Seller more = terms.seller();
    out.start("CedentePrestatore").start("DatiAnagrafici");
    fiscalId(seller.vatId());
    out.require("IdFiscaleIVA", seller.vatId(), "The seller has no VAT identifier (BT-31).");
    out.text("CodiceFiscale", taxCode(seller));
    named(
        seller.name(),
        more == null ? null : more.person(),
        more == null ? null : more.title(),
        more == null ? null : more.eori());
    if (more != null) {
      out.fitted("AlboProfessionale", more.register(), "L60")
          .text("ProvinciaAlbo", more.registerProvince())
          .fitted("NumeroIscrizioneAlbo", more.registerNumber(), "B60")
          .date("DataIscrizioneAlbo", more.registerDate());
    }
    out.text("RegimeFiscale", taxRegime(more)).end();
    address("Sede", seller.address());
    address("StabileOrganizzazione", more == null ? null : more.establishment());
    companyRegister(seller, more);
    contacts(seller.contact(), more == null ? null : more.fax());
    out.fitted("RiferimentoAmministrazione", invoice.buyerAccountingReference(), "B20").end();
    out.leftOutOf("BT-28", seller.tradingName(), "CedentePrestatore");
    out.leftOutOf("BT-33", seller.additionalLegalInformation(), "CedentePrestatore");
    out.leftOutOf("BT-32", seller.taxRegistrationId(), "CedentePrestatore");
    out.leftOutOf("BT-34", seller.electronicAddress(), "CedentePrestatore");
  }

  private String taxRegime(ItalianTerms.@Nullable Seller more) {
    if (more != null && more.taxRegime() != null) {
      return more.taxRegime();
    }
    out.assume("RegimeFiscale", "The ordinary tax regime of the seller (RF01) was assumed.");
    return "RF01";
  }

  private void companyRegister(Party seller, ItalianTerms.@Nullable Seller more) {
    if (more != null && more.companyRegister() != null) {
      FatturaPaShapes.COMPANY_REGISTER.write(out, "IscrizioneREA", more.companyRegister());
      return;
    }
    Identifier id = seller.legalRegistrationId();
    Matcher register = REGISTER.matcher(id == null ? "" : id.value());
    if (register.matches()) {
      out.start("IscrizioneREA")
          .text("Ufficio", register.group(1))
          .fitted("NumeroREA", register.group(2), "B20")
          .text("StatoLiquidazione", "LN")
          .end();
      out.assume("IscrizioneREA", "The seller is assumed not to be in liquidation.");
    } else {
      out.leftOutOf("BT-30", id, "IscrizioneREA");
    }
  }

  private void contacts(@Nullable Contact contact, @Nullable String fax) {
    if (contact == null && fax == null) {
      return;
    }
    out.start("Contatti");
    if (contact != null) {
      out.fitted("Telefono", contact.telephone(), "B12");
    }
    out.fitted("Fax", fax, "B12");
    if (contact != null) {
      out.text("Email", contact.email());
    }
    out.end();
    out.leftOutOf("BT-41", contact == null ? null : contact.name(), "Contatti");
  }

  private void representative() {
    TaxRepresentative representative = invoice.taxRepresentative();
    if (representative == null) {
      return;
    }
    ItalianTerms.Representative more = terms.representative();
    out.start("RappresentanteFiscale").start("DatiAnagrafici");
    fiscalId(representative.vatId());
    out.text("CodiceFiscale", more == null ? null : more.taxCode());
    named(
        representative.name(),
        more == null ? null : more.person(),
        more == null ? null : more.title(),
        more == null ? null : more.eori());
    out.end().end();
    out.leftOutOf("BG-12", representative.address(), "RappresentanteFiscale");
  }

  private void buyer() {
    Party buyer = invoice.buyer();
    ItalianTerms.Buyer more = terms.buyer();
    out.start("CessionarioCommittente").start("DatiAnagrafici");
    fiscalId(buyer.vatId());
    out.text("CodiceFiscale", taxCode(buyer));
    named(
        buyer.name(),
        more == null ? null : more.person(),
        more == null ? null : more.title(),
        more == null ? null : more.eori());
    out.end();
    address("Sede", buyer.address());
    address("StabileOrganizzazione", more == null ? null : more.establishment());
    if (more != null && more.representative() != null) {
      buyerRepresentative(more.representative());
    }
    out.end();
    out.leftOutOf("BT-45", buyer.tradingName(), "CessionarioCommittente");
    out.leftOutOf("BT-47", buyer.legalRegistrationId(), "CessionarioCommittente");
    out.leftOutOf("BG-9", buyer.contact(), "CessionarioCommittente");
    Identifier address = buyer.electronicAddress();
    boolean written =
        address == null || address.value().equals(recipientCode()) || address.value().equals(pec());
    out.leftOutOf("BT-49", written ? null : address, "CodiceDestinatario");
  }

  private void buyerRepresentative(ItalianTerms.Representative representative) {
    out.start("RappresentanteFiscale").start("IdFiscaleIVA");
    out.text("IdPaese", representative.country()).text("IdCodice", representative.code()).end();
    out.fitted("Denominazione", representative.name(), "L80");
    FatturaPaShapes.PERSON.write(out, representative.person());
    out.end();
  }

  private void intermediary() {
    ItalianTerms.Representative intermediary = terms.intermediary();
    if (intermediary != null) {
      out.start("TerzoIntermediarioOSoggettoEmittente").start("DatiAnagrafici");
      personal(intermediary);
      out.end().end();
    }
  }

  /** The personal data of who is no party of the core. */
  void personal(ItalianTerms.Representative who) {
    if (who.code() != null) {
      out.start("IdFiscaleIVA").text("IdPaese", who.country()).text("IdCodice", who.code()).end();
    }
    out.text("CodiceFiscale", who.taxCode());
    named(who.name(), who.person(), who.title(), who.eori());
  }

  private void named(
      @Nullable String name,
      ItalianTerms.@Nullable Person person,
      @Nullable String title,
      @Nullable String eori) {
    out.start("Anagrafica");
    boolean same =
        person != null && (name == null || name.equals(FatturaPaWriter.fullName(person)));
    if (person != null && same) {
      FatturaPaShapes.PERSON.write(out, person);
    } else {
      out.require("Denominazione", name, "A party has no name.")
          .fitted("Denominazione", name, "L80");
    }
    out.fitted("Titolo", title, "B10").text("CodEORI", eori).end();
  }

  private void fiscalId(@Nullable String vatId) {
    if (vatId != null) {
      out.start("IdFiscaleIVA");
      vatNumber(vatId, "IdFiscaleIVA");
      out.end();
    }
  }

  private void vatNumber(@Nullable String vatId, String element) {
    String compact = vatId == null ? "" : vatId.replace(" ", "").toUpperCase(Locale.ROOT);
    Matcher matcher = VAT_ID.matcher(compact);
    if (matcher.matches()) {
      out.text("IdPaese", matcher.group(1)).text("IdCodice", matcher.group(2));
    } else {
      out.missing(element, "A VAT identifier begins with the code of its country, for example IT.");
    }
  }

  private @Nullable String taxCode(Party party) {
    String code = null;
    for (Identifier identifier : party.identifiers()) {
      boolean taxCode = FatturaPaPartyReader.TAX_CODE_SCHEME.equals(identifier.schemeId());
      if (taxCode && code == null) {
        code = identifier.value().toUpperCase(Locale.ROOT);
      } else {
        out.leftOutOf("BT-29, BT-46", identifier, "DatiAnagrafici");
      }
    }
    return code;
  }

  void address(String element, @Nullable PostalAddress address) {
    if (address == null) {
      if (element.equals("Sede")) {
        out.missing(element, "A party has no address.");
      }
      return;
    }
    String number = address.line2();
    boolean fits = number == null || HOUSE_NUMBER.matcher(number).matches();
    String street = number == null || fits ? address.line1() : joined(address.line1(), number);
    out.start(element)
        .require("Indirizzo", street, "An address has no street.")
        .fitted("Indirizzo", street, "L60")
        .text("NumeroCivico", fits ? number : null)
        .text("CAP", postCode(address))
        .require("Comune", address.city(), "An address has no city.")
        .fitted("Comune", address.city(), "L60")
        .text("Provincia", province(address))
        .require("Nazione", address.countryCode(), "An address has no country.")
        .text("Nazione", address.countryCode())
        .end();
    out.leftOutOf("third line of the address", address.line3(), element);
  }

  private static String joined(@Nullable String one, String other) {
    return one == null ? other : one + ", " + other;
  }

  /** Italy has five digits; abroad five zeros stand for whatever the code is. */
  private String postCode(PostalAddress address) {
    String code = address.postCode();
    if (code != null && POST_CODE.matcher(code).matches()) {
      return code;
    }
    out.leftOutOf("post code", code, "CAP");
    return "00000";
  }

  private @Nullable String province(PostalAddress address) {
    String subdivision = address.countrySubdivision();
    Matcher province = PROVINCE.matcher(subdivision == null ? "" : subdivision);
    if (ITALY.equals(address.countryCode()) && province.matches()) {
      return province.group(1);
    }
    out.leftOutOf("region", subdivision, "Provincia");
    return null;
  }
}
