package ro.storno.application.company;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.CompanyId;

/** Bank and cash accounts of a company. */
public interface BankAccounts {
  List<BankAccount> of(CompanyId company);

  Optional<BankAccount> find(CompanyId company, BankAccountId id);

  /**
   * Adds an account.
   *
   * @return false if the company already has the IBAN, or a second cash account is added
   */
  boolean add(BankAccount account);

  /**
   * @return false if another account of the company has the IBAN
   */
  boolean update(BankAccount account);

  void remove(CompanyId company, BankAccountId id);
}
