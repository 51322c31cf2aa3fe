package ro.storno.application.identity;

import java.util.HashSet;
import java.util.Set;
import ro.storno.domain.identity.UserId;

/** Personal records of nobody; notes who was forgotten. */
public final class InMemoryPersonalRecords implements PersonalRecords {
  private final Set<UserId> forgotten = new HashSet<>();

  @Override
  public String export(UserId user, String email) {
    return "{\"account\":{\"email\":\"" + email + "\"}}";
  }

  @Override
  public void forget(UserId user, String email) {
    forgotten.add(user);
  }

  /** Returns whether everything about a user was removed. */
  public boolean forgot(UserId user) {
    return forgotten.contains(user);
  }
}
