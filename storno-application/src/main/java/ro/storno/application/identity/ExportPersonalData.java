package ro.storno.application.identity;

import java.nio.charset.StandardCharsets;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.User;

/** Hands people everything that is stored about them (GDPR, articles 15 and 20). */
public final class ExportPersonalData {
  private final Transactions transactions;
  private final Users users;
  private final PersonalRecords records;
  private final AuditTrail audit;

  /** Exports from the given ports; none is null. */
  public ExportPersonalData(
      Transactions transactions, Users users, PersonalRecords records, AuditTrail audit) {
    this.transactions = transactions;
    this.users = users;
    this.records = records;
    this.audit = audit;
  }

  /** Returns the data of the actor, as JSON in UTF-8. */
  public byte[] export(Actor actor) {
    String json =
        transactions.inPlatform(
            () -> {
              User user = users.find(actor.requireUser()).orElseThrow();
              audit.recordOfUser(user.id(), AuditAction.USER_DATA_EXPORTED, "");
              return records.export(user.id(), user.email());
            });
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
