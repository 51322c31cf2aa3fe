package ro.storno.persistence.anaf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AuthorizationAttempts;
import ro.storno.application.anaf.Authorizations;
import ro.storno.application.anaf.AuthorizationsContract;
import ro.storno.application.anaf.TokenLinks;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.identity.JdbiUsers;

class JdbiAuthorizationsTest extends AuthorizationsContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database.transactions();
  }

  @Override
  protected Authorizations authorizations() {
    return new JdbiAuthorizations(database.transactions());
  }

  @Override
  protected AuthorizationAttempts attempts() {
    return new JdbiAuthorizationAttempts(database.transactions());
  }

  @Override
  protected TokenLinks links() {
    return new JdbiTokenLinks(database.transactions());
  }

  @Override
  protected Users users() {
    return new JdbiUsers(database.transactions());
  }

  @Override
  protected Organizations organizations() {
    return new JdbiOrganizations(database.transactions());
  }

  @Override
  protected Companies companies() {
    return new JdbiCompanies(database.transactions());
  }
}
