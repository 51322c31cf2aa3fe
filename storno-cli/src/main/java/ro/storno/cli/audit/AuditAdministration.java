package ro.storno.cli.audit;

import java.util.List;
import java.util.function.Consumer;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.domain.identity.OrganizationId;

/** What the commands do with the audit trail. */
public interface AuditAdministration {
  /** Verifies every chain. */
  List<VerifyAudit.Verdict> verifyAll();

  /** Verifies the chain of an organization. */
  VerifyAudit.Verdict verify(OrganizationId organization);

  /** Hands out each entry of a chain, oldest first, as a JSON object. */
  void export(OrganizationId organization, Consumer<String> line);
}
