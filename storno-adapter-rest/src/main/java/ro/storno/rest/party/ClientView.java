package ro.storno.rest.party;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.party.ClientQueries;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Party;
import ro.storno.rest.json.EnumNames;
import ro.storno.rest.openapi.Described;

/**
 * A client (api-reference/clients/get.md).
 *
 * @param id identity
 * @param uuid the same
 * @param type company or individual
 * @param name company name or full name
 * @param cui tax code of a company
 * @param cnp personal code of an individual
 * @param vatCode VAT identifier
 * @param isVatPayer registered for VAT
 * @param registrationNumber trade register number
 * @param tradeRegister the same, as lists call it
 * @param address street and number
 * @param city town
 * @param county county
 * @param country ISO 3166-1 alpha-2
 * @param postalCode postal code
 * @param email e-mail
 * @param phone telephone
 * @param bankName bank
 * @param bankAccount IBAN
 * @param defaultPaymentTermDays days to pay
 * @param contactPerson contact name
 * @param notes internal notes
 * @param idNumber identity document
 * @param clientCode the company's own code
 * @param currency preferred currency
 * @param einvoiceIdentifiers per provider
 * @param source where it came from
 * @param viesValid what VIES said, null if never asked
 * @param viesValidatedAt when VIES was asked
 * @param viesName name that VIES returned
 * @param invoiceCount how many invoices were issued to it; in lists only
 * @param totalRevenue what they come to, less credit notes; in lists only
 * @param createdAt when it was added
 * @param updatedAt last change
 * @param deletedAt when it was removed
 */
public record ClientView(
    UUID id,
    UUID uuid,
    String type,
    String name,
    @Nullable String cui,
    @Nullable String cnp,
    @Nullable String vatCode,
    boolean isVatPayer,
    @Nullable String registrationNumber,
    @Nullable String tradeRegister,
    @Nullable String address,
    @Nullable String city,
    @Nullable String county,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String bankName,
    @Nullable String bankAccount,
    @Nullable Integer defaultPaymentTermDays,
    @Nullable String contactPerson,
    @Nullable String notes,
    @Nullable String idNumber,
    @Nullable String clientCode,
    @Nullable String currency,
    Map<String, Map<String, String>> einvoiceIdentifiers,
    String source,
    @Nullable Boolean viesValid,
    @Nullable Instant viesValidatedAt,
    @Nullable String viesName,
    @Described("In lists only") @Nullable Long invoiceCount,
    @Described("In lists only; in the list's currency, less credit notes")
        @Nullable BigDecimal totalRevenue,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** Maps a client. */
  static ClientView of(Client client) {
    return of(client, null);
  }

  /** Maps a client as lists show it. */
  static ClientView of(Client client, ClientQueries.@Nullable Turnover turnover) {
    UUID id = client.id().value();
    Party party = client.party();
    return new ClientView(
        id,
        id,
        EnumNames.of(client.type()),
        party.name(),
        client.type() == ClientType.COMPANY ? party.taxCode() : null,
        client.cnp(),
        party.vatCode(),
        party.vatPayer(),
        party.registrationNumber(),
        party.registrationNumber(),
        party.address().street(),
        party.address().city(),
        party.address().county(),
        party.address().country(),
        party.address().postalCode(),
        party.email(),
        party.phone(),
        party.bankName(),
        party.bankAccount(),
        client.defaultPaymentTermDays(),
        party.contactPerson(),
        client.notes(),
        client.idNumber(),
        client.clientCode(),
        client.currency(),
        client.einvoiceIdentifiers(),
        client.source(),
        client.viesValid(),
        client.viesValidatedAt(),
        client.viesName(),
        turnover == null ? null : turnover.invoices(),
        turnover == null ? null : turnover.revenue().amount(),
        client.createdAt(),
        client.updatedAt(),
        client.deletedAt());
  }
}
