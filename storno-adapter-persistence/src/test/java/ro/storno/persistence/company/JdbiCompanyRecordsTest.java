package ro.storno.persistence.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.accounting.JdbiAccountingBook;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.identity.JdbiUsers;
import ro.storno.persistence.identity.StoredAccounts;

class JdbiCompanyRecordsTest extends PostgresPorts {
  private static final LocalDate HELD = LocalDate.parse("2021-01-01");
  private static final LocalDate OLD = LocalDate.parse("2020-12-31");
  private final List<CompanyId> ended = new ArrayList<>();
  private CompanyId company = Samples.company();
  private OrganizationId organization = new OrganizationId(uuid());

  private JdbiCompanyRecords records() {
    return new JdbiCompanyRecords(transactions(), ended::add);
  }

  private JdbiCompanies companies() {
    return new JdbiCompanies(transactions());
  }

  private void sql(String statement, Object... values) {
    run(company, () -> transactions().handle().execute(statement, values));
  }

  private long count(String table) {
    return in(
        company,
        () ->
            transactions()
                .handle()
                .createQuery("select count(*) from " + table)
                .mapTo(long.class)
                .one());
  }

  @BeforeEach
  void a_deleted_company() {
    ended.clear();
    company = Samples.company();
    organization = new OrganizationId(uuid());
    runInPlatform(
        () -> {
          new JdbiOrganizations(transactions())
              .add(new Organization(organization, "Org", "org-" + organization, "community", NOW));
          companies()
              .add(
                  new Company(
                      company,
                      organization,
                      Samples.party("Exemplu SRL", "12345674"),
                      Company.Settings.initial(),
                      new Company.Logo("image/png", "logo/1.png"),
                      false,
                      NOW,
                      null,
                      NOW));
        });
    run(
        company,
        () -> new JdbiAccountingBook(transactions()).save(company, AccountingSettings.INITIAL));
  }

  private void beyondRecall() {
    assertThat(inPlatform(() -> companies().beginPurge(company, NOW))).isTrue();
  }

  /** An invoice with everything that hangs on it; a draft where there is no number. */
  private UUID invoice(LocalDate date, boolean numbered) {
    UUID id = uuid();
    sql(
        """
        insert into invoice
          (company_id, id, version, direction, document_type, type_code, status, number,
           number_sequence, number_prefix, draft_number, issue_date, currency, supplier_name,
           payment_method, subtotal, vat_total, total, amount_paid, created_at, search, content,
           totals)
        values (?, ?, 1, 'OUTGOING', 'INVOICE', '380', 'ISSUED', 'X', ?, 'X', 'D', ?, 'RON', 'S',
                'CASH', 0, 0, 0, 0, ?, '', '{}', '{}')
        """,
        company.value(),
        id,
        numbered ? Math.abs(id.getLeastSignificantBits()) : null,
        date,
        NOW);
    sql(
        "insert into invoice_event (company_id, invoice_id, id, type, at, metadata)"
            + " values (?, ?, ?, 'CREATED', ?, '{}')",
        company.value(),
        id,
        uuid(),
        NOW);
    sql(
        "insert into payment (company_id, invoice_id, id, amount, currency, payment_date, method,"
            + " reconciled, created_at) values (?, ?, ?, 1, 'RON', ?, 'CASH', false, ?)",
        company.value(),
        id,
        uuid(),
        date,
        NOW);
    sql(
        "insert into invoice_attachment (company_id, invoice_id, id, filename, mime_type, size,"
            + " sha256, storage_key, uploaded_at) values (?, ?, ?, 'a', 'b', 1, 'c', ?, ?)",
        company.value(),
        id,
        uuid(),
        "attachments/" + id,
        NOW);
    return id;
  }

  private void submission(UUID document, LocalDate date, String state) {
    UUID id = uuid();
    Instant at = date.atStartOfDay(ZoneOffset.UTC).plusHours(12).toInstant();
    sql(
        """
        insert into submission
          (company_id, id, version, channel, document_kind, document_id, attempt, filer, due_at,
           state, payload, calls, questions, ever_lost, former_references, errors, late,
           created_at, updated_at)
        values (?, ?, 1, 'anaf', 'invoice', ?, 1, 'x', ?, ?, cast(? as jsonb), 0, 0, false, '{}',
                '[]', false, ?, ?)
        """,
        company.value(),
        id,
        document,
        at,
        state,
        "{\"storageKey\":\"payload/" + document + "\"}",
        at,
        at);
    sql(
        "insert into submission_step (company_id, submission_id, to_state, at, explanation)"
            + " values (?, ?, 'SENT', ?, 'x')",
        company.value(),
        id,
        at);
    sql(
        "insert into submission_evidence (company_id, submission_id, receipt, sha256, size,"
            + " storage_key, same_document, seal, explanation, received_at)"
            + " values (?, ?, 'r', 's', 1, ?, true, 'x', 'x', ?)",
        company.value(),
        id,
        "evidence/" + document,
        at);
  }

