package ro.storno.application.party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Wording;
import ro.storno.domain.Problem;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Cnp;
import ro.storno.domain.party.Countries;
import ro.storno.domain.party.Iban;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.VatId;

/** Turns what was typed about a client into the client, and says what looks wrong. */
final class ClientDrafting {
  private final CommandValidator validator;

  ClientDrafting(CommandValidator validator) {
    this.validator = validator;
  }

  /**
   * Checks an entry.
   *
   * @throws ApplicationException.Unacceptable if something required is missing or malformed
   */
  void check(ClientEntry entry) {
    FieldErrors errors = validator.errors(entry);
    String country = country(entry);
    boolean romanian = country.equals("RO");
    errors.addIf(!Countries.isIso(country), "country", "'" + country + "' is no ISO 3166-1 code.");
    errors.addIf(romanian && blank(entry.county()), "county", Wording.BLANK);
    errors.addIf(
        romanian && !individual(entry) && blank(entry.registrationNumber()),
        "registrationNumber",
        Wording.BLANK);
    String currency = entry.currency();
    if (!blank(currency)) {
      errors.captureAs("currency", () -> Currency.of(Objects.requireNonNull(currency)));
    }
    errors.throwUnacceptable();
  }

  /** Returns what looks wrong but is accepted: check digits of identifiers. */
  List<String> warnings(ClientEntry entry) {
    boolean romanian = country(entry).equals("RO");
    List<Problem> problems = new ArrayList<>();
    if (romanian && !individual(entry) && !blank(entry.cui())) {
      Cif.check("cui", Objects.requireNonNull(entry.cui())).ifPresent(problems::add);
    }
    if (romanian && !blank(entry.cnp())) {
      Cnp.check("cnp", Objects.requireNonNull(entry.cnp())).ifPresent(problems::add);
    }
    if (!blank(entry.vatCode())
        && VatId.parse(Objects.requireNonNull(entry.vatCode())).isPresent()) {
      VatId.check("vatCode", entry.vatCode()).ifPresent(problems::add);
    }
    if (!blank(entry.bankAccount())) {
      Iban.check("bankAccount", Objects.requireNonNull(entry.bankAccount()))
          .ifPresent(problems::add);
    }
    return problems.stream().map(Problem::message).toList();
  }

  /** Returns the client as the entry describes it. */
  Client client(
      ClientId id,
      CompanyId company,
      ClientEntry entry,
      String source,
      Instant createdAt,
      @Nullable Instant updatedAt) {
    return new Client(
        id,
        company,
        individual(entry) ? ClientType.INDIVIDUAL : ClientType.COMPANY,
        party(entry),
        text(entry.cnp()),
        text(entry.idNumber()),
        text(entry.clientCode()),
        text(entry.currency()),
        entry.defaultPaymentTermDays(),
        entry.notes(),
        source,
        null,
        null,
        null,
        entry.einvoiceIdentifiers() == null ? Map.of() : entry.einvoiceIdentifiers(),
        createdAt,
        updatedAt,
        null);
  }

  private static Party party(ClientEntry entry) {
    boolean payer = Boolean.TRUE.equals(entry.isVatPayer());
    String taxCode = text(individual(entry) ? entry.cnp() : entry.cui());
    return new Party(
        Objects.requireNonNull(entry.name()).strip(),
        taxCode,
        vatCode(entry, payer, taxCode),
        text(entry.registrationNumber()),
        payer,
        new Address(
            text(entry.address()),
            text(entry.city()),
            text(entry.county()),
            text(entry.postalCode()),
            country(entry)),
        text(entry.email()),
        text(entry.phone()),
        text(entry.contactPerson()),
        text(entry.bankName()),
        text(entry.bankAccount()));
  }

  /** A Romanian VAT payer's VAT code is its CIF with RO in front. */
  private static @Nullable String vatCode(
      ClientEntry entry, boolean payer, @Nullable String taxCode) {
    String typed = text(entry.vatCode());
    if (typed != null || !payer || taxCode == null || !country(entry).equals("RO")) {
      return typed;
    }
    return Cif.parse(taxCode).map(Cif::withPrefix).orElse(null);
  }

  private static boolean individual(ClientEntry entry) {
    return "individual".equals(entry.type());
  }

  private static String country(ClientEntry entry) {
    String country = text(entry.country());
    return country == null ? "RO" : country.toUpperCase(Locale.ROOT);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
