package ro.storno.application.identity;

import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.UserId;

/** Checks what authenticators answer (Web Authentication Level 3, sections 7.1 and 7.2). */
public interface PasskeyCeremonies {
  /** Returns for whom passkeys are made: browsers offer them nowhere else. */
  Site site();

  /** Returns which challenge an answer claims to answer, empty if it cannot be read. */
  Optional<String> challengeOf(PasskeyAnswer answer);

  /**
   * Checks a new passkey: challenge, origin, site, that the user was verified, and the key.
   *
   * @param challenge that was given out; not null
   * @param user who adds it; not null
   * @throws ApplicationException.Unacceptable if anything does not fit
   * @throws ApplicationException.Forbidden if the authenticator did not verify its user
   */
  NewCredential check(PasskeyAnswer answer, String challenge, UserId user);

  /**
   * Checks a sign-in: challenge, origin, site, that the user was verified, and the signature.
   *
   * @param challenge that was given out; not null
   * @param passkey whose key must have signed; not null
   * @return the count of signatures that the authenticator shows
   * @throws ApplicationException.Unacceptable if anything does not fit
   * @throws ApplicationException.Forbidden if the authenticator did not verify its user
   */
  long check(PasskeyAnswer answer, String challenge, Passkey passkey);

  /**
   * A relying party.
   *
   * @param id its domain; not null
   * @param name shown to people; not null
   */
  record Site(String id, String name) {}

  /**
   * What an authenticator made.
   *
   * @param id base64url; not null
   * @param publicKey COSE key, base64url; not null
   * @param signatures the authenticator's count
   */
  record NewCredential(String id, String publicKey, long signatures) {}
}
