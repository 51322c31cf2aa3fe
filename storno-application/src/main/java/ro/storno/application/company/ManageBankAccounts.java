package ro.storno.application.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;

/** Bank accounts and the till of a company. */
public final class ManageBankAccounts {
  /** Lists the accounts. */
  public List<BankAccount> list(CompanyScope scope) {
    throw new UnsupportedOperationException();
  }

  /** Adds an account. */
  public BankAccount create(CompanyScope scope, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   */
  public BankAccount change(
      CompanyScope scope, BankAccountId id, Command command, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /** Removes an account. */
  public void remove(CompanyScope scope, BankAccountId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * An account as typed.
   *
   * @param type {@code bank} or {@code cash}; bank unless given
   * @param iban required for bank accounts
   * @param bankName or null
   * @param currency ISO 4217, RON unless given
   * @param isDefault default of its currency
   * @param showOnInvoice printed on documents unless false
   * @param openingBalance of the till
   * @param openingBalanceDate day of the opening balance
   */
  public record Command(
      @Nullable String type,
      @Nullable String iban,
      @Nullable String bankName,
      @Nullable String currency,
      @Nullable Boolean isDefault,
      @Nullable Boolean showOnInvoice,
      @Nullable BigDecimal openingBalance,
      @Nullable LocalDate openingBalanceDate) {}
}
