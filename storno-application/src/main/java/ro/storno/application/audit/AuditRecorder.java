package ro.storno.application.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.OrganizationId;

/** Notes who did what in an organization, in the transaction in which it is done. */
@FunctionalInterface
public interface AuditRecorder {
  /**
   * Writes into the trail of an organization.
   *
   * @param actor who did it; not null
   * @param organization whose trail; not null
   * @param action not null
   * @param subject id of what it was done to, or null
   * @param details in words, without personal data; not null
   */
  void record(
      Actor actor,
      OrganizationId organization,
      AuditAction action,
      @Nullable UUID subject,
      String details);
}
