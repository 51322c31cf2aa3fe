package ro.storno.application.party;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Given;
import ro.storno.application.Wording;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Party;

/**
 * A client as typed (api-reference/clients/create.md).
 *
 * @param name company name or full name, required
 * @param type {@code company} (also when null) or {@code individual}
 * @param cui tax code of a company
 * @param cnp personal code of an individual
 * @param vatCode VAT identifier with country prefix
 * @param isVatPayer registered for VAT
 * @param registrationNumber required for Romanian companies
 * @param address street and number, required
 * @param city town or Bucharest sector, required
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
    @NotBlank(message = Wording.BLANK) @Size(max = 255, message = Wording.TOO_LONG)
        @Nullable String name,
    @jakarta.validation.constraints.Pattern(
            regexp = "company|individual",
            message = "Choose company or individual.")
        @Nullable String type,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String cui,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String cnp,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String vatCode,
    @Nullable Boolean isVatPayer,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String registrationNumber,
    @NotBlank(message = Wording.BLANK) @Size(max = 500, message = Wording.TOO_LONG)
        @Nullable String address,
    @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
        @Nullable String city,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String county,
    @Nullable String country,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String postalCode,
    @Email(message = Wording.EMAIL) @Nullable String email,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String phone,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
    @Size(max = 40, message = Wording.TOO_LONG) @Nullable String bankAccount,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Max(value = 3650, message = "This value should be 3650 or less.")
        @Nullable Integer defaultPaymentTermDays,
    @Size(max = 200, message = Wording.TOO_LONG) @Nullable String contactPerson,
    @Nullable String notes,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String idNumber,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String clientCode,
    @Nullable String currency,
    @Nullable Map<String, Map<String, String>> einvoiceIdentifiers) {

  /** Returns how a client would have to be typed to be what it is. */
  static ClientEntry of(Client client) {
    Party party = client.party();
    Address address = party.address();
    boolean individual = client.type() == ClientType.INDIVIDUAL;
    return new ClientEntry(
        party.name(),
        individual ? "individual" : "company",
        individual ? null : party.taxCode(),
        client.cnp(),
        party.vatCode(),
        party.vatPayer(),
        party.registrationNumber(),
        address.street(),
        address.city(),
        address.county(),
        address.country(),
        address.postalCode(),
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
        client.einvoiceIdentifiers());
  }

  /** Returns this entry with what was sent laid over it. */
  ClientEntry overlaid(ClientEntry sent, Given given) {
    return new ClientEntry(
        given.pick("name", sent.name, name),
        given.keep("type", sent.type, Objects.requireNonNull(type)),
        given.pick("cui", sent.cui, cui),
        given.pick("cnp", sent.cnp, cnp),
        given.pick("vatCode", sent.vatCode, vatCode),
        given.pick("isVatPayer", sent.isVatPayer, isVatPayer),
        given.pick("registrationNumber", sent.registrationNumber, registrationNumber),
        given.pick("address", sent.address, address),
        given.pick("city", sent.city, city),
        given.pick("county", sent.county, county),
        given.pick("country", sent.country, country),
        given.pick("postalCode", sent.postalCode, postalCode),
        given.pick("email", sent.email, email),
        given.pick("phone", sent.phone, phone),
        given.pick("bankName", sent.bankName, bankName),
        given.pick("bankAccount", sent.bankAccount, bankAccount),
        given.pick("defaultPaymentTermDays", sent.defaultPaymentTermDays, defaultPaymentTermDays),
        given.pick("contactPerson", sent.contactPerson, contactPerson),
        given.pick("notes", sent.notes, notes),
        given.pick("idNumber", sent.idNumber, idNumber),
        given.pick("clientCode", sent.clientCode, clientCode),
        given.pick("currency", sent.currency, currency),
        given.pick("einvoiceIdentifiers", sent.einvoiceIdentifiers, einvoiceIdentifiers));
  }
}