  private void setting() {
    sql(
        "insert into client (company_id, id, type, name, sort_name, search, data, created_at)"
            + " values (?, ?, 'x', 'x', 'x', 'x', '{}', ?)",
        company.value(),
        uuid(),
        NOW);
    sql(
        "insert into product_category (company_id, id, name, sort_order, created_at)"
            + " values (?, ?, 'x', 0, ?)",
        company.value(),
        uuid(),
        NOW);
    sql(
        "insert into vat_rate (company_id, id, category, percentage, label, is_default, active,"
            + " position, created_at) values (?, ?, 'S', 21, '21%', true, true, 0, ?)",
        company.value(), uuid(), NOW);
    sql(
        "insert into print_settings (company_id, design, show_logo, show_bank_info, labels)"
            + " values (?, 'BOLD', true, true, '{}')",
        company.value());
    sql(
        "insert into provider_config (company_id, channel, id, enabled, sealed_fields, created_at,"
            + " updated_at) values (?, 'SDI', ?, true, 'x', ?, ?)",
        company.value(),
        uuid(),
        NOW,
        NOW);
    sql(
        "insert into provider_file_number (company_id, channel, last_number) values (?, 'SDI', 7)",
        company.value());
    sql(
        "insert into provider_notice (company_id, id, channel, kind, reference, document_name,"
            + " file_name, sha256, content, received_at)"
            + " values (?, ?, 'SDI', 'RC', '1', 'n', 'f', 's', '\\x00', ?)",
        company.value(),
        uuid(),
        NOW);
    sql(
        "insert into inbound_look (company_id, channel, failures) values (?, 'KSEF', 0)",
        company.value());
  }

  private void inbound(UUID invoice, LocalDate day) {
    sql(
        "insert into inbound_document (company_id, id, channel, reference, told_at, received_at,"
            + " storage_key, sha256, size, state, attempts, next_attempt_at, warned, invoice_ids)"
            + " values (?, ?, 'KSEF', ?, ?, ?, ?, 's', 1, 'PROCESSED', 1, ?, false, array[?]::uuid[])",
        company.value(),
        uuid(),
        invoice.toString(),
        day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
        NOW,
        "inbox/" + invoice,
        NOW,
        invoice);
  }

  @Test
  void everything_goes_but_what_the_law_holds() {
    setting();
    UUID held = invoice(HELD, true);
    UUID old = invoice(OLD, true);
    UUID draft = invoice(HELD, false);
    submission(held, OLD, "ACCEPTED");
    submission(old, OLD, "ACCEPTED");
    inbound(held, OLD);
    inbound(old, OLD);
    beyondRecall();
    assertThat(in(company, () -> records().filesToRelease(company, HELD)))
        .containsExactlyInAnyOrder(
            "inbox/" + old,
            "logo/1.png",
            "attachments/" + old,
            "attachments/" + draft,
            "payload/" + old,
            "evidence/" + old);
    run(company, () -> records().release(company, HELD));
    assertThat(in(company, () -> records().oldestHeld(company, HELD))).contains(HELD);
    for (String table :
        List.of(
            "invoice",
            "invoice_event",
            "payment",
            "invoice_attachment",
            "submission",
            "submission_step",
            "submission_evidence",
            "inbound_document",
            "vat_rate")) {
      assertThat(count(table)).as(table).isEqualTo(1);
    }
    assertThat(count("client") + count("product_category") + count("print_settings")).isZero();
    assertThat(count("provider_config") + count("provider_file_number")).isZero();
    assertThat(inPlatform(() -> companies().find(company)).orElseThrow().logo()).isNull();
    assertThatThrownBy(() -> run(company, () -> records().erase(company)))
        .as("documents are left")
        .hasMessageContaining("rows of the company are left");
    assertThat(count("vat_rate")).isEqualTo(1);
  }

  private void preceding(String kind, LocalDate date, boolean numbered) {
    UUID id = uuid();
    sql(
        """
        insert into preceding_document
          (company_id, id, kind, version, stage, number, number_sequence, number_prefix,
           draft_number, issue_date, currency, subtotal, vat_total, total, search, content, totals,
           history, created_at)
        values (?, ?, ?, 0, 'DRAFT', 'X', ?, 'X', 'D', ?, 'RON', 0, 0, 0, '', '{}', '{}', '{}', ?)
        """,
        company.value(),
        id,
        kind,
        numbered ? Math.abs(id.getLeastSignificantBits()) : null,
        date,
        NOW);
  }

