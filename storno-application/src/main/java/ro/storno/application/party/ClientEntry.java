package ro.storno.application.party;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client as typed (api-reference/clients/create.md).
 *
 * @param name company name or full name
 * @param type {@code company} (also when null) or {@code individual}
 * @param cui tax code of a company
 * @param cnp personal code of an individual
 * @param vatCode VAT identifier with country prefix
 * @param isVatPayer registered for VAT
 * @param registrationNumber required for Romanian companies
 * @param address street and number
 * @param city town or Bucharest sector
 * @param county required for Romanian clients
 * @param country ISO 3166-1 alpha-2, RO unless given
 * @param postalCode postal code
 * @param email e-mail
 * @param phone telephone
 * @param bankName bank
 * @param bankAccount IBAN
 * @param defaultPaymentTermDays days to pay
 * @param contactPerson contact name
 * @param notes internal notes
 * @param idNumber identity document
 * @param clientCode the company's own code for the client
 * @param currency preferred currency
 * @param einvoiceIdentifiers per provider, or null
 */
public record ClientEntry(
    @Nullable String name,
    @Nullable String type,
    @Nullable String cui,
    @Nullable String cnp,
    @Nullable String vatCode,
    @Nullable Boolean isVatPayer,
    @Nullable String registrationNumber,
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
    @Nullable Map<String, Map<String, String>> einvoiceIdentifiers) {}
