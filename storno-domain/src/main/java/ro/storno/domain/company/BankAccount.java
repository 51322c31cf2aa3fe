package ro.storno.domain.company;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

/**
 * A bank account of a company, or its till (spec api-reference/bank-accounts).
 *
 * @param id identity; not null
 * @param company the company; not null
 * @param type bank or cash; not null
 * @param iban without spaces; null only for cash
 * @param bankName or null
 * @param currency not null
 * @param isDefault the default of its currency
 * @param showOnInvoice whether printed on documents
 * @param openingBalance of the till, or null
 * @param openingBalanceDate or null
 * @param createdAt not null
 * @param updatedAt or null
 */
public record BankAccount(
    BankAccountId id,
    CompanyId company,
    Type type,
    @Nullable String iban,
    @Nullable String bankName,
    Currency currency,
    boolean isDefault,
    boolean showOnInvoice,
    @Nullable Money openingBalance,
    @Nullable LocalDate openingBalanceDate,
    Instant createdAt,
    @Nullable Instant updatedAt) {
  /** Kinds of account. */
  public enum Type {
    BANK,
    CASH
  }
}
