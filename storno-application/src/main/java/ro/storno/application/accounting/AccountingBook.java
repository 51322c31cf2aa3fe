package ro.storno.application.accounting;

import java.util.Optional;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;

/** Accounting settings of companies. */
public interface AccountingBook {
  /** Finds what a company has set; empty if it never did. */
  Optional<AccountingSettings> find(CompanyId company);

  /** Finds the same for a change: nobody else changes it before the transaction ends. */
  Optional<AccountingSettings> findForUpdate(CompanyId company);

  void save(CompanyId company, AccountingSettings settings);
}
