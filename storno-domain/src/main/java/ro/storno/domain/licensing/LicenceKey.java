package ro.storno.domain.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;

/**
 * A key by which a self-hosted server shows what its organization is entitled to
 * (api-reference/licensing). The key itself is known to its owner only.
 *
 * @param id identity; not null
 * @param organization whose plan it carries; not null
 * @param masked its first and last eight characters; not null
 * @param instanceName what its owner or the server calls the server, or null
 * @param instanceUrl where the server says it stands, or null
 * @param active whether it was not revoked
 * @param createdAt not null
 * @param activatedAt when it was first used, or null
 * @param lastValidatedAt when it was last used, or null
 */
public record LicenceKey(
    LicenceKeyId id,
    OrganizationId organization,
    String masked,
    @Nullable String instanceName,
    @Nullable String instanceUrl,
    boolean active,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant lastValidatedAt) {
  private static final int SHOWN = 8;

  /**
   * Returns what may be shown of a key.
   *
   * @param key of 64 characters; not null
   */
  public static String mask(String key) {
    return key.substring(0, SHOWN) + "..." + key.substring(key.length() - SHOWN);
  }

  /** Returns the key as it opens nothing any more; there is no way back. */
  public LicenceKey revoked() {
    return new LicenceKey(
        id,
        organization,
        masked,
        instanceName,
        instanceUrl,
        false,
        createdAt,
        activatedAt,
        lastValidatedAt);
  }

  /**
   * Returns the key as it was just used.
   *
   * @param name what the server calls itself, or null to leave it
   * @param url where it says it stands, or null to leave it
   * @param now not null
   */
  public LicenceKey validated(@Nullable String name, @Nullable String url, Instant now) {
    return new LicenceKey(
        id,
        organization,
        masked,
        name == null ? instanceName : name,
        url == null ? instanceUrl : url,
        active,
        createdAt,
        activatedAt == null ? now : activatedAt,
        now);
  }
}
