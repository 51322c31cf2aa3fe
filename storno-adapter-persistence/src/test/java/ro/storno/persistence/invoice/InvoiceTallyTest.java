package ro.storno.persistence.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

/** The tally of invoices agrees with the invoices, whatever happens to them. */
class InvoiceTallyTest {
  private static final String OF_INVOICES =
      """
      select grain,
        case grain when 'DAY' then issue_date else date_trunc('month', issue_date)::date end
          as period,
        direction, document_type, status, currency,
        case when grain = 'BARE' then 'UNPAID'
          when total > 0 and amount_paid >= total then 'PAID'
          when amount_paid = 0 then 'UNPAID' else 'PARTIALLY_PAID' end as payment,
        case when grain <> 'BARE' and total > 0 and amount_paid < total
            and due_date is not null and status in
            ('ISSUED', 'SENT_TO_PROVIDER', 'VALIDATED', 'REJECTED', 'SYNCED', 'REFUNDED')
          then due_date else 'infinity' end as overdue_after,
        count(*) as rows, sum(subtotal) as subtotal, sum(vat_total) as vat_total,
        sum(total) as total
      from invoice, (values ('DAY'), ('MONTH'), ('BARE')) as grains (grain)
      where company_id = :company
      group by 1, 2, 3, 4, 5, 6, 7, 8
      """;

  /** What is folded, and what is not brought to each grain. */
  private static final String OF_TALLY =
      """
      select grain, period, direction, document_type, status, currency, payment, overdue_after,
        sum(rows) as rows, sum(subtotal) as subtotal, sum(vat_total) as vat_total,
        sum(total) as total
      from (
        select grain, period, direction, document_type, status, currency, payment, overdue_after,
          rows, subtotal, vat_total, total
        from invoice_tally where company_id = :company
        union all
        select grains.grain, date_trunc('month', period)::date, direction, document_type, status,
          currency, case grains.grain when 'BARE' then 'UNPAID' else payment end,
          case grains.grain when 'BARE' then 'infinity' else overdue_after end,
          rows, subtotal, vat_total, total
        from invoice_tally, (values ('MONTH'), ('BARE')) as grains (grain)
        where company_id = :company and not folded
      ) as tally
      group by 1, 2, 3, 4, 5, 6, 7, 8
      having sum(rows) <> 0
      """;

  private static Database database;

  private final CompanyId company = new CompanyId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private void write(String sql, Map<String, ?> values) {
    database
        .transactions()
        .inCompany(
            company,
            () ->
                database
                    .transactions()
                    .handle()
                    .createUpdate(sql)
                    .bind("company", company.value())
                    .bindMap(values)
                    .execute());
  }

  private void add(int from, int to) {
    write(
        """
        insert into invoice
          (company_id, id, version, direction, document_type, type_code, status, number,
           draft_number, issue_date, due_date, currency, supplier_name, payment_method, subtotal,
           vat_total, total, amount_paid, created_at, search, content, totals)
        select :company, gen_random_uuid(), 0,
          case when g % 4 = 0 then 'INCOMING' else 'OUTGOING' end, 'INVOICE', '380', 'DRAFT',
          g::text, g::text, date '2026-01-25' + g % 20,
          case when g % 3 > 0 then date '2026-02-20' + g % 5 end,
          case when g % 5 = 0 then 'EUR' else 'RON' end, 'Vanzator', 'CASH', g, g, 2 * g, 0, now(),
          '', '{}', '{}'
        from generate_series(:from, :to) g
        """,
        Map.of("from", from, "to", to));
  }

  private long count(String sql) {
    return database
        .transactions()
        .inCompany(
            company,
            () ->
                database
                    .transactions()
                    .handle()
                    .createQuery(sql)
                    .bind("company", company.value())
                    .mapTo(Long.class)
                    .one());
  }

  private void assertAgreement() {
    String differences =
        "select count(*) from ((%s except %s) union all (%s except %s)) as different"
            .formatted(OF_INVOICES, OF_TALLY, OF_TALLY, OF_INVOICES);
    assertThat(count(differences)).as("groups that differ").isZero();
  }

  @Test
  void every_change_of_an_invoice_is_tallied() {
    add(1, 300);
    assertAgreement();
    write("update invoice set status = 'ISSUED' where company_id = :company", Map.of());
    write(
        "update invoice set amount_paid = total * (subtotal::integer % 3) / 2"
            + " where company_id = :company",
        Map.of());
    write(
        "update invoice set issue_date = issue_date + 30, due_date = null"
            + " where company_id = :company and subtotal % 7 = 0",
        Map.of());
    write(
        "update invoice set subtotal = 1, total = -total"
            + " where company_id = :company and subtotal % 11 = 0",
        Map.of());
    assertAgreement();
    write("delete from invoice where company_id = :company and total % 10 = 0", Map.of());
    assertAgreement();
    assertThat(
            count(
                "select sum(rows) from invoice_tally where company_id = :company and grain = 'DAY'"))
        .isEqualTo(count("select count(*) from invoice where company_id = :company"))
        .isBetween(1L, 299L);
  }

  @Test
  void what_no_list_counts_leaves_no_trace() {
    add(1, 10);
    long before = count("select count(*) from invoice_tally where company_id = :company");
    write("update invoice set updated_at = now() where company_id = :company", Map.of());
    assertThat(count("select count(*) from invoice_tally where company_id = :company"))
        .isEqualTo(before);
  }

  @Test
  void what_is_rolled_back_is_not_tallied() {
    add(1, 10);
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .inCompany(
                        company,
                        () -> {
                          add(11, 20);
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertAgreement();
  }

  @Test
  void writers_side_by_side_lose_nothing_and_the_tally_stays_small() throws Exception {
    int writers = 4;
    int each = 150;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        int first = 1 + writer * each;
        running.add(
            threads.submit(
                () -> {
                  for (int g = first; g < first + each; g++) {
                    add(g, g);
                    write(
                        "update invoice set status = 'ISSUED'"
                            + " where company_id = :company and number = :number",
                        Map.of("number", Integer.toString(g)));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertAgreement();
    assertThat(count("select count(*) from invoice_tally where company_id = :company"))
        .as("of %d rows with differences", 3 * writers * each)
        .isLessThan(2L * writers * each);
  }

  @Test
  void amounts_survive_a_fold_that_cannot_hold_the_whole_group() throws SQLException {
    add(1, 40);
    fold();
    try (Connection other = TestDatabase.connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("set local search_path to storno");
      statement.execute("select set_config('storno.company', '" + company.value() + "', true)");
      statement.execute(
          "select id from invoice_tally where company_id = '" + company.value() + "' for update");
      write(
          "update invoice set total = total + 50, subtotal = subtotal + 50"
              + " where company_id = :company",
          Map.of());
      fold();
      assertAgreement();
      other.rollback();
    }
    fold();
    assertAgreement();
  }

  private void fold() {
    write("call fold_invoice_tally(:company)", Map.of());
  }
}
