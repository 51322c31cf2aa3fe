package ro.storno.domain.einvoice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under what somebody is reached in Peppol: an identifier in a scheme of the EAS code list that has
 * four digits (Peppol Policy for use of identifiers).
 */
public final class PeppolParticipant {
  /** Of ISO/IEC 6523; codes of letters, such as that of e-mail, are for other networks. */
  private static final Pattern SCHEME = Pattern.compile("[0-9]{4}");

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:~-]{1,50}");

  /** EAS codes for VAT identifiers by their prefix (EAS code list, version of 2025). */
  private static final Map<String, String> VAT_SCHEMES =
      Map.ofEntries(
          Map.entry("AT", "9914"),
          Map.entry("BE", "9925"),
          Map.entry("BG", "9926"),
          Map.entry("CY", "9928"),
          Map.entry("CZ", "9929"),
          Map.entry("DE", "9930"),
          Map.entry("EE", "9931"),
          Map.entry("EL", "9933"),
          Map.entry("ES", "9920"),
          Map.entry("FR", "9957"),
          Map.entry("HR", "9934"),
          Map.entry("HU", "9910"),
          Map.entry("IE", "9935"),
          Map.entry("IT", "0211"),
          Map.entry("LT", "9937"),
          Map.entry("LU", "9938"),
          Map.entry("LV", "9939"),
          Map.entry("MT", "9943"),
          Map.entry("NL", "9944"),
          Map.entry("PL", "9945"),
          Map.entry("PT", "9946"),
          Map.entry("RO", "9947"),
          Map.entry("SI", "9949"),
          Map.entry("SK", "9950"));

  private PeppolParticipant() {}

  /** Returns whether an electronic address (BT-34, BT-49) is one of Peppol. */
  public static boolean is(@Nullable Identifier address) {
    return address != null
        && address.schemeId() != null
        && SCHEME.matcher(address.schemeId()).matches()
        && VALUE.matcher(address.value()).matches();
  }

  /**
   * Returns the participant that whoever has a VAT identifier is usually registered as.
   *
   * @param vatId with its prefix, or null
   * @return empty if there is no such identifier, or its country has no scheme for it
   */
  public static Optional<Identifier> ofVatId(@Nullable String vatId) {
    if (vatId == null || vatId.length() < 3) {
      return Optional.empty();
    }
    String plain = vatId.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
    String scheme = VAT_SCHEMES.get(plain.substring(0, 2));
    return scheme == null
        ? Optional.empty()
        : Optional.of(Identifier.of(plain, scheme)).filter(PeppolParticipant::is);
  }

  /**
   * Returns what a client's identifiers for Peppol say.
   *
   * @param given {@code scheme} and {@code id}, as {@code einvoiceIdentifiers.peppol} has them; or
   *     null
   * @return empty if there are none, or they are no participant
   */
  public static Optional<Identifier> of(@Nullable Map<String, String> given) {
    if (given == null || given.get("scheme") == null || given.get("id") == null) {
      return Optional.empty();
    }
    return Optional.of(Identifier.of(given.get("id").strip(), given.get("scheme").strip()))
        .filter(PeppolParticipant::is);
  }

  /** Returns a party with its Peppol address: its own if it has one, else that of its VAT ID. */
  public static Party addressed(Party party) {
    return is(party.electronicAddress())
        ? party
        : ofVatId(party.vatId())
            .map(address -> party.toBuilder().electronicAddress(address).build())
            .orElse(party);
  }
}
