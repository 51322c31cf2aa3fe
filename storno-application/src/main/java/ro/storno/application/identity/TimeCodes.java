package ro.storno.application.identity;

import java.time.Instant;
import java.util.OptionalLong;

/** Six-digit codes of authenticators (RFC 6238: SHA-1, 30 seconds). */
public interface TimeCodes {
  /** Returns a new secret of 160 random bits in base32. */
  String newSecret();

  /**
   * Finds the time step that a code belongs to: the present one, the one before or the one after.
   *
   * @param secret base32; not null
   * @param code as typed; not null
   * @return empty if it belongs to none
   */
  OptionalLong stepOf(String secret, String code, Instant now);
}
