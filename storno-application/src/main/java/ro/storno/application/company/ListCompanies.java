package ro.storno.application.company;

import java.util.List;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;

/** Lists the companies that an actor may see. */
public final class ListCompanies {
  private final Transactions transactions;
  private final Companies companies;

  /** Lists from the given ports; none is null. */
  public ListCompanies(Transactions transactions, Companies companies) {
    this.transactions = transactions;
    this.companies = companies;
  }

  /** Lists them in order of creation; none for an actor without an organization. */
  public List<Company> list(Actor actor) {
    OrganizationId organization = actor.organization();
    if (organization == null) {
      return List.of();
    }
    actor.require(Permission.COMPANY_VIEW);
    return transactions.inPlatform(() -> companies.of(organization)).stream()
        .filter(company -> actor.maySee(company.id()))
        .toList();
  }
}
