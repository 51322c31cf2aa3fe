package ro.storno.application.administration;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.InMemoryUsers;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.domain.licensing.Subscription;

class InMemoryPlatformRegisterTest extends PlatformRegisterContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private final PlatformRegister register =
      new InMemoryPlatformRegister(
          transactions,
          users,
          organizations,
          new InMemoryCompanies(transactions),
          company -> 0,
          Subscription::unlimited);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected PlatformRegister register() {
    return register;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Organizations organizations() {
    return organizations;
  }
}
