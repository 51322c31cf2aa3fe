package ro.storno.rest.licensing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.rest.openapi.Described;

/**
 * A licence key.
 *
 * @param id identity
 * @param licenseKey its ends
 * @param instanceName name of the server
 * @param instanceUrl where the server stands
 * @param active whether it was not revoked
 * @param lastValidatedAt last use
 * @param activatedAt first use
 * @param createdAt when it was made
 */
public record LicenceKeyView(
    UUID id,
    @Described("The first and last eight characters") String licenseKey,
    @Nullable String instanceName,
    @Nullable String instanceUrl,
    boolean active,
    @Nullable Instant lastValidatedAt,
    @Nullable Instant activatedAt,
    Instant createdAt) {

  /** Every key of an organization. */
  record All(List<LicenceKeyView> keys) {}

  /**
   * A key that was just made.
   *
   * @param id identity
   * @param licenseKey in full
   * @param instanceName name of the server
   * @param active whether it was not revoked
   * @param createdAt when it was made
   */
  record Made(
      UUID id,
      @Described("In full, this once") String licenseKey,
      @Nullable String instanceName,
      boolean active,
      Instant createdAt) {}

  static LicenceKeyView of(LicenceKey key) {
    return new LicenceKeyView(
        key.id().value(),
        key.masked(),
        key.instanceName(),
        key.instanceUrl(),
        key.active(),
        key.lastValidatedAt(),
        key.activatedAt(),
        key.createdAt());
  }
}
