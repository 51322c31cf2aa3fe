package ro.storno.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;

class AuditTrailTest {
  private final TestApplication app = new TestApplication();
  private final OrganizationId organization = app.owner().organization();

  private List<AuditEntry> entries() {
    return app.transactions.inPlatform(() -> app.auditLog.after(organization, 0, 1000));
  }

  private VerifyAudit.Verdict verdict() {
    return app.verifyAudit.verify(Actor.SYSTEM, organization);
  }

  @Test
  void entry_says_who_did_what_from_where() {
    app.deleteCompany.delete(app.owner(), app.scope().company());
    AuditEntry last = entries().get(entries().size() - 1);
    assertThat(last.user()).isEqualTo(app.owner().user());
    assertThat(last.means()).isEqualTo("session");
    assertThat(last.address()).isEqualTo("203.0.113.7");
    assertThat(last.action()).isEqualTo("company.deleted");
    assertThat(last.subject()).isEqualTo(app.scope().company().value());
    assertThat(last.at()).isEqualTo(app.clock.instant());
    assertThat(verdict().sound()).isTrue();
    assertThat(verdict().entries()).isEqualTo(last.sequence());
  }

  @Test
  void changed_iban_is_told_with_the_old_one() {
    BankAccount account =
        app.accounts.create(
            app.scope(),
            Entries.record(
                ManageBankAccounts.Command.class, Map.of("iban", "RO49AAAA1B31007593840000")));
    app.accounts.change(
        app.scope(),
        account.id(),
        Entries.record(
            ManageBankAccounts.Command.class, Map.of("iban", "RO09BCYP0000001234567890")),
        Set.of("iban"));
    AuditEntry last = entries().get(entries().size() - 1);
    assertThat(last.action()).isEqualTo("bank_account.changed");
    assertThat(last.details())
        .isEqualTo("IBAN RO49AAAA1B31007593840000 became RO09BCYP0000001234567890");
    assertThat(verdict().sound()).isTrue();
  }

  @Test
  void what_is_undone_leaves_no_entry() {
    long before = verdict().entries();
    assertThatThrownBy(
            () ->
                app.transactions.inPlatform(
                    () -> {
                      app.deleteCompany.deleteAllOf(app.owner(), organization);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(verdict().entries()).isEqualTo(before);
  }

  @Test
  void each_organization_has_a_chain_of_its_own() {
    OrganizationId other = app.stranger().actor().organization();
    assertThat(app.transactions.inPlatform(() -> app.auditLog.after(other, 0, 9)))
        .extracting(AuditEntry::sequence)
        .startsWith(1L);
    assertThat(app.verifyAudit.verifyAll(Actor.SYSTEM))
        .allMatch(VerifyAudit.Verdict::sound)
        .extracting(VerifyAudit.Verdict::organization)
        .contains(organization, other);
  }

  @Test
  void administrators_read_and_export_their_own_trail_in_person() {
    assertThat(app.readAudit.list(app.owner(), new Page.Request(1, 1)).data())
        .extracting(AuditEntry::sequence)
        .containsExactly((long) entries().size());
    List<String> lines = new ArrayList<>();
    app.readAudit.export(app.owner(), lines::add);
    assertThat(lines).hasSize(entries().size());
    assertThat(lines.get(0)).contains("\"sequence\":\"1\"").contains(AuditEntry.GENESIS);
    assertThat(lines.get(lines.size() - 1)).contains("audit.exported");
    assertThatThrownBy(
            () -> app.readAudit.list(app.as(Role.ACCOUNTANT).actor(), new Page.Request(1, 1)))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.readAudit.exportOf(app.owner(), organization, lines::add))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.verifyAudit.verifyAll(app.owner()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void export_of_nobodys_trail_is_refused_and_begins_none() {
    OrganizationId nobody = new OrganizationId(app.ids.next());
    assertThatThrownBy(() -> app.readAudit.exportOf(Actor.SYSTEM, nobody, line -> {}))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.transactions.inPlatform(() -> app.auditLog.head(nobody))).isEmpty();
    List<String> lines = new ArrayList<>();
    app.readAudit.exportOf(Actor.SYSTEM, organization, lines::add);
    assertThat(lines).isNotEmpty();
  }

  @Test
  void line_breaks_and_control_characters_cannot_forge_an_entry() {
    app.transactions.inPlatform(
        () -> {
          app.audit.record(
              app.owner(), organization, AuditAction.COMPANY_CHANGED, null, "a\r\nb\u0000c");
          return 0;
        });
    assertThat(entries().get(entries().size() - 1).details()).doesNotContain("\n", "\r", "\0");
    assertThat(verdict().sound()).isTrue();
  }

  @Test
  void removed_and_changed_entries_are_named() {
    app.deleteCompany.delete(app.owner(), app.scope().company());
    AuditEntry first = entries().get(0);
    AuditEntry second = entries().get(1);
    app.auditLog.tamper(
        new AuditEntry(
            first.organization(),
            first.sequence(),
            first.at(),
            first.user(),
            first.means(),
            first.address(),
            first.action(),
            first.subject(),
            "something else",
            first.previous(),
            first.hash()));
    assertThat(verdict().problems()).containsExactly("entry 1 was changed");
    app.auditLog.tamper(first);
    assertThat(verdict().sound()).isTrue();
    app.auditLog.remove(organization, second.sequence());
    assertThat(verdict().problems()).containsExactly("entries 2 to 2 are missing");
  }
}
