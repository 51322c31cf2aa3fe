package ro.storno.application.anaf;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.InMemoryUsers;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;

class InMemoryAuthorizationsTest extends AuthorizationsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private final InMemoryCompanies companies = new InMemoryCompanies(transactions);
  private final InMemoryAuthorizations authorizations =
      new InMemoryAuthorizations(transactions, companies, organizations, users);
  private final InMemoryAuthorizationAttempts attempts =
      new InMemoryAuthorizationAttempts(transactions);
  private final InMemoryTokenLinks links = new InMemoryTokenLinks(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Authorizations authorizations() {
    return authorizations;
  }

  @Override
  protected AuthorizationAttempts attempts() {
    return attempts;
  }

  @Override
  protected TokenLinks links() {
    return links;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Organizations organizations() {
    return organizations;
  }

  @Override
  protected Companies companies() {
    return companies;
  }
}
