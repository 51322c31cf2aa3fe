package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** The names of users, as others see them beside what they did; remembered for one minute. */
public final class People {
  private static final Duration STALENESS = Duration.ofMinutes(1);

  private final BriefCache<UserId, Optional<Person>> cache;
  private final Transactions transactions;
  private final Users users;

  /** Knows from the given ports; none is null. */
  public People(Transactions transactions, Users users, Clock clock) {
    this.cache = new BriefCache<>(STALENESS, clock);
    this.transactions = transactions;
    this.users = users;
  }

  /**
   * Returns a user as others see them, empty if there is none. Not to be called in a transaction.
   */
  public Optional<Person> find(@Nullable UserId id) {
    return id == null ? Optional.empty() : cache.get(id, this::load);
  }

  private Optional<Person> load(UserId id) {
    return transactions.inPlatform(() -> users.find(id)).map(People::person);
  }

  /** Returns a user as others see them. */
  static Person person(User user) {
    String name =
        Stream.of(user.firstName(), user.lastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return new Person(user.id(), name.isEmpty() ? user.email() : name, user.email());
  }
}
