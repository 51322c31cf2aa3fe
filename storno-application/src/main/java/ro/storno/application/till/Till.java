package ro.storno.application.till;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ro.storno.application.company.BankAccounts;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

/**
 * The till as it was opened: the cash account of a company, once its opening balance is known.
 *
 * @param account not null
 * @param opening what was in it; not null
 * @param since the day whose beginning that was; not null
 */
record Till(BankAccountId account, Money opening, LocalDate since) {
  static Optional<BankAccount> accountOf(BankAccounts accounts, CompanyId company) {
    List<BankAccount> all = accounts.of(company);
    return all.stream().filter(each -> each.type() == BankAccount.Type.CASH).findFirst();
  }

  static Optional<Till> of(BankAccount account) {
    Money opening = account.openingBalance();
    LocalDate since = account.openingBalanceDate();
    return opening == null || since == null
        ? Optional.empty()
        : Optional.of(new Till(account.id(), opening, since));
  }

  Currency currency() {
    return opening.currency();
  }
}
