package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.Company;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Cnp;

/**
 * An invoice on its way into the terms of another country: what we tell of it, what the company and
 * its client say beside it, and what is missing, by the field in which it is to be given.
 */
final class AbroadTelling {
  private final Company company;
  private final Map<String, Map<String, String>> identifiers;
  private final Map<String, String> config;
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final ElectronicInvoice told;
  private final Beside beside;

  /**
   * What an invoice says beside the terms of EN 16931.
   *
   * @param rate at which it is converted, or null
   * @param corrected the authority's number of the document that it corrects, or null
   */
  record Beside(@Nullable ExchangeRate rate, @Nullable String corrected) {
    /** Nothing. */
    static final Beside NOTHING = new Beside(null, null);
  }

  /**
   * @param told in the terms of EN 16931, as Romania wants it
   * @param identifiers of the client, by provider
   * @param config what the company configured for the provider
   * @param beside what the invoice says beside
   */
  AbroadTelling(
      ElectronicInvoice told,
      Company company,
      Map<String, Map<String, String>> identifiers,
      Map<String, String> config,
      Beside beside) {
    this.beside = beside;
    this.company = company;
    this.identifiers = identifiers;
    this.config = config;
    this.told = withoutRomania(told, company);
  }

  /** What only Romania wants is left out: VAT in lei of a foreign seller, the CNP of consumers. */
  private static ElectronicInvoice withoutRomania(ElectronicInvoice told, Company company) {
    ElectronicInvoice.Builder plain = told.toBuilder();
    Identifier registration = told.buyer().legalRegistrationId();
    if (registration != null && registration.value().equals(Cnp.ANONYMOUS.digits())) {
      plain.buyer(told.buyer().toBuilder().legalRegistrationId(null).build());
    }
    if (company.party().address().abroad()) {
      DocumentTotals totals = told.totals();
      plain
          .vatAccountingCurrency(null)
          .totals(totals.toBuilder().vatTotalInAccountingCurrency(null).build());
    }
    return plain.build();
  }

  ElectronicInvoice invoice() {
    return told;
  }

  /**
   * Returns the rate that the invoice carries, where it is one into a currency: units of that
   * currency for one of the invoice's.
   */
  Optional<BigDecimal> rateInto(String currency) {
    return Optional.ofNullable(beside.rate)
        .filter(rate -> rate.to().code().equals(currency))
        .map(ExchangeRate::rate);
  }

  /** Returns the authority's number of the document that this one corrects. */
  Optional<String> corrected() {
    return Optional.ofNullable(beside.corrected);
  }

  /** What is missing or wrong, by field. */
  Map<String, String> missing() {
    return missing;
  }

  /** Returns what the client says for the provider. */
  Optional<String> identifier(String provider, String name) {
    return Optional.ofNullable(identifiers.get(provider))
        .map(given -> given.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns what the company configured. */
  Optional<String> configured(String name) {
    return Optional.ofNullable(config.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns all that the company configured. */
  Map<String, String> configured() {
    return config;
  }

  /** Notes what is to be given in a field. */
  void need(boolean there, String field, String remedy) {
    if (!there) {
      missing.putIfAbsent(field, remedy);
    }
  }

  /**
   * Returns the seller's contact. What the invoice does not say is what the company says today, so
   * that it can be given after the invoice was issued.
   */
  Contact contact() {
    Contact given = told.seller().contact();
    return new Contact(
        either(given == null ? null : given.name(), company.settings().representative()),
        either(given == null ? null : given.telephone(), company.party().phone()),
        either(given == null ? null : given.email(), company.party().email()));
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return present(first) ? first : second;
  }

  static boolean present(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  static Optional<String> country(Party party) {
    PostalAddress address = party.address();
    return Optional.ofNullable(address == null ? null : address.countryCode());
  }

  /** Returns the VAT identifier without blanks, such as {@code IT01234567890}; or empty. */
  static Optional<String> vatId(Party party) {
    return Optional.ofNullable(party.vatId()).map(id -> id.replaceAll("[\\s.-]", ""));
  }

  /** Returns the number that a party is registered under, for VAT, taxes or otherwise. */
  static Optional<String> anyNumber(Party party) {
    Identifier tax = party.taxRegistrationId();
    Identifier legal = party.legalRegistrationId();
    return vatId(party)
        .or(() -> Optional.ofNullable(tax).map(Identifier::value))
        .or(() -> Optional.ofNullable(legal).map(Identifier::value));
  }
}
