package ro.storno.bootstrap;

import java.util.List;
import java.util.function.Consumer;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.identity.Actor;
import ro.storno.cli.audit.AuditAdministration;
import ro.storno.domain.identity.OrganizationId;

/** The audit trail of an open database, for its operator. */
record OpenAudit(ReadAudit read, VerifyAudit verify) implements AuditAdministration {
  @Override
  public List<VerifyAudit.Verdict> verifyAll() {
    return verify.verifyAll(Actor.SYSTEM);
  }

  @Override
  public VerifyAudit.Verdict verify(OrganizationId organization) {
    return verify.verify(Actor.SYSTEM, organization);
  }

  @Override
  public void export(OrganizationId organization, Consumer<String> line) {
    read.exportOf(Actor.SYSTEM, organization, line);
  }
}
