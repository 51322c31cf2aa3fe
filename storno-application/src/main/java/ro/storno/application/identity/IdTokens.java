package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;

/** Signed statements of Google about who somebody is (OpenID Connect Core, section 2). */
public interface IdTokens {
  /**
   * Returns what a token says, empty unless signature, algorithm, issuer, audience and time all
   * fit. Not to be called in a transaction: keys may have to be fetched.
   *
   * @throws ApplicationException.Unavailable if the issuer's keys cannot be had
   */
  Optional<IdToken> verify(String token, Instant now);

  /**
   * What a token says.
   *
   * @param subject the account at the issuer, which never changes; not null
   * @param email or null
   * @param emailVerified whether the issuer saw that the address is theirs, at some time
   * @param authoritative whether the issuer itself gives addresses of that domain out, so that
   *     nobody else can have it now
   * @param firstName or null
   * @param lastName or null
   */
  record IdToken(
      String subject,
      @Nullable String email,
      boolean emailVerified,
      boolean authoritative,
      @Nullable String firstName,
      @Nullable String lastName) {}
}
