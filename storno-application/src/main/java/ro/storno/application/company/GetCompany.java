package ro.storno.application.company;

import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;

/** Shows one company. */
public final class GetCompany {
  private final Transactions transactions;
  private final CompanyAccess access;

  /** Shows from the given ports; none is null. */
  public GetCompany(Transactions transactions, Companies companies) {
    this.transactions = transactions;
    this.access = new CompanyAccess(companies);
  }

  /**
   * Shows the company.
   *
   * @throws ApplicationException.NotFound if the organization has no such company
   * @throws ApplicationException.Forbidden if the member may not see it
   */
  public Company get(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_VIEW);
    return transactions.inPlatform(() -> access.find(actor, id));
  }
}
