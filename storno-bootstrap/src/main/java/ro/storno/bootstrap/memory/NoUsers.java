package ro.storno.bootstrap.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Nobody has an account where there is no server. */
final class NoUsers implements Users {
  @Override
  public Optional<User> find(UserId id) {
    return Optional.empty();
  }

  @Override
  public Optional<User> findForUpdate(UserId id) {
    return Optional.empty();
  }

  @Override
  public Optional<User> findByEmail(String email) {
    return Optional.empty();
  }

  @Override
  public boolean add(User user) {
    return false;
  }

  @Override
  public void update(User user) {
    throw new IllegalStateException("There is no account to change");
  }

  @Override
  public void recordLogin(UserId id, Instant when) {
    throw new IllegalStateException("There is no account to sign in to");
  }

  @Override
  public Page<User> list(@Nullable String search, Page.Request page) {
    return new Page<>(List.of(), 0, page.page(), page.limit());
  }

  @Override
  public long count() {
    return 0;
  }

  @Override
  public boolean lockIfNone() {
    return true;
  }
}
