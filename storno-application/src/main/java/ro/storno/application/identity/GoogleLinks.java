package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import ro.storno.domain.identity.UserId;

/** Which Google account opens which account; used in platform transactions. */
public interface GoogleLinks {
  Optional<UserId> find(String subject);

  /** Links them; whatever either was linked to before is not any more. */
  void link(String subject, UserId user, Instant now);

  void removeAllOf(UserId user);
}
