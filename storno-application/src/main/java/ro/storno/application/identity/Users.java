package ro.storno.application.identity;

import java.util.Optional;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** User accounts; used in platform transactions. */
public interface Users {
  Optional<User> find(UserId id);

  /** Finds by address, which is compared in lower case. */
  Optional<User> findByEmail(String email);

  /**
   * Adds an account.
   *
   * @return false if the address is taken
   */
  boolean add(User user);

  void update(User user);

  /** Returns how many accounts there are. */
  long count();
}
