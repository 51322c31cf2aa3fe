package ro.storno.rest.company;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.money.Money;
import ro.storno.rest.json.EnumNames;

/**
 * A bank account or the till (api-reference/bank-accounts).
 *
 * @param id identity
 * @param uuid the same
 * @param type bank or cash
 * @param iban IBAN without spaces
 * @param bankName bank
 * @param currency ISO 4217
 * @param isDefault default of its currency
 * @param showOnInvoice whether printed
 * @param openingBalance of the till
 * @param openingBalanceDate its day
 * @param createdAt when it was added
 * @param updatedAt last change
 */
public record BankAccountView(
    UUID id,
    UUID uuid,
    String type,
    @Nullable String iban,
    @Nullable String bankName,
    String currency,
    boolean isDefault,
    boolean showOnInvoice,
    @Nullable BigDecimal openingBalance,
    @Nullable LocalDate openingBalanceDate,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Maps an account. */
  static BankAccountView of(BankAccount account) {
    UUID id = account.id().value();
    Money opening = account.openingBalance();
    return new BankAccountView(
        id,
        id,
        EnumNames.of(account.type()),
        account.iban(),
        account.bankName(),
        account.currency().code(),
        account.isDefault(),
        account.showOnInvoice(),
        opening == null ? null : opening.amount(),
        account.openingBalanceDate(),
        account.createdAt(),
        account.updatedAt());
  }
}
