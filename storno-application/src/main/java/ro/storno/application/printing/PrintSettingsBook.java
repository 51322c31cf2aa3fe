package ro.storno.application.printing;

import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.PrintSettings;

/** What companies chose for the look of their documents. */
public interface PrintSettingsBook {
  /** Returns what a company chose; empty if it never chose anything. */
  Optional<PrintSettings> find(CompanyId company);

  /** Returns the same and keeps others from changing it until the transaction ends. */
  Optional<PrintSettings> findToChange(CompanyId company);

  /** Stores what a company chose, in place of what it chose before. */
  void put(CompanyId company, PrintSettings settings);
}
