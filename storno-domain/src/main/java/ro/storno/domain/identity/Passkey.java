package ro.storno.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user: the public half of a key pair whose private half never leaves the
 * authenticator (Web Authentication Level 3, section 4, credential record).
 *
 * @param id identity; not null
 * @param user whom it signs in; not null
 * @param name one line, to tell keys apart; not null
 * @param credentialId chosen by the authenticator, unique, base64url; not null
 * @param publicKey COSE key, base64url; not null
 * @param signatures the authenticator's count at its last use; 0 for one that does not count
 * @param createdAt not null
 * @param lastUsedAt or null
 */
public record Passkey(
    PasskeyId id,
    UserId user,
    String name,
    String credentialId,
    String publicKey,
    long signatures,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {

  /**
   * Returns the passkey under another name.
   *
   * @param other not null
   */
  public Passkey named(String other) {
    return new Passkey(id, user, other, credentialId, publicKey, signatures, createdAt, lastUsedAt);
  }
}
