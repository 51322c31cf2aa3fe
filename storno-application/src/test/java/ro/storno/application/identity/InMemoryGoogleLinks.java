package ro.storno.application.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** Links to Google accounts in memory. */
public final class InMemoryGoogleLinks implements GoogleLinks {
  private final Map<UserId, String> subjects;

  public InMemoryGoogleLinks(InMemoryTransactions transactions) {
    this.subjects = transactions.table();
  }

  @Override
  public Optional<UserId> find(String subject) {
    return subjects.entrySet().stream()
        .filter(each -> each.getValue().equals(subject))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void link(String subject, UserId user, Instant now) {
    find(subject).ifPresent(subjects::remove);
    subjects.put(user, subject);
  }

  @Override
  public void removeAllOf(UserId user) {
    subjects.remove(user);
  }
}
