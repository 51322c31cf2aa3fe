package ro.storno.einvoice.ksef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PostalAddress;

/** Writes the parties of an FA document. */
final class FaParties {
  private static final Pattern PREFIXED = Pattern.compile("([A-Z]{2})(.+)");
  private static final Pattern OTHER_ID = Pattern.compile("[a-zA-Z0-9]{1,50}");
  private static final Pattern NIP = Pattern.compile("PL(\\d{10})");
  private static final String NO = "2";

  private final FaOutput out;
  private final FaVersion version;
  private final ElectronicInvoice invoice;
  private final PolishTerms terms;

  FaParties(FaOutput out, FaVersion version, ElectronicInvoice invoice, PolishTerms terms) {
    this.out = out;
    this.version = version;
    this.invoice = invoice;
    this.terms = terms;
  }

  void write() {
    seller();
    buyer();
    for (PolishTerms.ThirdParty party : terms.thirdParties()) {
      FaShapes.THIRD_PARTY.write(out, "Podmiot3", party);
    }
    FaShapes.AUTHORISED.write(out, "PodmiotUpowazniony", terms.authorised());
  }

  private void seller() {
    Party seller = invoice.seller();
    PolishTerms.Seller more = terms.seller();
    out.start("Podmiot1")
        .text("PrefiksPodatnika", prefix(more))
        .text("NrEORI", more == null ? null : more.eori())
        .start("DaneIdentyfikacyjne");
    Matcher nip = NIP.matcher(compact(seller.vatId()));
    if (nip.matches()) {
      out.text("NIP", nip.group(1));
    } else {
      out.missing("NIP", "The seller has no Polish VAT number (PL and ten digits, BT-31).");
    }
    out.require("Nazwa", seller.name(), "The seller has no name (BT-27).")
        .fitted("Nazwa", seller.name(), "t512")
        .end();
    address("Adres", seller);
    if (seller.address() == null) {
      out.missing("Adres", "The seller has no address (BG-5).");
    }
    FaShapes.ADDRESS.write(out, "AdresKoresp", more == null ? null : more.correspondence());
    contacts(seller, more == null ? List.of() : more.moreContacts());
    out.text("StatusInfoPodatnika", more == null ? null : more.status()).end();
    leftOut(seller, "Podmiot1");
    out.leftOutOf("BT-30", registered(seller) ? null : seller.legalRegistrationId(), "Podmiot1");
  }

  private boolean registered(Party seller) {
    Identifier id = seller.legalRegistrationId();
    return id != null
        && terms.registers().stream().anyMatch(register -> id.value().equals(register.krs()));
  }

  /** Supplies and services within the Union want the prefix of the seller's VAT number. */
  private @Nullable String prefix(PolishTerms.@Nullable Seller more) {
    if (more != null) {
      return more.prefix();
    }
    boolean union =
        invoice.vatBreakdown().stream()
            .anyMatch(
                vat ->
                    "K".equals(vat.categoryCode())
                        || "AE".equals(vat.categoryCode()) && buyerIsElsewhereInTheUnion(invoice));
    return union ? FaPartyReader.POLAND : null;
  }

  /** Whether the buyer has a VAT number of the Union that is not Polish. */
  static boolean buyerIsElsewhereInTheUnion(ElectronicInvoice invoice) {
    Matcher buyer = PREFIXED.matcher(compact(invoice.buyer().vatId()));
    return buyer.matches()
        && !buyer.group(1).equals(FaPartyReader.POLAND)
        && FaCodes.UNION.contains(country(buyer.group(1)));
  }

  private static String country(String prefix) {
    return prefix.equals("GR") ? "EL" : prefix;
  }

  private static String compact(@Nullable String vatId) {
    return vatId == null ? "" : vatId.replaceAll("[^A-Za-z0-9+*]", "").toUpperCase(Locale.ROOT);
  }

  private void buyer() {
    Party buyer = invoice.buyer();
    PolishTerms.Buyer more = terms.buyer();
    out.start("Podmiot2")
        .text("NrEORI", more == null ? null : more.eori())
        .start("DaneIdentyfikacyjne");
    identity(buyer, more);
    out.fitted("Nazwa", buyer.name(), "t512").end();
    address("Adres", buyer);
    FaShapes.ADDRESS.write(out, "AdresKoresp", more == null ? null : more.correspondence());
    contacts(buyer, more == null ? List.of() : more.moreContacts());
    out.fitted("NrKlienta", customerNumber(buyer).orElse(null), "t256");
    if (more != null) {
      out.text("IDNabywcy", more.linkId());
    }
    if (version == FaVersion.FA_3) {
      out.text("JST", stated(more == null ? null : more.localAuthority(), "JST"))
          .text("GV", stated(more == null ? null : more.vatGroup(), "GV"));
    }
    out.end();
    if (version == FaVersion.FA_2 && more != null) {
      // what FA(2) cannot say is only lost where the answer is yes
      out.leftOutOf("JST", FaBodyReader.YES.equals(more.localAuthority()) ? "1" : null, "JST");
      out.leftOutOf("GV", FaBodyReader.YES.equals(more.vatGroup()) ? "1" : null, "GV");
    }
    leftOut(buyer, "Podmiot2");
    out.leftOutOf("BT-47", buyer.legalRegistrationId(), "Podmiot2");
  }

