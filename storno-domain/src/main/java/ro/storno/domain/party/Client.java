package ro.storno.domain.party;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * A client of a company (spec objects/client.md).
 *
 * @param id identity; not null
 * @param company the company whose client it is; not null
 * @param type company or private individual; not null
 * @param party name, identifiers, address, bank and contact; {@code taxCode} is the CUI of a
 *     company or the CNP of an individual; not null
 * @param cnp personal code of an individual, or null
 * @param idNumber identity document of an individual, or null
 * @param clientCode the company's own code for the client, or null
 * @param currency preferred currency code, or null
 * @param defaultPaymentTermDays days to pay, or null for the company's default
 * @param notes free text, or null
 * @param source {@code manual}, {@code anaf} or {@code import}; not null
 * @param viesValid what VIES said: null if never asked
 * @param viesValidatedAt when VIES was asked, or null
 * @param viesName name that VIES returned, or null
 * @param einvoiceIdentifiers per provider, such as {@code xrechnung -> {leitwegId: ...}}; not null
 * @param createdAt not null
 * @param updatedAt or null
 * @param deletedAt soft deletion, or null
 */
public record Client(
    ClientId id,
    CompanyId company,
    ClientType type,
    Party party,
    @Nullable String cnp,
    @Nullable String idNumber,
    @Nullable String clientCode,
    @Nullable String currency,
    @Nullable Integer defaultPaymentTermDays,
    @Nullable String notes,
    String source,
    @Nullable Boolean viesValid,
    @Nullable Instant viesValidatedAt,
    @Nullable String viesName,
    Map<String, Map<String, String>> einvoiceIdentifiers,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  /**
   * Returns the same with what VIES said about the VAT identifier; all null if it was not asked.
   */
  public Client withVies(
      @Nullable Boolean valid, @Nullable Instant validatedAt, @Nullable String nameInVies) {
    return new Client(
        id,
        company,
        type,
        party,
        cnp,
        idNumber,
        clientCode,
        currency,
        defaultPaymentTermDays,
        notes,
        source,
        valid,
        validatedAt,
        nameInVies,
        einvoiceIdentifiers,
        createdAt,
        updatedAt,
        deletedAt);
  }
}
