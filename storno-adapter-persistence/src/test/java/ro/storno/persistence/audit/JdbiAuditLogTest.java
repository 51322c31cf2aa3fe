package ro.storno.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Races;
import ro.storno.application.secret.PlainSecretBox;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;

/** Attacks the audit trail with the rights of the application, and with those of the owner. */
class JdbiAuditLogTest {
  private static Database database;
  private final JdbiTransactions transactions = database.transactions();
  private final JdbiAuditLog log = new JdbiAuditLog(transactions);
  private final PlainSecretBox box = new PlainSecretBox();
  private final AuditTrail trail =
      new AuditTrail(
          log,
          new JdbiOrganizations(transactions),
          box,
          () -> "203.0.113.7",
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final VerifyAudit verify = new VerifyAudit(transactions, log, box);
  private final OrganizationId organization = new OrganizationId(uuid());

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private void write(int entries) {
    for (int i = 0; i < entries; i++) {
      transactions.inPlatform(this::writeOne);
    }
  }

  private int writeOne() {
    trail.record(
        Actor.SYSTEM, organization, AuditAction.COMPANY_CHANGED, uuid(), "name \u0219i telefon");
    return 0;
  }

  private List<String> problems() {
    return verify.verify(Actor.SYSTEM, organization).problems();
  }

  private void asOwner(String sql) {
    // The tables force row-level security on their owner too; whoever tampers switches it off.
    TestDatabase.execute(
        database,
        "begin; set local search_path = storno;"
            + " alter table audit_entry no force row level security;"
            + " alter table audit_head no force row level security;"
            + sql.replace(":organization", "'" + organization + "'")
            + "; alter table audit_entry force row level security;"
            + " alter table audit_head force row level security; commit");
  }

  @Test
  void entries_come_back_as_they_were_written() {
    write(3);
    VerifyAudit.Verdict verdict = verify.verify(Actor.SYSTEM, organization);
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(3);
    assertThat(transactions.inPlatform(() -> log.list(organization, new Page.Request(1, 2))).data())
        .extracting(AuditEntry::sequence)
        .containsExactly(3L, 2L);
    assertThat(transactions.inPlatform(log::organizations)).contains(organization);
  }

  @Test
  void chain_that_was_removed_whole_is_missed_by_its_organization() {
    transactions.inPlatform(
        () -> {
          new JdbiOrganizations(transactions)
              .add(new Organization(organization, "Org", "org-" + organization, "community", NOW));
          return 0;
        });
    write(2);
    assertThat(problemsOfAll()).isEmpty();
    asOwner(
        "delete from audit_entry where organization_id = :organization;"
            + "delete from audit_head where organization_id = :organization");
    assertThat(problemsOfAll()).containsExactly("there is no chain");
  }

  private List<String> problemsOfAll() {
    return verify.verifyAll(Actor.SYSTEM).stream()
        .filter(verdict -> verdict.organization().equals(organization))
        .flatMap(verdict -> verdict.problems().stream())
        .toList();
  }

  @Test
  void address_of_a_sign_in_is_found_again_for_its_user_only() {
    UserId user = new UserId(uuid());
    Actor actor = new Actor(user, organization, Role.OWNER, Set.of(), null, true, false);
    transactions.inPlatform(
        () -> {
          trail.record(actor, organization, AuditAction.SIGNED_IN, user.value(), "password");
          return 0;
        });
    assertThat(transactions.inPlatform(() -> log.signedInFrom(user, "203.0.113.7"))).isTrue();
    assertThat(transactions.inPlatform(() -> log.signedInFrom(user, "203.0.113.8"))).isFalse();
    assertThat(transactions.inPlatform(() -> log.signedInFrom(new UserId(uuid()), "203.0.113.7")))
        .isFalse();
  }

  @Test
  void chain_of_more_than_one_batch_is_verified_to_its_end() {
    transactions.inPlatform(
        () -> {
          for (int i = 0; i < 1001; i++) {
            writeOne();
          }
          return 0;
        });
    assertThat(verify.verify(Actor.SYSTEM, organization).entries()).isEqualTo(1001);
    assertThat(problems()).isEmpty();
    asOwner(
        "update audit_entry set details = 'x' where organization_id = :organization"
            + " and sequence = 1001");
    assertThat(problems()).containsExactly("entry 1001 was changed");
  }

  @Test
  void of_32_who_write_at_once_none_breaks_the_chain() throws Exception {
    // On a slow machine some may find no connection in time; what they were told is true as well.
    int written = Races.winners(() -> transactions.inPlatform(this::writeOne));
    assertThat(written).isPositive();
    assertThat(verify.verify(Actor.SYSTEM, organization).entries()).isEqualTo(written);
    assertThat(problems()).isEmpty();
  }

  @Test
  void application_can_change_and_remove_nothing() {
    write(1);
    for (String attack :
        List.of(
            "update audit_entry set details = 'x'",
            "delete from audit_entry",
            "truncate audit_entry",
            "delete from audit_head",
            "alter table audit_entry disable row level security")) {
      assertThatThrownBy(() -> transactions.inPlatform(() -> transactions.handle().execute(attack)))
          .as(attack)
          .hasMessageMatching("(?s).*(must be owner|permission denied).*");
    }
    assertThat(problems()).isEmpty();
  }

  @Test
  void owner_of_the_database_cannot_change_one_row_unseen() {
    for (String column : List.of("means", "address", "action", "details")) {
      write(1);
      asOwner(
          "update audit_entry set "
              + column
              + " = 'forged' where organization_id = :organization and sequence = 1");
      assertThat(problems()).as(column).contains("entry 1 was changed");
    }
  }

  @Test
  void removed_entry_is_named() {
    write(4);
    asOwner("delete from audit_entry where organization_id = :organization and sequence = 2");
    assertThat(problems()).containsExactly("entries 2 to 2 are missing");
  }

  @Test
  void cut_off_end_is_seen_even_with_a_new_end_and_its_hash() {
    write(3);
    asOwner("delete from audit_entry where organization_id = :organization and sequence = 3");
    assertThat(problems()).containsExactly("the chain should end with entry 3, it ends with 2");
    asOwner(
        "update audit_head h set sequence = e.sequence, hash = e.hash from audit_entry e"
            + " where e.organization_id = :organization and e.sequence = 2"
            + " and h.organization_id = e.organization_id");
    assertThat(problems())
        .containsExactly("the end of the chain is not the one that this installation sealed");
    asOwner("update audit_head set seal = null where organization_id = :organization");
    assertThat(problems())
        .containsExactly("the end of the chain is not the one that this installation sealed");
    asOwner("delete from audit_head where organization_id = :organization");
    assertThat(problems()).containsExactly("the end of the chain is missing");
  }

  @Test
  void company_writes_into_the_trail_of_its_own_organization_only_and_reads_none() {
    transactions.inPlatform(
        () -> {
          new JdbiOrganizations(transactions)
              .add(new Organization(organization, "Org", "org-" + organization, "community", NOW));
          return 0;
        });
    Company company =
        new Company(
            Samples.company(),
            organization,
            Samples.party("Exemplu SRL", "12345674"),
            Company.Settings.initial(),
            null,
            false,
            NOW,
            null,
            null);
    transactions.inCompany(
        company.id(),
        () -> {
          new JdbiCompanies(transactions).add(company);
          return writeOne();
        });
    assertThat(problems()).isEmpty();
    assertThat(transactions.inCompany(company.id(), () -> log.after(organization, 0, 10)))
        .isEmpty();
    OrganizationId other = new OrganizationId(uuid());
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    company.id(),
                    () -> {
                      trail.record(
                          Actor.SYSTEM, other, AuditAction.COMPANY_CHANGED, null, "forged");
                      return 0;
                    }))
        .hasMessageContaining("row-level security");
  }
}
