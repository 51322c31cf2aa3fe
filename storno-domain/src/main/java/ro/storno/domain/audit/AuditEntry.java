package ro.storno.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/**
 * One entry of the trail of an organization. Each holds the digest of the one before it, so that
 * nothing can be changed, taken out or put in between without the chain showing it.
 *
 * @param organization whose trail; not null
 * @param sequence 1 for the first entry, then one more each
 * @param at whole microseconds; not null
 * @param user who acted, or null for the system
 * @param means {@code session}, {@code token} or {@code system}; not null
 * @param address network address it came from, or {@code -}; not null
 * @param action wire name of an {@link AuditAction}; not null
 * @param subject id of what it was done to, or null
 * @param details in words, without personal data; not null
 * @param previous hash of the entry before, or {@link #GENESIS}; not null
 * @param hash digest of all the others; not null
 */
public record AuditEntry(
    OrganizationId organization,
    long sequence,
    Instant at,
    @Nullable UserId user,
    String means,
    String address,
    String action,
    @Nullable UUID subject,
    String details,
    String previous,
    String hash) {
  /** What the first entry of a chain follows. */
  public static final String GENESIS = "0".repeat(64);

  /** Returns an entry with its digest. */
  public static AuditEntry following(
      String previous,
      OrganizationId organization,
      long sequence,
      Instant at,
      @Nullable UserId user,
      String means,
      String address,
      String action,
      @Nullable UUID subject,
      String details) {
    AuditEntry open =
        new AuditEntry(
            organization,
            sequence,
            at,
            user,
            means,
            address,
            action,
            subject,
            details,
            previous,
            "");
    return new AuditEntry(
        organization,
        sequence,
        at,
        user,
        means,
        address,
        action,
        subject,
        details,
        previous,
        open.digest());
  }

  /** Returns whether the entry is as it was written. */
  public boolean sound() {
    return hash.equals(digest());
  }

  /**
   * SHA-256 over the fields in order, each with its length in bytes and a colon before it and a
   * comma after it, so that no two entries have the same text.
   */
  private String digest() {
    String text =
        Stream.of(
                organization.toString(),
                Long.toString(sequence),
                at.toString(),
                user == null ? "" : user.toString(),
                means,
                address,
                action,
                subject == null ? "" : subject.toString(),
                details,
                previous)
            .map(field -> field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ",")
            .collect(Collectors.joining());
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
