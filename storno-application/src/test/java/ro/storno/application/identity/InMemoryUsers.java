package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Pages;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Users in memory. */
public final class InMemoryUsers implements Users {
  private final InMemoryTransactions transactions;
  private final Map<UserId, User> users;
  private final AtomicLong reads = new AtomicLong();

  public InMemoryUsers(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.users = transactions.table();
  }

  /** Returns how often a user was asked for. */
  public long reads() {
    return reads.get();
  }

  @Override
  public Optional<User> find(UserId id) {
    reads.incrementAndGet();
    return transactions.seesPlatform() ? Optional.ofNullable(users.get(id)) : Optional.empty();
  }

  @Override
  public Optional<User> findForUpdate(UserId id) {
    return find(id);
  }

  @Override
  public Optional<User> findByEmail(String email) {
    return transactions.seesPlatform()
        ? users.values().stream().filter(user -> user.email().equalsIgnoreCase(email)).findFirst()
        : Optional.empty();
  }

  @Override
  public boolean add(User user) {
    if (findByEmail(user.email()).isPresent()) {
      return false;
    }
    users.put(user.id(), user);
    return true;
  }

  @Override
  public void update(User user) {
    users.replace(user.id(), user);
  }

  @Override
  public void recordLogin(UserId id, Instant when) {
    users.computeIfPresent(
        id,
        (same, user) ->
            new User(
                user.id(),
                user.email(),
                user.passwordHash(),
                user.firstName(),
                user.lastName(),
                user.phone(),
                user.locale(),
                user.timezone(),
                user.respectQuietHours(),
                user.preferencesJson(),
                user.active(),
                user.emailVerified(),
                user.platformAdmin(),
                user.credentialsChangedAt(),
                user.createdAt(),
                user.updatedAt(),
                when));
  }

  @Override
  public Page<User> list(@Nullable String search, Page.Request page) {
    List<User> found =
        users.values().stream()
            .filter(
                user -> search == null || user.email().contains(search.toLowerCase(Locale.ROOT)))
            .sorted(Comparator.comparing(User::createdAt).reversed())
            .toList();
    return Pages.of(found, page);
  }

  @Override
  public long count() {
    return users.size();
  }

  @Override
  public boolean lockIfNone() {
    return users.isEmpty();
  }
}
