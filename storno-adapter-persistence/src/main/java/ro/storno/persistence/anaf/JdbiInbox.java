package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Inbox;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Cif;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Messages as rows; many are written by one statement, as one JSON parameter. */
public final class JdbiInbox implements Inbox {
  private static final String COLUMNS =
      """
      company_id, id, message_id, upload_index, type_text, cif, created_at, details, listed,
      received_at, state, attempts, next_attempt_at, outcome, error, warned, invoice_id,
      processed_at
      """;

  private final JdbiTransactions transactions;

  public JdbiInbox(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** A message as a row; the component names are those of the columns. */
  private record Listed(
      UUID id,
      String message_id,
      String upload_index,
      String type_text,
      @Nullable String type,
      String cif,
      Instant created_at,
      String details,
      Map<String, String> listed,
      Instant received_at) {
    static Listed of(InboxMessage inboxed) {
      SpvMessage message = inboxed.message();
      Map<String, String> raw = new LinkedHashMap<>();
      message.raw().forEach((name, value) -> raw.put(storable(name), storable(value)));
      return new Listed(
          inboxed.id().value(),
          message.id().value(),
          message.uploadIndex().value(),
          storable(message.typeText()),
          message.type().map(Enum::name).orElse(null),
          message.cif().digits(),
          message.createdAt(),
          storable(message.details()),
          raw,
          inboxed.receivedAt());
    }
  }

  /** JSON from elsewhere may hold what no database can: such characters become question marks. */
  private static String storable(String text) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        kept = kept == null ? new StringBuilder(text) : kept;
        kept.setCharAt(i, '\uFFFD');
      }
    }
    return kept == null ? text : kept.toString();
  }

  @Override
  public int add(CompanyId company, List<InboxMessage> listed) {
    return transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_message
              (company_id, id, message_id, upload_index, type_text, type, cif, created_at, details,
               listed, received_at, state, attempts, next_attempt_at, warned)
            select :company, id, message_id, upload_index, type_text, type, cif, created_at,
                   details, listed, received_at, 'PENDING', 0, received_at, false
            from jsonb_to_recordset(cast(:rows as jsonb)) as message
              (id uuid, message_id text, upload_index text, type_text text, type text, cif text,
               created_at timestamptz, details text, listed jsonb, received_at timestamptz)
            order by created_at, message_id
            on conflict (company_id, message_id) do nothing
            """)
        .bind("company", company.value())
        .bind("rows", StoredJson.write(listed.stream().map(Listed::of).toList()))
        .execute();
  }

  @Override
  public List<InboxMessage> claim(
      CompanyId company, Instant now, Instant until, int most, int attempts) {
    return transactions
        .handle()
        .createQuery(
            """
            with due as (
              select id, attempts >= :attempts as used_up
              from anaf_message
              where company_id = :company and state in ('PENDING', 'FETCHED')
                and next_attempt_at <= :now and (claimed_until is null or claimed_until <= :now)
              order by next_attempt_at, id
              limit :most
              for no key update skip locked
            ), failed as (
              update anaf_message m
              set state = 'FAILED', warned = true, claimed_until = null, processed_at = :now,
                  error = coalesce(error, 'It was tried too often without coming to an end.')
              from due
              where m.company_id = :company and m.id = due.id and used_up
            )
            update anaf_message m
            set claimed_until = :until, attempts = attempts + 1
            from due
            where m.company_id = :company and m.id = due.id and not used_up
            returning m.company_id, m.id, message_id, upload_index, type_text, cif, created_at,
              details, listed, received_at, state, attempts, next_attempt_at, outcome, error,
              warned, invoice_id, processed_at
            """)
        .bind("company", company.value())
        .bind("now", now)
        .bind("until", until)
        .bind("most", most)
        .bind("attempts", attempts)
        .map((row, context) -> message(new Columns(row)))
        .list();
  }

  @Override
  public void release(CompanyId company, Collection<InboxMessageId> messages, Instant notBefore) {
    transactions
        .handle()
        .createUpdate(
            """
            update anaf_message
            set claimed_until = null, attempts = attempts - 1,
                next_attempt_at = greatest(next_attempt_at, :notBefore)
            where company_id = :company and id = any(:ids) and state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .bind("notBefore", notBefore)
        .bindArray("ids", UUID.class, values(messages))
        .execute();
  }

  private static List<UUID> values(Collection<InboxMessageId> messages) {
    return messages.stream().map(InboxMessageId::value).toList();
  }

  @Override
  public Set<InboxMessageId> lockWaiting(CompanyId company, Collection<InboxMessageId> messages) {
    return new HashSet<>(
        transactions
            .handle()
            .createQuery(
                """
                select id from anaf_message
                where company_id = :company and id = any(:ids) and state in ('PENDING', 'FETCHED')
                order by id
                for no key update
                """)
            .bind("company", company.value())
            .bindArray("ids", UUID.class, values(messages))
            .map((row, context) -> new InboxMessageId(new Columns(row).uuid("id")))
            .list());
  }

  /** A settlement as a row. */
  private record Settled(
      UUID id,
      String state,
      Instant next_attempt_at,
      @Nullable String outcome,
      @Nullable String error,
      @Nullable List<Finding> findings,
      boolean warned,
      @Nullable UUID invoice_id,
      @Nullable Instant processed_at) {
    static Settled of(Settlement each) {
      return new Settled(
          each.message().value(),
          each.state().name(),
          each.nextAttemptAt(),
          each.outcome() == null ? null : each.outcome().name(),
          each.error() == null ? null : storable(each.error()),
          each.findings().isEmpty() ? null : each.findings(),
          each.warned(),
          each.invoice() == null ? null : each.invoice().value(),
          each.state().waiting() ? null : each.at());
    }
  }

  @Override
  public void settle(CompanyId company, List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      return;
    }
    transactions
        .handle()
        .createUpdate(
            """
            update anaf_message m
            set state = s.state, next_attempt_at = s.next_attempt_at, claimed_until = null,
                outcome = s.outcome, error = s.error, findings = s.findings, warned = s.warned,
                invoice_id = s.invoice_id, processed_at = s.processed_at
            from jsonb_to_recordset(cast(:rows as jsonb)) as s
              (id uuid, state text, next_attempt_at timestamptz, outcome text, error text,
               findings jsonb, warned boolean, invoice_id uuid, processed_at timestamptz)
            where m.company_id = :company and m.id = s.id and m.state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .bind("rows", StoredJson.write(settlements.stream().map(Settled::of).toList()))
        .execute();
  }

  @Override
  public int reopenFailed(CompanyId company, Instant now) {
    return transactions
        .handle()
        .createUpdate(
            """
            update anaf_message
            set state = 'PENDING', attempts = 0, next_attempt_at = :now, outcome = null,
                claimed_until = null, warned = false, processed_at = null
            where company_id = :company and state = 'FAILED'
            """)
        .bind("company", company.value())
        .bind("now", now)
        .execute();
  }

  @Override
  public Optional<InboxMessage> find(CompanyId company, InboxMessageId id) {
    return transactions
        .handle()
        .createQuery(
            "select " + COLUMNS + " from anaf_message where company_id = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> message(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Instant> nextAttempt(CompanyId company) {
    return transactions
        .handle()
        .createQuery(
            """
            select min(next_attempt_at) as next from anaf_message
            where company_id = :company and state in ('PENDING', 'FETCHED')
            """)
        .bind("company", company.value())
        .map((row, context) -> Optional.ofNullable(new Columns(row).maybeInstant("next")))
        .one();
  }

  @Override
  public List<InboxMessage> newest(CompanyId company, Filter filter, int skip, int most) {
    return bound("select " + COLUMNS + from(filter) + NEWEST_FIRST, company, filter)
        .bind("skip", skip)
        .bind("most", most)
        .map((row, context) -> message(new Columns(row)))
        .list();
  }

  private static final String NEWEST_FIRST =
      " order by created_at desc, id desc offset :skip limit :most";

  @Override
  public long count(CompanyId company, Filter filter) {
    return bound("select count(*)" + from(filter), company, filter).mapTo(long.class).one();
  }

  private static String from(Filter filter) {
    StringBuilder sql = new StringBuilder(" from anaf_message where company_id = :company");
    if (!filter.everyType()) {
      sql.append(
          filter.unknownType()
              ? " and (type = any(:types) or type is null)"
              : " and type = any(:types)");
    }
    if (!filter.statuses().isEmpty()) {
      sql.append(
          """
           and case
             when state in ('PENDING', 'FETCHED') then 'PENDING'
             when state in ('FAILED', 'GONE') or type = 'ERRORS' then 'ERROR'
             when warned then 'WARNING'
             else 'OK'
           end = any(:statuses)
          """);
    }
    return sql.toString();
  }

  private Query bound(String sql, CompanyId company, Filter filter) {
    Query query = transactions.handle().createQuery(sql).bind("company", company.value());
    if (!filter.everyType()) {
      query.bindArray(
          "types", String.class, filter.types().stream().map(MessageType::name).toList());
    }
    if (!filter.statuses().isEmpty()) {
      query.bindArray(
          "statuses", String.class, filter.statuses().stream().map(Status::name).toList());
    }
    return query;
  }

  @Override
  public List<Finding> findings(CompanyId company, InboxMessageId id) {
    return transactions
        .handle()
        .createQuery("select findings from anaf_message where company_id = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> findings(new Columns(row).maybeText("findings")))
        .findOne()
        .orElse(List.of());
  }

  private static List<Finding> findings(@Nullable String json) {
    return json == null ? List.of() : Arrays.asList(StoredJson.read(json, Finding[].class));
  }

  @SuppressWarnings("unchecked")
  private static InboxMessage message(Columns row) throws SQLException {
    return new InboxMessage(
        new InboxMessageId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new SpvMessage(
            new DownloadId(row.text("message_id")),
            new UploadIndex(row.text("upload_index")),
            row.text("type_text"),
            new Cif(row.text("cif")),
            row.instant("created_at"),
            row.text("details"),
            (Map<String, String>) StoredJson.read(row.text("listed"), Map.class)),
        row.instant("received_at"),
        row.oneOf(InboxState.class, "state"),
        row.integer("attempts"),
        row.instant("next_attempt_at"),
        row.maybeOneOf(InboxOutcome.class, "outcome"),
        row.maybeText("error"),
        row.flag("warned"),
        row.maybeId("invoice_id", InvoiceId::new),
        row.maybeInstant("processed_at"));
  }
}
