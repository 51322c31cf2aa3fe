package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.UserId;

/** Passkeys; used in platform transactions. */
public interface Passkeys {
  /**
   * Adds one.
   *
   * @return false if the credential is registered already, by whomever
   */
  boolean add(Passkey passkey);

  Optional<Passkey> findByCredential(String credentialId);

  /** Returns the passkeys of a user, newest first. */
  List<Passkey> of(UserId user);

  /**
   * Gives a passkey of a user another name.
   *
   * @return the passkey under that name, empty if the user has no such passkey
   */
  Optional<Passkey> rename(UserId user, PasskeyId id, String name);

  /**
   * Removes a passkey of a user.
   *
   * @return what was removed, empty if the user has no such passkey
   */
  Optional<Passkey> remove(UserId user, PasskeyId id);

  void removeAllOf(UserId user);

  /**
   * Notes a use. An authenticator that counts must have counted on: of two that show the same
   * number one is a copy.
   *
   * @return false if it did not count on, or if the passkey is gone
   */
  boolean recordUse(PasskeyId id, long signatures, Instant when);
}
