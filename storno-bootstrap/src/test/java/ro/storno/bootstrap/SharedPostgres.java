package ro.storno.bootstrap;

import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.TestDatabase;

/**
 * Databases for tests that are not about the embedded server itself: unpacking and initialising one
 * for each of them costs more than what they test.
 */
final class SharedPostgres {
  private SharedPostgres() {}

  /** An empty database with the current schema, as {@code STORNO_DATABASE_URL} names it. */
  static String url() {
    DatabaseAddress address = TestDatabase.freshAddress();
    return address.url() + "&user=" + address.user() + "&password=" + address.password();
  }
}
