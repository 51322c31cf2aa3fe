package ro.storno.persistence.invoice;

import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.SupplierId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Documents made elsewhere: a whole batch is one statement with one JSON parameter. */
public final class JdbiReceivedInvoices implements ReceivedInvoices {
  private static final String ADD =
      """
      with batch as materialized (
        select * from jsonb_to_recordset(cast(:rows as jsonb)) as r
          (id uuid, direction text, document_type text, type_code text, status text, number text,
           parent_id uuid, client_id uuid, supplier_id uuid, issue_date date, due_date date,
           currency text, supplier_name text, supplier_tax_code text, buyer_name text,
           buyer_tax_code text, payment_method text, subtotal numeric, vat_total numeric,
           total numeric, amount_paid numeric, created_at timestamptz, search text,
           received_from text, received_reference text, received_message text, content jsonb,
           totals jsonb, events jsonb, rule_set text, input_sha256 text, verdict text,
           findings jsonb, checked_at timestamptz)
      ), added as (
        insert into invoice
          (company_id, id, version, direction, document_type, type_code, status, number,
           draft_number, parent_id, client_id, supplier_id, issue_date, due_date, currency,
           supplier_name, supplier_tax_code, buyer_name, buyer_tax_code, payment_method, subtotal,
           vat_total, total, amount_paid, created_at, search, received_from, received_reference,
           received_message, content, totals)
        select :company, id, 0, direction, document_type, type_code, status, number, number,
               parent_id, client_id, supplier_id, issue_date, due_date, currency, supplier_name,
               supplier_tax_code, buyer_name, buyer_tax_code, payment_method, subtotal, vat_total,
               total, amount_paid, created_at, search, received_from, received_reference,
               received_message, content, totals
        from batch
        order by received_reference
        on conflict (company_id, received_from, received_reference)
          where received_from is not null do nothing
        returning id
      ), logged as (
        insert into invoice_event
          (company_id, invoice_id, id, type, previous_status, status, at, by_user, details,
           metadata)
        select :company, added.id, e.id, e.type, e.previous_status, e.status, e.at, e.by_user,
               e.details, e.metadata
        from added join batch on batch.id = added.id,
             jsonb_to_recordset(batch.events) as e
               (id uuid, type text, previous_status text, status text, at timestamptz,
                by_user uuid, details text, metadata jsonb)
      ), judged as (
        insert into invoice_verdict
          (company_id, invoice_id, rule_set, base, input_sha256, verdict, findings, checked_at)
        select :company, added.id, rule_set, null, input_sha256, verdict, findings, checked_at
        from added join batch on batch.id = added.id
      )
      select id from added
      """;

  private final JdbiTransactions transactions;

