package ro.storno.application.identity;

import java.util.HashSet;
import java.util.Set;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** Personal records of nobody; notes who was forgotten. */
public final class InMemoryPersonalRecords implements PersonalRecords {
  private final Set<UserId> forgotten = new HashSet<>();
  private final Set<OrganizationId> ended = new HashSet<>();

  @Override
  public String export(UserId user, String email) {
    return "{\"account\":{\"email\":\"" + email + "\"}}";
  }

  @Override
  public void forget(UserId user, String email) {
    forgotten.add(user);
  }

  @Override
  public void forget(OrganizationId organization) {
    ended.add(organization);
  }

  /** Returns whether everything about an organization was removed. */
  public boolean forgot(OrganizationId organization) {
    return ended.contains(organization);
  }

  /** Returns whether everything about a user was removed. */
  public boolean forgot(UserId user) {
    return forgotten.contains(user);
  }
}
