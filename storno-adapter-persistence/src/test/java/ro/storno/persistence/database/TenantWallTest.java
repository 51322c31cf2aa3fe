package ro.storno.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.domain.company.CompanyId;

/** Attacks row-level security with SQL that forgets, or lies about, the tenant. */
class TenantWallTest {
  private static final CompanyId MINE = new CompanyId(UUID.randomUUID());
  private static final CompanyId THEIRS = new CompanyId(UUID.randomUUID());
  private static Database database;

  @BeforeAll
  static void two_companies_with_a_rate_each() {
    database = TestDatabase.fresh();
    for (CompanyId company : List.of(MINE, THEIRS)) {
      database.transactions().inCompany(company, () -> insertRate(company));
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Handle handle() {
    return database.transactions().handle();
  }

  private static int insertRate(CompanyId company) {
    return handle()
        .execute(
            "insert into vat_rate (company_id, id, category, percentage, label, is_default, active,"
                + " position, created_at) values (?, ?, 'S', 21, '21%', true, true, 0, now())",
            company.value(), UUID.randomUUID());
  }

  private static long count(String table) {
    return handle().createQuery("select count(*) from " + table).mapTo(long.class).one();
  }

  private static <T> T asMe(Supplier<T> work) {
    return database.transactions().inCompany(MINE, work);
  }

  @Test
  void query_without_a_tenant_condition_yields_own_rows_only() {
    assertThat(asMe(() -> count("vat_rate"))).isEqualTo(1);
    assertThat(
            asMe(
                () ->
                    handle()
                        .createQuery("select count(*) from vat_rate where company_id = :theirs")
                        .bind("theirs", THEIRS.value())
                        .mapTo(long.class)
                        .one()))
        .isZero();
  }

  @Test
  void without_a_company_nothing_is_visible() {
    assertThat(database.transactions().inPlatform(() -> count("vat_rate"))).isZero();
    long seen =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle.createQuery("select count(*) from vat_rate").mapTo(long.class).one());
    assertThat(seen).isZero();
  }

  @Test
  void the_tenant_of_a_transaction_does_not_outlive_it() {
    for (int i = 0; i < 20; i++) {
      asMe(() -> count("vat_rate"));
      without_a_company_nothing_is_visible();
    }
  }

  @Test
  void row_cannot_be_inserted_for_another_company() {
    assertThatThrownBy(() -> asMe(() -> insertRate(THEIRS)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void row_cannot_be_given_to_another_company_and_theirs_cannot_be_changed_or_removed() {
    assertThatThrownBy(
            () ->
                asMe(() -> handle().execute("update vat_rate set company_id = ?", THEIRS.value())))
        .hasMessageContaining("row-level security");
    int changed =
        asMe(
            () ->
                handle()
                    .execute(
                        "update vat_rate set label = 'x' where company_id = ?", THEIRS.value()));
    int removed =
        asMe(() -> handle().execute("delete from vat_rate where company_id = ?", THEIRS.value()));
    assertThat(changed + removed).isZero();
  }

  @Test
  void accounts_are_invisible_while_working_for_a_company() {
    UUID user = UUID.randomUUID();
    database
        .transactions()
        .inPlatform(
            () ->
                handle()
                    .execute(
                        "insert into account (id, email, data, created_at)"
                            + " values (?, 'a@b.ro', '{}', now())",
                        user));
    assertThat(database.transactions().inPlatform(() -> count("account"))).isEqualTo(1);
    assertThat(asMe(() -> count("account"))).isZero();
    assertThat(asMe(() -> count("refresh_token"))).isZero();
  }

  @Test
  void role_of_the_application_owns_nothing_and_cannot_switch_the_wall_off() {
    for (String attack :
        List.of(
            "alter table vat_rate disable row level security",
            "alter table vat_rate no force row level security",
            "drop policy company on vat_rate",
            "truncate vat_rate",
            "alter role storno_app bypassrls",
            "delete from flyway_schema_history",
            "update invoice_event set details = 'x'",
            "delete from invoice_verdict")) {
      assertThatThrownBy(() -> asMe(() -> handle().execute(attack)))
          .as(attack)
          .hasMessageMatching("(?s).*(must be owner|permission denied).*");
    }
    // row_security off does not show more: it turns a filtered query into an error.
    assertThatThrownBy(
            () ->
                asMe(
                    () -> {
                      handle().execute("set local row_security = off");
                      return count("vat_rate");
                    }))
        .hasMessageContaining("row-level security");
    String role = asMe(() -> handle().createQuery("select current_user").mapTo(String.class).one());
    assertThat(role).isEqualTo("storno_app");
  }

  @Test
  void resetting_the_role_stays_the_application_role() {
    String role =
        asMe(
            () -> {
              handle().execute("reset role");
              return handle().createQuery("select current_user").mapTo(String.class).one();
            });
    assertThat(role).isEqualTo("storno_app");
  }

  @Test
  void every_table_with_a_company_is_walled_forcibly_and_leads_its_keys_with_it() {
    List<String> open =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select c.relname from pg_class c
                            join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
                            where c.relkind = 'r' and c.relnamespace = 'storno'::regnamespace
                              and c.relname not in ('scheduled_tasks', 'dead_job')
                              and not (c.relrowsecurity and c.relforcerowsecurity
                                and exists (select 1 from pg_policy p where p.polrelid = c.oid)
                                -- the platform's own, of which a company sees its rows
                                and (c.relname = 'outgoing_mail' or not exists (select 1 from pg_index i where i.indrelid = c.oid
                                  and i.indkey[0] <> a.attnum)))
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(open).isEmpty();
  }
}