  public JdbiReceivedInvoices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<String, InvoiceId> known(
      CompanyId company, String authority, Collection<String> references) {
    Map<String, InvoiceId> known = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select id, received_reference from invoice
            where company_id = :company and received_from = :authority
              and received_reference = any(:references)
            """)
        .bind("company", company.value())
        .bind("authority", authority)
        .bindArray("references", String.class, List.copyOf(references))
        .map(
            (row, context) ->
                Map.entry(
                    new Columns(row).text("received_reference"),
                    new InvoiceId(new Columns(row).uuid("id"))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  /** A document as a row; the component names are those of the columns. */
  private record Row(
      UUID id,
      String direction,
      String document_type,
      String type_code,
      String status,
      String number,
      @Nullable UUID parent_id,
      @Nullable UUID client_id,
      @Nullable UUID supplier_id,
      LocalDate issue_date,
      @Nullable LocalDate due_date,
      String currency,
      String supplier_name,
      @Nullable String supplier_tax_code,
      @Nullable String buyer_name,
      @Nullable String buyer_tax_code,
      String payment_method,
      BigDecimal subtotal,
      BigDecimal vat_total,
      BigDecimal total,
      BigDecimal amount_paid,
      Instant created_at,
      String search,
      String received_from,
      String received_reference,
      String received_message,
      InvoiceContent content,
      StoredTotals totals,
      List<StoredEvent> events,
      @Nullable String rule_set,
      String input_sha256,
      String verdict,
      RawValue findings,
      Instant checked_at) {
    static Row of(New document) {
      Invoice invoice = document.invoice();
      InvoiceContent content = invoice.content();
      Reception reception = invoice.reception();
      if (reception == null) {
        throw new IllegalArgumentException("made here: " + invoice.id());
      }
      Party buyer = content.buyer();
      InvoiceFiles.Evidence evidence = document.evidence();
      return new Row(
          invoice.id().value(),
          invoice.direction().name(),
          content.documentType().name(),
          content.typeCode(),
          invoice.status().name(),
          invoice.displayNumber(),
          content.parent() == null ? null : content.parent().value(),
          content.clientId() == null ? null : content.clientId().value(),
          reception.supplier() == null ? null : reception.supplier().value(),
          content.issueDate(),
          content.dueDate(),
          content.currency().code(),
          content.supplier().name(),
          content.supplier().taxCode(),
          buyer == null ? null : buyer.name(),
          buyer == null ? null : buyer.taxCode(),
          content.paymentMethod().name(),
          invoice.totals().subtotal().amount(),
          invoice.totals().vatTotal().amount(),
          invoice.totals().total().amount(),
          invoice.amountPaid().amount(),
          invoice.createdAt(),
          InvoiceRow.search(invoice),
          reception.authority(),
          reception.reference(),
          reception.message(),
          content,
          StoredTotals.of(invoice.totals()),
          document.events().stream().map(StoredEvent::of).toList(),
          evidence.ruleSet(),
          evidence.inputSha256(),
          evidence.verdict(),
          new RawValue(evidence.findingsJson()),
          evidence.checkedAt());
    }
  }

  @Override
  public Set<InvoiceId> add(CompanyId company, List<New> documents) {
    return new HashSet<>(
        transactions
            .handle()
            .createQuery(ADD)
            .bind("company", company.value())
            .bind("rows", StoredJson.write(documents.stream().map(Row::of).toList()))
            .map((row, context) -> new InvoiceId(new Columns(row).uuid("id")))
            .list());
  }

  @Override
  public Map<Numbered, InvoiceId> numbered(CompanyId company, Collection<Numbered> wanted) {
    Map<Numbered, InvoiceId> found = new LinkedHashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select id, supplier_id, number from invoice
            where company_id = :company and number = any(:numbers) and received_from is not null
            order by created_at, id
            """)
        .bind("company", company.value())
        .bindArray(
            "numbers", String.class, wanted.stream().map(Numbered::number).distinct().toList())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  new Numbered(
                      columns.maybeId("supplier_id", SupplierId::new), columns.text("number")),
                  new InvoiceId(columns.uuid("id")));
            })
        .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
    found.keySet().retainAll(Set.copyOf(wanted));
    return found;
  }

  @Override
  public Set<InvoiceId> duplicates(CompanyId company, Collection<InvoiceId> documents) {
    try (Stream<InvoiceId> found =
        transactions
            .handle()
            .createQuery(
                "select id from invoice i where company_id = :company and id = any(:ids) and "
                    + InvoiceConditions.DUPLICATE)
            .bind("company", company.value())
            .bindArray("ids", UUID.class, documents.stream().map(InvoiceId::value).toList())
            .map((row, context) -> new InvoiceId(new Columns(row).uuid("id")))
            .stream()) {
      return new HashSet<>(found.toList());
    }
  }

  @Override
  public Optional<InvoiceId> written(CompanyId company, String sha256) {
    return transactions
        .handle()
        .createQuery(
            """
            select invoice_id from invoice_xml
            where company_id = :company and sha256 = :sha256
            order by invoice_id limit 1
            """)
        .bind("company", company.value())
        .bind("sha256", sha256)
        .map((row, context) -> new InvoiceId(new Columns(row).uuid("invoice_id")))
        .findOne();
  }

  @Override
  public Map<InvoiceId, Shown> shown(CompanyId company, Collection<InvoiceId> documents) {
    Map<InvoiceId, Shown> found = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select id, number, issue_date, currency, total,
                   case when direction = 'INCOMING' then supplier_name else buyer_name end as other
            from invoice
            where company_id = :company and id = any(:ids)
            """)
        .bind("company", company.value())
        .bindArray("ids", UUID.class, documents.stream().map(InvoiceId::value).toList())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  new InvoiceId(columns.uuid("id")),
                  new Shown(
                      columns.text("number"),
                      columns.date("issue_date"),
                      columns.maybeText("other"),
                      Money.of(columns.decimal("total"), Currency.of(columns.text("currency")))));
            })
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public Map<SupplierId, Expenses> expenses(CompanyId company, Collection<SupplierId> suppliers) {
    Map<SupplierId, Expenses> sums = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select supplier_id, currency, count(*) as documents, sum(total) as total,
                   max(issue_date) as last
            from invoice
            where company_id = :company and supplier_id = any(:suppliers)
            group by supplier_id, currency
            order by supplier_id, currency
            """)
        .bind("company", company.value())
        .bindArray("suppliers", UUID.class, suppliers.stream().map(SupplierId::value).toList())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  new SupplierId(columns.uuid("supplier_id")),
                  new Expenses(
                      columns.number("documents"),
                      Map.of(
                          columns.text("currency"),
                          Money.of(columns.decimal("total"), Currency.of(columns.text("currency")))
                              .amount()),
                      columns.date("last")));
            })
        .forEach(entry -> sums.merge(entry.getKey(), entry.getValue(), Expenses::plus));
    return sums;
  }
}
