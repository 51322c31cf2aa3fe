package ro.storno.application.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ro.storno.application.ApplicationException;
import ro.storno.application.FlatJson;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;

/** Shows and exports the audit trail of an organization. */
public final class ReadAudit {
  private static final int BATCH = 1000;

  private final Transactions transactions;
  private final AuditLog log;
  private final AuditTrail trail;

  /** Reads from the given ports; none is null. */
  public ReadAudit(Transactions transactions, AuditLog log, AuditTrail trail) {
    this.transactions = transactions;
    this.log = log;
    this.trail = trail;
  }

  /**
   * Returns a page of the actor's organization, newest first.
   *
   * @throws ApplicationException.Forbidden without {@code org.view_audit}
   */
  public Page<AuditEntry> list(Actor actor, Page.Request page) {
    OrganizationId organization = own(actor);
    return transactions.inPlatform(() -> log.list(organization, page));
  }

  /**
   * Exports the trail of the actor's organization, which the trail notes.
   *
   * @param line takes each entry, oldest first, as a JSON object; not null
   * @throws ApplicationException.Forbidden without {@code org.view_audit}
   */
  public void export(Actor actor, Consumer<String> line) {
    export(actor, own(actor), line);
  }

  /**
   * Exports the trail of any organization.
   *
   * @throws ApplicationException.Forbidden for all but operators
   * @throws ApplicationException.NotFound if there is neither such an organization nor its trail
   */
  public void exportOf(Actor actor, OrganizationId organization, Consumer<String> line) {
    actor.requireOperator();
    if (!transactions.inPlatform(log::organizations).contains(organization)) {
      throw new ApplicationException.NotFound("Organization");
    }
    export(actor, organization, line);
  }

  private void export(Actor actor, OrganizationId organization, Consumer<String> line) {
    transactions.inPlatform(
        () -> {
          trail.record(actor, organization, AuditAction.AUDIT_EXPORTED, null, "");
          return organization;
        });
    long last = 0;
    List<AuditEntry> batch;
    do {
      long from = last;
      batch = transactions.inPlatform(() -> log.after(organization, from, BATCH));
      batch.forEach(entry -> line.accept(json(entry)));
      last = batch.isEmpty() ? last : batch.get(batch.size() - 1).sequence();
    } while (batch.size() == BATCH);
  }

  private static String json(AuditEntry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("organization", entry.organization().toString());
    fields.put("sequence", Long.toString(entry.sequence()));
    fields.put("at", entry.at().toString());
    fields.put("user", Optional.ofNullable(entry.user()).map(Object::toString).orElse(""));
    fields.put("means", entry.means());
    fields.put("address", entry.address());
    fields.put("action", entry.action());
    fields.put("subject", Optional.ofNullable(entry.subject()).map(Object::toString).orElse(""));
    fields.put("details", entry.details());
    fields.put("previous", entry.previous());
    fields.put("hash", entry.hash());
    return FlatJson.write(fields);
  }

  private static OrganizationId own(Actor actor) {
    actor.requireInPerson(Permission.ORG_VIEW_AUDIT);
    OrganizationId organization = actor.organization();
    if (organization == null) {
      throw new ApplicationException.NotFound("Organization");
    }
    return organization;
  }
}
