package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** User accounts; used in platform transactions. */
public interface Users {
  Optional<User> find(UserId id);

  /** Finds an account and locks it until the transaction ends. */
  Optional<User> findForUpdate(UserId id);

  /** Finds by address, which is compared in lower case. */
  Optional<User> findByEmail(String email);

  /**
   * Adds an account.
   *
   * @return false if the address is taken
   */
  boolean add(User user);

  void update(User user);

  /** Notes a sign-in and leaves everything else as it is. */
  void recordLogin(UserId id, Instant when);

  /**
   * Returns a page of the accounts, newest first.
   *
   * @param search part of an address, or null for all
   */
  Page<User> list(@Nullable String search, Page.Request page);

  /** Returns how many accounts there are. */
  long count();

  /**
   * Lets nobody else add an account until the transaction ends.
   *
   * @return whether there is no account
   */
  boolean lockIfNone();
}
