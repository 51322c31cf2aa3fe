package ro.storno.domain.mail;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;

/**
 * The mail server that an organization sends from (api-reference/mailer-config).
 *
 * @param organization not null
 * @param id identity; not null
 * @param enabled whether it is used
 * @param host not null
 * @param port 1 to 65535
 * @param encryption not null
 * @param username or null
 * @param sealedPassword as it is kept, sealed; not null
 * @param fromAddress not null
 * @param fromName one line, or null
 * @param lastTestedAt last test that succeeded, or null
 * @param createdAt not null
 * @param updatedAt or null
 */
public record SenderConfiguration(
    OrganizationId organization,
    UUID id,
    boolean enabled,
    String host,
    int port,
    MailEncryption encryption,
    @Nullable String username,
    String sealedPassword,
    EmailAddress fromAddress,
    @Nullable String fromName,
    @Nullable Instant lastTestedAt,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /**
   * Returns whether a test of one says something about the other: they send through the same server
   * as the same account, by the same sealed password, from the same address.
   */
  public boolean sendsLike(SenderConfiguration other) {
    return sameServer(other)
        && sealedPassword.equals(other.sealedPassword)
        && fromAddress.equals(other.fromAddress);
  }

  /** Returns whether both name the same account of the same server, reached in the same way. */
  public boolean sameServer(SenderConfiguration other) {
    return host.equals(other.host)
        && port == other.port
        && encryption == other.encryption
        && Objects.equals(username, other.username);
  }

  /** Returns the configuration as tested at a time, or as not tested with null. */
  public SenderConfiguration testedAt(@Nullable Instant when) {
    return new SenderConfiguration(
        organization,
        id,
        enabled,
        host,
        port,
        encryption,
        username,
        sealedPassword,
        fromAddress,
        fromName,
        when,
        createdAt,
        updatedAt);
  }
}