  private String stated(@Nullable String value, String element) {
    if (value == null) {
      out.assume(element, "The buyer was taken to be no part of a local authority or VAT group.");
    }
    return Objects.requireNonNullElse(value, NO);
  }

  private void identity(Party buyer, PolishTerms.@Nullable Buyer more) {
    String vatId = compact(buyer.vatId());
    Matcher nip = NIP.matcher(vatId);
    Matcher prefixed = PREFIXED.matcher(vatId);
    if (nip.matches()) {
      out.text("NIP", nip.group(1));
    } else if (prefixed.matches() && FaCodes.UNION.contains(country(prefixed.group(1)))) {
      out.text("KodUE", country(prefixed.group(1))).text("NrVatUE", prefixed.group(2));
    } else if (prefixed.matches()) {
      out.text("KodKraju", prefixed.group(1)).text("NrID", prefixed.group(2));
    } else {
      Optional<String> other = otherId(buyer);
      out.text("KodKraju", other.isEmpty() || more == null ? null : more.idCountry())
          .text("NrID", other.orElse(null))
          .flag("BrakID", other.isEmpty());
    }
  }

  /** What identifies a buyer without VAT number; its form is limited. */
  private Optional<String> otherId(Party buyer) {
    PolishTerms.Buyer more = terms.buyer();
    String customerNumber = more == null ? null : more.customerNumber();
    return buyer.vatId() != null
        ? Optional.empty()
        : ownNumbers(buyer)
            .filter(value -> OTHER_ID.matcher(value).matches())
            .filter(value -> !value.equals(customerNumber))
            .findFirst();
  }

  /** What the seller calls the buyer (BT-46), unless it already identifies it. */
  private Optional<String> customerNumber(Party buyer) {
    PolishTerms.Buyer more = terms.buyer();
    if (more != null) {
      return Optional.ofNullable(more.customerNumber());
    }
    Optional<String> taken = otherId(buyer);
    return ownNumbers(buyer).filter(value -> !taken.equals(Optional.of(value))).findFirst();
  }

  private static Stream<String> ownNumbers(Party party) {
    return party.identifiers().stream().filter(id -> id.schemeId() == null).map(Identifier::value);
  }

  private void address(String element, Party party) {
    PostalAddress address = party.address();
    if (address == null) {
      return;
    }
    String first = address.line1();
    String city = joined(" ", address.postCode(), address.city(), address.countrySubdivision());
    String second = joined(", ", address.line2(), address.line3(), city);
    out.start(element)
        .require("KodKraju", address.countryCode(), "An address has no country (BT-40, BT-55).")
        .text("KodKraju", address.countryCode())
        .require("AdresL1", first == null ? second : first, "An address has no street and city.")
        .fitted("AdresL1", first == null ? second : first, "t512")
        .fitted("AdresL2", first == null ? null : second, "t512")
        .text("GLN", gln(party).orElse(null))
        .end();
  }

  private static @Nullable String joined(String between, @Nullable String... parts) {
    String text = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    return text.isEmpty() ? null : text;
  }

  private static Optional<String> gln(Party party) {
    return party.identifiers().stream()
        .filter(id -> FaPartyReader.GLN_SCHEME.equals(id.schemeId()))
        .map(Identifier::value)
        .findFirst();
  }

  private void contacts(Party party, List<PolishTerms.Contacts> more) {
    List<PolishTerms.Contacts> all = new ArrayList<>();
    Contact contact = party.contact();
    if (contact != null && (contact.email() != null || contact.telephone() != null)) {
      all.add(new PolishTerms.Contacts(contact.email(), contact.telephone()));
    }
    all.addAll(more);
    all.forEach(one -> FaShapes.CONTACTS.write(out, "DaneKontaktowe", one));
  }

  private void leftOut(Party party, String element) {
    out.leftOutOf("BT-28, BT-45", party.tradingName(), element);
    out.leftOutOf("BT-32", party.taxRegistrationId(), element);
    out.leftOutOf("BT-33", party.additionalLegalInformation(), element);
    out.leftOutOf("BT-34, BT-49", party.electronicAddress(), element);
    Contact contact = party.contact();
    out.leftOutOf("BT-41, BT-56", contact == null ? null : contact.name(), element);
    Set<String> written = new HashSet<>();
    gln(party).ifPresent(written::add);
    if (element.equals("Podmiot2")) {
      otherId(party).ifPresent(written::add);
      customerNumber(party).ifPresent(written::add);
    }
    for (Identifier identifier : party.identifiers()) {
      boolean known = written.contains(identifier.value());
      out.leftOutOf("BT-29, BT-46", known ? null : identifier, element);
    }
  }
}
