package ro.storno.persistence.inbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.inbox.InboundDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Documents of the inbox as rows. */
public final class JdbiInboundDocuments implements InboundDocuments {
  private static final String COLUMNS =
      """
      d.company_id, d.id, channel, reference, file_name, taxpayer, told_at, received_at,
      storage_key, sha256, size, state, attempts, next_attempt_at, outcome, error, warned,
      array_to_string(invoice_ids, ',') as invoice_ids, processed_at
      """;

  private final JdbiTransactions transactions;

  public JdbiInboundDocuments(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** A new document as a row; the component names are those of the columns. */
  private record Added(
      UUID id,
      String channel,
      String reference,
      @Nullable String file_name,
      @Nullable String taxpayer,
      Instant told_at,
      Instant received_at,
      @Nullable String storage_key,
      @Nullable String sha256,
      @Nullable Long size,
      String state) {
    static Added of(InboundDocument document) {
      InboundDocument.Told told = document.told();
      InboundDocument.Kept kept = document.kept();
      return new Added(
          document.id().value(),
          told.channel().name(),
          told.reference(),
          told.fileName(),
          told.taxpayer(),
          told.at(),
          document.receivedAt(),
          kept == null ? null : kept.storageKey(),
          kept == null ? null : kept.sha256(),
          kept == null ? null : kept.size(),
          document.state().name());
    }
  }

  @Override
  public int add(CompanyId company, List<InboundDocument> documents) {
    return transactions
        .handle()
        .createUpdate(
            """
            insert into inbound_document
              (company_id, id, channel, reference, file_name, taxpayer, told_at, received_at,
               storage_key, sha256, size, state, attempts, next_attempt_at, warned, invoice_ids)
            select :company, id, channel, reference, file_name, taxpayer, told_at, received_at,
                   storage_key, sha256, size, state, 0, received_at, false, '{}'
            from jsonb_to_recordset(cast(:rows as jsonb)) as document
              (id uuid, channel text, reference text, file_name text, taxpayer text,
               told_at timestamptz, received_at timestamptz, storage_key text, sha256 text,
               size bigint, state text)
            order by told_at, reference
            on conflict (company_id, channel, reference) do nothing
            """)
        .bind("company", company.value())
        .bind("rows", StoredJson.write(documents.stream().map(Added::of).toList()))
        .execute();
  }

  @Override
  public List<InboundDocument> claim(
      CompanyId company, Channel channel, Instant now, Instant until, int most, int attempts) {
    return transactions
        .handle()
        .createQuery(
            """
            with due as (
              select id, attempts >= :attempts as used_up
              from inbound_document
              where company_id = :company and channel = :channel
                and state in ('PENDING', 'FETCHED')
                and next_attempt_at <= :now and (claimed_until is null or claimed_until <= :now)
              order by next_attempt_at, id
              limit :most
              for no key update skip locked
            ), failed as (
              update inbound_document d
              set state = 'FAILED', warned = true, claimed_until = null, processed_at = :now,
                  error = coalesce(error, 'It was tried too often without coming to an end.')
              from due
              where d.company_id = :company and d.id = due.id and used_up
            )
            update inbound_document d
            set claimed_until = :until, attempts = attempts + 1
            from due
            where d.company_id = :company and d.id = due.id and not used_up
            returning
            """
                + COLUMNS)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .bind("now", now)
        .bind("until", until)
        .bind("most", most)
        .bind("attempts", attempts)
        .map((row, context) -> document(new Columns(row)))
        .list();
  }

  @Override
  public void release(CompanyId company, InboundDocumentId document, Instant notBefore) {
    transactions
        .handle()
        .createUpdate(
            """
            update inbound_document
            set claimed_until = null, attempts = attempts - 1,
                next_attempt_at = greatest(next_attempt_at, :notBefore)
            where company_id = :company and id = :id and state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .bind("id", document.value())
        .bind("notBefore", notBefore)
        .execute();
  }

  @Override
  public void keep(CompanyId company, InboundDocumentId document, InboundDocument.Kept kept) {
    transactions
        .handle()
        .createUpdate(
            """
            update inbound_document
            set storage_key = :storageKey, sha256 = :sha256, size = :size,
                state = case state when 'PENDING' then 'FETCHED' else state end
            where company_id = :company and id = :id and (sha256 is null or sha256 = :sha256)
            """)
        .bind("company", company.value())
        .bind("id", document.value())
        .bind("storageKey", kept.storageKey())
        .bind("sha256", kept.sha256())
        .bind("size", kept.size())
        .execute();
  }

  @Override
  public boolean lockWaiting(CompanyId company, InboundDocumentId document) {
    return transactions
        .handle()
        .createQuery(
            """
            select id from inbound_document
            where company_id = :company and id = :id and state in ('PENDING', 'FETCHED')
            for no key update
            """)
        .bind("company", company.value())
        .bind("id", document.value())
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void settle(CompanyId company, Settlement settlement) {
    transactions
        .handle()
        .createUpdate(
            """
            update inbound_document
            set state = :state, next_attempt_at = :nextAttemptAt, claimed_until = null,
                outcome = :outcome, error = :error, findings = cast(:findings as jsonb),
                warned = :warned, invoice_ids = :invoices, processed_at = :processedAt
            where company_id = :company and id = :id and state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .bind("id", settlement.document().value())
        .bind("state", settlement.state().name())
        .bind("nextAttemptAt", settlement.nextAttemptAt())
        .bind("outcome", settlement.outcome() == null ? null : settlement.outcome().name())
        .bind("error", settlement.error())
        .bind(
            "findings",
            settlement.findings().isEmpty() ? null : StoredJson.write(settlement.findings()))
        .bind("warned", settlement.warned())
        .bindArray(
            "invoices", UUID.class, settlement.invoices().stream().map(InvoiceId::value).toList())
        .bind("processedAt", settlement.state().waiting() ? null : settlement.at())
        .execute();
  }

  @Override
  public int reopenFailed(CompanyId company, Channel channel, Instant now) {
    return transactions
        .handle()
        .createUpdate(
            """
            update inbound_document
            set state = case when sha256 is null then 'PENDING' else 'FETCHED' end, attempts = 0,
                next_attempt_at = :now, outcome = null, claimed_until = null, warned = false,
                processed_at = null
            where company_id = :company and channel = :channel
              and (state in ('FAILED', 'GONE') or state = 'PROCESSED' and outcome = 'KEPT')
            """)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .bind("now", now)
        .execute();
  }

  @Override
  public Optional<InboundDocument> find(CompanyId company, InboundDocumentId id) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from inbound_document d where company_id = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> document(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<InboundDocument> find(CompanyId company, Channel channel, String reference) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                   from inbound_document d
                  where company_id = :company and channel = :channel and reference = :reference
                  """)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .bind("reference", reference)
        .map((row, context) -> document(new Columns(row)))
        .findOne();
  }

  @Override
  public List<InboundDocument> newest(CompanyId company, Filter filter, long skip, int most) {
    return bound(
            "select "
                + COLUMNS
                + from(filter)
                + " order by told_at desc, id desc offset :skip limit :most",
            company,
            filter)
        .bind("skip", skip)
        .bind("most", most)
        .map((row, context) -> document(new Columns(row)))
        .list();
  }

  @Override
  public long count(CompanyId company, Filter filter) {
    return bound("select count(*)" + from(filter), company, filter).mapTo(long.class).one();
  }

  private static String from(Filter filter) {
    StringBuilder sql = new StringBuilder(" from inbound_document d where company_id = :company");
    if (filter.channel() != null) {
      sql.append(" and channel = :channel");
    }
    if (filter.status() != null) {
      sql.append(
          """
           and case
             when state in ('PENDING', 'FETCHED') then 'PENDING'
             when state in ('FAILED', 'GONE') then 'ERROR'
             when warned then 'WARNING'
             else 'OK'
           end = :status
          """);
    }
    return sql.toString();
  }

  private Query bound(String sql, CompanyId company, Filter filter) {
    Query query = transactions.handle().createQuery(sql).bind("company", company.value());
    if (filter.channel() != null) {
      query.bind("channel", filter.channel().name());
    }
    if (filter.status() != null) {
      query.bind("status", filter.status().name());
    }
    return query;
  }

  @Override
  public Optional<Instant> nextAttempt(CompanyId company, Channel channel) {
    return transactions
        .handle()
        .createQuery(
            """
            select min(next_attempt_at) as next from inbound_document
            where company_id = :company and channel = :channel and state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .map((row, context) -> Optional.ofNullable(new Columns(row).maybeInstant("next")))
        .one();
  }

  @Override
  public List<Finding> findings(CompanyId company, InboundDocumentId id) {
    return transactions
        .handle()
        .createQuery(
            "select findings from inbound_document where company_id = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> findings(new Columns(row).maybeText("findings")))
        .findOne()
        .orElse(List.of());
  }

  private static List<Finding> findings(@Nullable String json) {
    return json == null ? List.of() : Arrays.asList(StoredJson.read(json, Finding[].class));
  }

  private static InboundDocument document(Columns row) throws SQLException {
    String key = row.maybeText("storage_key");
    return new InboundDocument(
        new InboundDocumentId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new InboundDocument.Told(
            row.oneOf(Channel.class, "channel"),
            row.text("reference"),
            row.maybeText("file_name"),
            row.maybeText("taxpayer"),
            row.instant("told_at")),
        row.instant("received_at"),
        key == null ? null : new InboundDocument.Kept(key, row.text("sha256"), row.number("size")),
        row.oneOf(InboxState.class, "state"),
        row.integer("attempts"),
        row.instant("next_attempt_at"),
        row.maybeOneOf(InboxOutcome.class, "outcome"),
        row.maybeText("error"),
        row.flag("warned"),
        invoices(row.text("invoice_ids")),
        row.maybeInstant("processed_at"));
  }

  private static List<InvoiceId> invoices(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Stream.of(joined.split(",", -1))
            .map(each -> new InvoiceId(UUID.fromString(each)))
            .toList();
  }
}
