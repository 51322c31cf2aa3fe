package ro.storno.domain.invoice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Countries;

/** Takes over seller, buyer and places of a received document. */
final class ReceivedPartyMapping {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_TEXT = 500;
  private static final String ROMANIA = "RO";

  private final ReceivedFindings findings;

  ReceivedPartyMapping(ReceivedFindings findings) {
    this.findings = findings;
  }

  /** Takes over a party; {@code nameTerm} is BT-27 or BT-44, {@code role} a word of ours. */
  ro.storno.domain.party.Party party(
      Party told, String role, String nameTerm, List<PaymentInstruction> payment) {
    Address address = address(told.address(), role);
    String vatCode = code(told.vatId());
    String taxCode = taxCode(told, vatCode, address);
    Contact contact = told.contact();
    return new ro.storno.domain.party.Party(
        name(told, taxCode, role, nameTerm),
        taxCode,
        vatCode,
        registrationNumber(told, taxCode),
        vatCode != null,
        address,
        contact == null ? null : text(contact.email(), role),
        contact == null ? null : text(contact.telephone(), role),
        contact == null ? null : text(contact.name(), role),
        null,
        account(payment));
  }

  private String name(Party told, @Nullable String taxCode, String role, String term) {
    String name = findings.clipped(told.name(), LONGEST_NAME, role + ".name", term);
    if (name != null) {
      return name;
    }
    findings.broken(
        nameTerm(term), role + ".name", "The document does not name the " + role + ".", term);
    String trading = findings.clipped(told.tradingName(), LONGEST_NAME, role + ".name", term);
    return trading != null ? trading : taxCode != null ? taxCode : "?";
  }

  private static String nameTerm(String term) {
    return term.equals("BT-27") ? "BR-06" : "BR-07";
  }

  /** The first identifier that is a Romanian code, in Romania; else the first there is. */
  private @Nullable String taxCode(Party told, @Nullable String vatCode, Address address) {
    List<String> candidates = codes(told).toList();
    boolean romanian = address.country() == null || ROMANIA.equals(address.country());
    if (romanian) {
      Optional<String> cif =
          candidates.stream()
              .flatMap(each -> Cif.parse(each).stream())
              .map(Cif::digits)
              .findFirst();
      if (cif.isPresent()) {
        return cif.get();
      }
    }
    return vatCode != null ? vatCode : candidates.stream().findFirst().map(this::code).orElse(null);
  }

  /** Every identifier of a party, the most telling first. */
  static Stream<String> codes(Party told) {
    Identifier tax = told.taxRegistrationId();
    Identifier legal = told.legalRegistrationId();
    return Stream.concat(
            Stream.of(
                Optional.ofNullable(told.vatId()),
                Optional.ofNullable(tax).map(Identifier::value),
                Optional.ofNullable(legal).map(Identifier::value)),
            told.identifiers().stream().map(each -> Optional.of(each.value())))
        .flatMap(Optional::stream)
        .filter(each -> !each.isBlank());
  }

  private @Nullable String registrationNumber(Party told, @Nullable String taxCode) {
    Identifier legal = told.legalRegistrationId();
    String number = legal == null ? null : code(legal.value());
    boolean same =
        number != null
            && taxCode != null
            && (number.equals(taxCode)
                || Cif.parse(number).map(Cif::digits).filter(taxCode::equals).isPresent());
    return same ? null : number;
  }

  private @Nullable String code(@Nullable String text) {
    return findings.clipped(text, LONGEST_CODE, null, "an identifier");
  }

  private @Nullable String text(@Nullable String text, String role) {
    return findings.clipped(text, LONGEST_TEXT, role, "a text of the " + role);
  }

  /** The account to pay to (BT-84): that of the first transfer. */
  static @Nullable String account(List<PaymentInstruction> payment) {
    return payment.stream()
        .map(PaymentInstruction::creditTransfer)
        .filter(Objects::nonNull)
        .map(CreditTransfer::account)
        .filter(each -> each != null && !each.isBlank() && each.length() <= LONGEST_CODE)
        .findFirst()
        .orElse(null);
  }

  Address address(@Nullable PostalAddress told, String role) {
    if (told == null) {
      return Address.UNKNOWN;
    }
    String street =
        Stream.of(told.line1(), told.line2(), told.line3())
            .filter(line -> line != null && !line.isBlank())
            .map(line -> Objects.requireNonNull(line).strip())
            .collect(Collectors.joining(", "));
    return new Address(
        text(street, role),
        text(told.city(), role),
        text(told.countrySubdivision(), role),
        text(told.postCode(), role),
        country(told.countryCode(), role));
  }

  private @Nullable String country(@Nullable String code, String role) {
    if (code == null || code.isBlank()) {
      return null;
    }
    String iso = Countries.isoOf(code.strip().toUpperCase(Locale.ROOT));
    if (Countries.isIso(iso) || iso.equals("XI")) {
      return iso;
    }
    findings.changed(
        "RECEIVED-COUNTRY",
        Severity.WARNING,
        role + ".country",
        "'"
            + shortened(code)
            + "' is no country code; the country of the "
            + role
            + " stays open.");
    return null;
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
