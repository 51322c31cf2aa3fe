package ro.storno.persistence.identity;

import ro.storno.application.Samples;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Accounts to keep, for tests. */
public final class StoredAccounts {
  private StoredAccounts() {}

  /** An account with an address of its own. */
  public static User user() {
    UserId id = new UserId(Samples.uuid());
    return new User(
        id,
        id + "@example.ro",
        null,
        null,
        null,
        null,
        "ro",
        "Europe/Bucharest",
        true,
        "{}",
        true,
        true,
        false,
        Samples.NOW,
        Samples.NOW,
        null,
        null);
  }
}
