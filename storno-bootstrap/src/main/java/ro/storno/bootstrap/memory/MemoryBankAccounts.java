package ro.storno.bootstrap.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.company.BankAccounts;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.CompanyId;

/** Bank accounts of the one company. */
final class MemoryBankAccounts implements BankAccounts {
  private final Map<BankAccountId, BankAccount> accounts = new LinkedHashMap<>();

  @Override
  public List<BankAccount> of(CompanyId company) {
    return List.copyOf(accounts.values());
  }

  @Override
  public Optional<BankAccount> find(CompanyId company, BankAccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public boolean add(BankAccount account) {
    String iban = account.iban();
    boolean known =
        iban != null && accounts.values().stream().anyMatch(other -> iban.equals(other.iban()));
    if (!known) {
      accounts.put(account.id(), account);
    }
    return !known;
  }

  @Override
  public boolean update(BankAccount account) {
    accounts.put(account.id(), account);
    return true;
  }

  @Override
  public void remove(CompanyId company, BankAccountId id) {
    accounts.remove(id);
  }
}
