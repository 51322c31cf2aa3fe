package ro.storno.rest.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Passkey;

/**
 * A passkey.
 *
 * @param id identity
 * @param name to tell passkeys apart
 * @param createdAt when it was added
 * @param lastUsedAt last sign-in with it
 */
public record PasskeyView(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {

  static PasskeyView of(Passkey passkey) {
    return new PasskeyView(
        passkey.id().value(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt());
  }
}
