package ro.storno.domain.party;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Somebody from whom a company buys (spec objects/supplier.md). Most are made from the documents
 * that they send; what the company notes about them (contact, address, bank) stays as noted.
 *
 * @param id identity; not null
 * @param company the company whose supplier it is; not null
 * @param party name, identifiers, address, bank and contact; not null
 * @param notes the company's own notes, or null
 * @param source {@code anaf}, {@code manual} or {@code import}; not null
 * @param lastSyncedAt when a document of it was last received, or null
 * @param createdAt not null
 * @param updatedAt last change made by a user, or null
 * @param deletedAt soft deletion, or null
 */
public record Supplier(
    SupplierId id,
    CompanyId company,
    Party party,
    @Nullable String notes,
    String source,
    @Nullable Instant lastSyncedAt,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * Returns what tells one supplier of a company from another: its Romanian code, else its VAT or
   * tax code, else its name. Two documents with the same key come from the same supplier.
   *
   * @param party not null
   * @return such as {@code RO18547290}, {@code DE136695976} or {@code =ACME LTD}; never null
   */
  public static String key(Party party) {
    String country = party.address().country();
    boolean abroad = country != null && !country.equals("RO");
    Optional<Cif> cif = code(party.taxCode()).or(() -> code(party.vatCode()));
    if (cif.isPresent() && !abroad) {
      return cif.get().withPrefix();
    }
    String code = party.vatCode() != null ? party.vatCode() : party.taxCode();
    if (code != null && !code.isBlank()) {
      return SPACES.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }
    return "=" + SPACES.matcher(party.name().strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
  }

  private static Optional<Cif> code(@Nullable String text) {
    return text == null ? Optional.empty() : Cif.parse(text);
  }

  /** Returns what tells this supplier from others; see {@link #key(Party)}. */
  public String key() {
    return key(party);
  }

  /**
   * Returns the supplier after another document of it: name and identifiers are those of the
   * document, what is missing is filled in, what is noted stays; and it is no longer deleted
   * (api-reference/suppliers/delete.md, update.md).
   *
   * @param told seller as the document shows it; not null
   * @param now when the document was received; not null
   */
  public Supplier heardFrom(Party told, Instant now) {
    Address known = party.address();
    boolean placeless = known.street() == null && known.city() == null && known.county() == null;
    Party merged =
        new Party(
            told.name(),
            or(told.taxCode(), party.taxCode()),
            or(told.vatCode(), party.vatCode()),
            or(told.registrationNumber(), party.registrationNumber()),
            told.vatPayer(),
            placeless ? told.address() : known,
            or(party.email(), told.email()),
            or(party.phone(), told.phone()),
            or(party.contactPerson(), told.contactPerson()),
            or(party.bankName(), told.bankName()),
            or(party.bankAccount(), told.bankAccount()));
    return new Supplier(id, company, merged, notes, source, now, createdAt, updatedAt, null);
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  /**
   * Returns the supplier with other contact data, address, bank or notes.
   *
   * @param changed name and identifiers must be those of this supplier; not null
   * @param newNotes or null
   */
  public Supplier noted(Party changed, @Nullable String newNotes, Instant now) {
    return new Supplier(
        id, company, changed, newNotes, source, lastSyncedAt, createdAt, now, deletedAt);
  }

  /** Returns the supplier as deleted; its documents stay. */
  public Supplier deleted(Instant now) {
    return new Supplier(id, company, party, notes, source, lastSyncedAt, createdAt, updatedAt, now);
  }
}
