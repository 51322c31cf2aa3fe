package ro.storno.application.company;

import java.time.Clock;
import ro.storno.domain.company.Company;

/** Switches the synchronisation of companies with ANAF on and off. */
public final class SyncSwitch {
  private final Companies companies;
  private final CompanyDirectory directory;
  private final Clock clock;

  /** Switches with the given ports; none is null. */
  public SyncSwitch(Companies companies, CompanyDirectory directory, Clock clock) {
    this.companies = companies;
    this.directory = directory;
    this.clock = clock;
  }

  /** Switches in the running platform transaction; returns the company as it is afterwards. */
  public Company turn(Company company, boolean on) {
    Company turned = company.withSync(on, clock.instant());
    companies.update(turned);
    return turned;
  }

  /** Lets the change be seen on this node at once; to be called after the commit. */
  public void seen(Company company) {
    directory.forget(company.organization());
  }
}
