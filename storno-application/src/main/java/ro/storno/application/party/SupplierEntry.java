package ro.storno.application.party;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Wording;
import ro.storno.domain.party.Countries;

/**
 * A supplier as typed (api-reference/suppliers/update.md). Name and codes count when it is added
 * only; later they are those of its documents.
 *
 * @param name registered name
 * @param cui tax code, with or without RO
 * @param vatCode VAT identifier
 * @param isVatPayer registered for VAT
 * @param registrationNumber trade register number
 * @param address street and number
 * @param city town
 * @param county county
 * @param country ISO 3166-1 alpha-2, RO when null
 * @param postalCode postal code
 * @param email e-mail
 * @param phone telephone
 * @param bankName bank
 * @param bankAccount IBAN
 * @param notes internal notes
 */
public record SupplierEntry(
    @Size(max = 255, message = Wording.TOO_LONG) @Nullable String name,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String cui,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String vatCode,
    @Nullable Boolean isVatPayer,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String registrationNumber,
    @Size(max = 500, message = Wording.TOO_LONG) @Nullable String address,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String city,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String county,
    @Nullable String country,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String postalCode,
    @Email(message = Wording.EMAIL) @Size(max = 255, message = Wording.TOO_LONG)
        @Nullable String email,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String phone,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
    @Size(max = 40, message = Wording.TOO_LONG) @Nullable String bankAccount,
    @Size(max = 10_000, message = Wording.TOO_LONG) @Nullable String notes) {
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  /** Returns what is malformed. Of an account only the form is checked, as of clients' ones. */
  FieldErrors errors(CommandValidator validator) {
    FieldErrors errors = validator.errors(this);
    String wanted = text(country);
    errors.addIf(
        wanted != null && !Countries.isIso(wanted.toUpperCase(Locale.ROOT)),
        "country",
        "'" + wanted + "' is no ISO 3166-1 code.");
    String account = text(bankAccount);
    errors.addIf(
        account != null
            && !IBAN.matcher(account.replaceAll("\\s", "").toUpperCase(Locale.ROOT)).matches(),
        "bankAccount",
        "Invalid IBAN format: two letters, two digits and 11 to 30 letters or digits.");
    return errors;
  }

  static @Nullable String text(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
