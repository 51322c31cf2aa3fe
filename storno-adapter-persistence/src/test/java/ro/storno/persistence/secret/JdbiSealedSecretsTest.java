package ro.storno.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SealedSecrets.Resting;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiSealedSecretsTest {
  private static Database database;
  private static JdbiSealedSecrets secrets;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    secrets = new JdbiSealedSecrets(database.transactions());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** What is named so holds sealed secrets, except the seals of ANAF. */
  @Test
  void every_column_of_sealed_secrets_is_known() {
    List<String> columns =
        database
            .transactions()
            .inPlatform(
                () ->
                    database
                        .transactions()
                        .handle()
                        .createQuery(
                            """
                            select table_name || '.' || column_name
                            from information_schema.columns
                            where table_schema = current_schema() and column_name like '%seal%'
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(columns).contains("second_factor.sealed_secret");
    List<String> known =
        Stream.concat(secrets.ofPlatform().stream(), secrets.ofCompanies().stream()).toList();
    assertThat(columns)
        .filteredOn(
            column -> !column.startsWith("submission_evidence.") && !column.startsWith("anaf_"))
        .allSatisfy(column -> assertThat(known).contains(column));
  }

  private static int run(CompanyId company, String sql, Object... values) {
    return database
        .transactions()
        .inCompany(company, () -> database.transactions().handle().execute(sql, values));
  }

  private static CompanyId provider(String... sealed) {
    CompanyId company = new CompanyId(Samples.uuid());
    int number = 0;
    for (String each : sealed) {
      run(
          company,
          "insert into provider_config (company_id, channel, id, enabled, sealed_fields, created_at,"
              + " updated_at) values (?, ?, ?, true, ?, now(), now())",
          company.value(),
          "CHANNEL" + number++,
          UUID.randomUUID(),
          each);
    }
    return company;
  }

  private static List<Resting> others(CompanyId company, String key, String after, int most) {
    return database
        .transactions()
        .inCompany(
            company,
            () ->
                secrets.sealedOtherwise(
                    company, "provider_config.sealed_fields", key, after, most));
  }

  @Test
  void what_another_key_sealed_is_found_in_batches_behind_the_wall_of_its_company() {
    CompanyId company = provider("v1.aaa.1", "v1.bbb.2", "v1.aaa.3");
    CompanyId other = provider("v1.aaa.4");
    List<Resting> first = others(company, "bbb", "", 1);
    assertThat(first)
        .containsExactly(
            new Resting(
                "provider_config.sealed_fields",
                company + "/channel0",
                "provider_config/" + company + "/channel0/fields",
                new SealedSecret("v1.aaa.1")));
    assertThat(others(company, "bbb", first.get(0).row(), 10))
        .extracting(Resting::row)
        .containsExactly(company + "/channel2");
    assertThat(others(company, "aaa", "", 10)).hasSize(1);
    assertThat(database.transactions().inCompany(company, () -> secrets.countByKey(company)))
        .isEqualTo(Map.of("aaa", 2L, "bbb", 1L));
    assertThat(others(other, "bbb", "", 10)).hasSize(1);
    assertThat(
            database
                .transactions()
                .inCompany(
                    company,
                    () ->
                        secrets.sealedOtherwise(
                            other, "provider_config.sealed_fields", "bbb", "", 10)))
        .as("of another company")
        .isEmpty();
  }

  private static boolean replace(CompanyId company, Resting found) {
    return database
        .transactions()
        .inCompany(company, () -> secrets.replace(company, found, new SealedSecret("v1.ccc.9")));
  }

  @Test
  void what_was_changed_meanwhile_is_not_replaced() {
    CompanyId company = provider("v1.aaa.1", "v1.aaa.2");
    List<Resting> found = others(company, "ccc", "", 10);
    run(
        company,
        "update provider_config set sealed_fields = 'v1.ccc.7' where channel = 'CHANNEL0'");
    assertThat(replace(company, found.get(0))).isFalse();
    assertThat(replace(company, found.get(1))).isTrue();
    assertThat(replace(company, found.get(1))).as("again").isFalse();
    assertThat(others(company, "ccc", "", 10)).isEmpty();
  }

  @Test
  void secret_inside_a_record_is_replaced_there_and_nothing_else_of_it() {
    CompanyId company = new CompanyId(Samples.uuid());
    UUID archive = UUID.randomUUID();
    run(
        company,
        "insert into invoice_archive (company_id, id, state, data, created_at)"
            + " values (?, ?, 'COMPLETED', cast(? as jsonb), now())",
        company.value(),
        archive,
        "{\"id\":\"x\",\"packet\":{\"size\":7,\"sealedSecret\":\"v1.aaa.1\"}}");
    List<Resting> found =
        database
            .transactions()
            .inCompany(
                company,
                () -> secrets.sealedOtherwise(company, "invoice_archive.data", "ccc", "", 10));
    assertThat(found)
        .singleElement()
        .extracting(Resting::place)
        .isEqualTo("invoice_archive/" + archive + "/link");
    assertThat(replace(company, found.get(0))).isTrue();
    String data =
        database
            .transactions()
            .inCompany(
                company,
                () ->
                    database
                        .transactions()
                        .handle()
                        .createQuery("select data::text from invoice_archive")
                        .mapTo(String.class)
                        .one());
    assertThat(data).contains("v1.ccc.9", "\"size\": 7").doesNotContain("aaa");
  }
}
