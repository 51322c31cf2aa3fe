package ro.storno.rest.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.UserId;
import ro.storno.rest.openapi.Described;

/**
 * An entry of the audit trail.
 *
 * @param sequence its number in the trail of the organization, from 1
 * @param at when
 * @param userId who, or null for the system
 * @param means session, token or system
 * @param ipAddress from where
 * @param action what, such as company.deleted
 * @param subjectId to what
 * @param details in words
 * @param previousHash digest of the entry before
 * @param hash digest of this one
 */
public record AuditRecordView(
    @Described("Its number in the trail of the organization, from 1") long sequence,
    Instant at,
    @Described("Who acted; null for the system") @Nullable UUID userId,
    @Described("session, token or system") String means,
    String ipAddress,
    @Described("Such as company.deleted") String action,
    @Described("What it was done to") @Nullable UUID subjectId,
    String details,
    @Described("SHA-256 of the entry before") String previousHash,
    @Described("SHA-256 of this entry") String hash) {
  /** Maps an entry. */
  static AuditRecordView of(AuditEntry entry) {
    UserId user = entry.user();
    return new AuditRecordView(
        entry.sequence(),
        entry.at(),
        user == null ? null : user.value(),
        entry.means(),
        entry.address(),
        entry.action(),
        entry.subject(),
        entry.details(),
        entry.previous(),
        entry.hash());
  }
}