  @Test
  void numbered_delivery_note_is_held_and_proformas_and_drafts_are_not() {
    preceding("PROFORMA", HELD, true);
    preceding("DELIVERY_NOTE", HELD, false);
    preceding("DELIVERY_NOTE", OLD, true);
    beyondRecall();
    run(company, () -> records().release(company, HELD));
    assertThat(count("preceding_document")).isZero();
    assertThat(in(company, () -> records().oldestHeld(company, HELD))).isEmpty();
    preceding("DELIVERY_NOTE", HELD, true);
    run(company, () -> records().release(company, HELD));
    assertThat(count("preceding_document")).isEqualTo(1);
    assertThat(in(company, () -> records().oldestHeld(company, HELD))).contains(HELD);
    assertThatThrownBy(() -> run(company, () -> records().erase(company)))
        .hasMessageContaining("preceding_document");
  }

  @Test
  void recurring_invoices_and_links_go_with_the_company_and_what_was_issued_stays() {
    UUID held = invoice(HELD, true);
    UUID recurring = uuid();
    sql(
        "insert into recurring_invoice (company_id, id, version, active, frequency, search, data)"
            + " values (?, ?, 0, true, 'MONTHLY', '', '{}')",
        company.value(),
        recurring);
    sql(
        "insert into recurring_due (company_id, recurring_id, occurrence, due_at)"
            + " values (?, ?, ?, ?)",
        company.value(),
        recurring,
        HELD,
        NOW);
    sql(
        "insert into recurring_issue (company_id, invoice_id, recurring_id, issued_at)"
            + " values (?, ?, ?, ?)",
        company.value(),
        held,
        recurring,
        NOW);
    sql(
        "insert into share_link (company_id, id, invoice_id, secret_hash, expires_at, created_at)"
            + " values (?, ?, ?, 'x', ?, ?)",
        company.value(),
        uuid(),
        held,
        NOW,
        NOW);
    beyondRecall();
    run(company, () -> records().release(company, HELD));
    for (String table :
        List.of("recurring_invoice", "recurring_due", "recurring_issue", "share_link")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(count("invoice")).isEqualTo(1);
  }

  @Test
  void company_without_held_documents_leaves_no_row_anywhere() {
    setting();
    submission(invoice(OLD, true), OLD, "ACCEPTED");
    mail();
    beyondRecall();
    run(
        company,
        () -> {
          records().release(company, HELD);
          assertThat(records().oldestHeld(company, HELD)).isEmpty();
          records().erase(company);
          assertThat(ended).as("before it is certain").isEmpty();
        });
    assertThat(ended).containsOnly(company).isNotEmpty();
    assertThat(count("invoice_change")).isZero();
    assertThat(inPlatform(() -> companies().find(company))).isEmpty();
    assertThat(count("invoice") + count("submission_evidence") + count("vat_rate")).isZero();
    assertThat(count("outgoing_mail") + count("email_template") + count("mail_refusal")).isZero();
    assertThat(inPlatform(() -> companies().beginPurge(company, NOW))).isFalse();
  }

  private void mail() {
    run(
        company,
        () -> {
          transactions()
              .handle()
              .execute(
                  "insert into outgoing_mail (id, category, recipient, subject, status, created_at,"
                      + " company_id, document_id) values (?, 'invoice', 'a@b.ro', 'x', 'SENT', ?,"
                      + " ?, ?)",
                  uuid(),
                  NOW,
                  company.value(),
                  uuid());
          transactions()
              .handle()
              .execute(
                  "insert into email_template values (?, ?, 'INVOICE', 'n', 's', 'b', true, ?)",
                  company.value(),
                  uuid(),
                  NOW);
          transactions()
              .handle()
              .execute("insert into mail_refusal values (?, 'a@b.ro', ?)", company.value(), NOW);
        });
  }

  /** The tables of companies that no function of the purge names and no foreign key empties. */
  private List<String> unknownTo(String functions) {
    return in(
        company,
        () ->
            transactions()
                .handle()
                .createQuery(
                    """
                    with recursive emptied as (
                      select c.oid, c.relname from pg_class c
                      where c.relnamespace = 'storno'::regnamespace and c.relkind = 'r'
                        and exists (
                          select from pg_proc p
                          where p.proname ~ '^(<functions>)$'
                            and p.prosrc ~ ('delete from ' || c.relname || '\\M'))
                      union
                      select c.oid, c.relname from emptied e
                      join pg_constraint f on f.confrelid = e.oid
                        and f.contype = 'f' and f.confdeltype = 'c'
                      join pg_class c on c.oid = f.conrelid
                    )
                    select c.relname from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
                    where c.relnamespace = 'storno'::regnamespace and c.relkind = 'r'
                      and c.relname not in ('scheduled_tasks', 'dead_job')
                      and c.oid not in (select oid from emptied)
                    order by 1
                    """
                        .replace("<functions>", functions))
                .mapTo(String.class)
                .list());
  }

  @Test
  void purge_knows_every_table_of_companies() {
    assertThat(unknownTo("release_.*|erase_.*")).isEmpty();
    assertThat(unknownTo("erase_.*"))
        .as("the question finds what is missing")
        .contains("invoice", "invoice_event", "preceding_document")
        .doesNotContain("series", "vat_rate");
  }

  private void mentioned(CompanyId about, UUID reader) {
    runInPlatform(
        () -> {
          transactions()
              .handle()
              .execute(
                  "insert into notification (id, user_id, type, key, about_company, title,"
                      + " message, data, created_at) values (?, ?, 'x', ?, ?, 'a', 'b', '{}', ?)",
                  uuid(),
                  reader,
                  uuid().toString(),
                  about.value(),
                  NOW);
          transactions()
              .handle()
              .execute(
                  "insert into dead_job (kind, key, company_id, data, error, attempts,"
                      + " first_failure, last_failure) values ('x', ?, ?, '', 'Ana', 1, ?, ?)",
                  uuid().toString(),
                  about.value(),
                  NOW,
                  NOW);
        });
  }

  @Test
  void what_is_said_elsewhere_of_a_company_goes_and_what_is_said_of_others_stays() {
    User reader = StoredAccounts.user();
    runInPlatform(() -> new JdbiUsers(transactions()).add(reader));
    CompanyId other = Samples.company();
    mentioned(company, reader.id().value());
    mentioned(other, reader.id().value());
    runInPlatform(() -> companies().forgetMentions(company));
    List<UUID> left =
        inPlatform(
            () ->
                transactions()
                    .handle()
                    .createQuery(
                        "select about_company from notification where user_id = :reader"
                            + " union all select company_id from dead_job where kind = 'x'")
                    .bind("reader", reader.id().value())
                    .mapTo(UUID.class)
                    .list());
    assertThat(left).containsExactly(other.value(), other.value());
  }

  @Test
  void history_of_a_company_that_can_come_back_is_safe_from_the_application() {
    invoice(OLD, true);
    assertThatThrownBy(() -> run(company, () -> records().release(company, HELD)))
        .hasMessageContaining("not to be purged");
    assertThatThrownBy(() -> run(company, () -> records().erase(company)))
        .hasMessageContaining("not to be purged");
    assertThat(count("invoice_event")).isEqualTo(1);
  }

  @Test
  void purge_of_one_company_touches_no_other() {
    CompanyId purged = company;
    setting();
    beyondRecall();
    a_deleted_company();
    setting();
    run(purged, () -> records().release(purged, HELD));
    run(purged, () -> records().erase(purged));
    assertThat(count("client")).isEqualTo(1);
    assertThat(inPlatform(() -> companies().find(company))).isPresent();
  }

  @Test
  void open_outcome_is_seen() {
    UUID document = invoice(HELD, true);
    submission(document, HELD, "ACCEPTED");
    assertThat(in(company, () -> records().filingUnderWay(company))).isFalse();
    submission(invoice(HELD, true), HELD, "UNKNOWN");
    assertThat(in(company, () -> records().filingUnderWay(company))).isTrue();
  }

  @Test
  void company_comes_back_until_its_purge_begins_and_not_beside_its_like() {
    Company gone = inPlatform(() -> companies().find(company)).orElseThrow();
    assertThat(inPlatform(() -> companies().deletedOf(organization))).containsExactly(gone);
    assertThat(inPlatform(() -> companies().beginPurge(company, NOW.minusSeconds(1)))).isFalse();
    assertThat(inPlatform(() -> companies().restore(gone.restored(NOW)))).isTrue();
    assertThat(inPlatform(() -> companies().of(organization))).hasSize(1);
    assertThat(inPlatform(() -> companies().beginPurge(company, NOW))).isFalse();
    runInPlatform(() -> companies().update(gone));
    Company like =
        new Company(
            Samples.company(),
            organization,
            gone.party(),
            gone.settings(),
            null,
            false,
            NOW,
            null,
            null);
    assertThat(inPlatform(() -> companies().add(like))).isTrue();
    assertThat(inPlatform(() -> companies().restore(gone.restored(NOW)))).isFalse();
    runInPlatform(() -> companies().update(like.deleted(NOW)));
    beyondRecall();
    assertThat(inPlatform(() -> companies().restore(gone.restored(NOW)))).isFalse();
    assertThat(inPlatform(() -> companies().deletedOf(organization)))
        .extracting(Company::id)
        .containsExactly(like.id());
  }
}
