package ro.storno.application.company;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.CompanyId;

/** Bank accounts in memory. */
public final class InMemoryBankAccounts implements BankAccounts {
  private final InMemoryTransactions transactions;
  private final Map<BankAccountId, BankAccount> accounts;

  public InMemoryBankAccounts(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.accounts = transactions.table();
  }

  @Override
  public List<BankAccount> of(CompanyId company) {
    return transactions.sees(company)
        ? accounts.values().stream().filter(each -> each.company().equals(company)).toList()
        : List.of();
  }

  @Override
  public Optional<BankAccount> find(CompanyId company, BankAccountId id) {
    return of(company).stream().filter(account -> account.id().equals(id)).findFirst();
  }

  @Override
  public boolean add(BankAccount account) {
    return update(account);
  }

  @Override
  public boolean update(BankAccount account) {
    boolean duplicate =
        of(account.company()).stream()
            .filter(other -> !other.id().equals(account.id()))
            .anyMatch(
                other ->
                    other.iban() != null && other.iban().equals(account.iban())
                        || other.type() == BankAccount.Type.CASH
                            && account.type() == BankAccount.Type.CASH);
    if (!duplicate) {
      accounts.put(account.id(), account);
    }
    return !duplicate;
  }

  @Override
  public void remove(CompanyId company, BankAccountId id) {
    find(company, id).ifPresent(account -> accounts.remove(account.id()));
  }
}
