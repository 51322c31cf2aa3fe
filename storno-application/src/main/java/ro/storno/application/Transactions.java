package ro.storno.application;

import java.util.function.Supplier;
import ro.storno.domain.company.CompanyId;

/**
 * Runs work in one database transaction. Repositories may be called only inside. Nested calls with
 * the same tenant join the outer transaction; a nested call with another tenant is a programming
 * error ({@link IllegalStateException}).
 */
public interface Transactions {
  /**
   * Runs work for one company; row-level security shows the rows of this company only. Commits when
   * the work returns, rolls back when it throws.
   *
   * @throws ApplicationException.Unavailable if the database does not answer
   */
  <T> T inCompany(CompanyId company, Supplier<T> work);

  /**
   * Runs work on what belongs to no company: users, organizations, memberships, the list of
   * companies. Rows of companies' tables are not visible.
   *
   * @throws ApplicationException.Unavailable if the database does not answer
   */
  <T> T inPlatform(Supplier<T> work);
}
