package ro.storno.persistence.submission;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionStep;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.Deferred;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * The journal. A change and its steps are one statement; a submission that is queued as its invoice
 * is issued travels with the commit, so that the series is not locked a moment longer.
 */
public final class JdbiSubmissions implements Submissions {
  private static final String STEPS =
      """
      insert into submission_step
        (company_id, submission_id, from_state, to_state, at, explanation, answer, settled_by)
      select :submissionCompany, :submissionId, from_state, to_state, at, explanation, answer,
        settled_by
      from jsonb_to_recordset(cast(:submissionSteps as jsonb)) as step
        (place integer, from_state text, to_state text, at timestamptz, explanation text,
         answer text, settled_by uuid)
      """;

  private static final String ADD =
      """
      with added as (
        insert into submission
          (company_id, id, version, channel, document_kind, document_id, attempt, filer, due_at,
           deadline, requested_by, state, payload, calls, sent_at, taken_at, questions, ever_lost,
           reference, former_references, receipt, errors, settled_at, archived_at, problem, late,
           created_at, updated_at)
        values
          (:submissionCompany, :submissionId, :submissionVersion, :submissionChannel,
           :submissionDocumentKind, :submissionDocumentId, :submissionAttempt, :submissionFiler,
           :submissionDueAt, :submissionDeadline, :submissionRequestedBy, :submissionState,
           cast(:submissionPayload as jsonb), :submissionCalls, :submissionSentAt,
           :submissionTakenAt, :submissionQuestions, :submissionEverLost, :submissionReference,
           array(select jsonb_array_elements_text(cast(:submissionFormer as jsonb))),
           :submissionReceipt, cast(:submissionErrors as jsonb), :submissionSettledAt,
           :submissionArchivedAt, :submissionProblem, :submissionLate, :submissionCreatedAt,
           :submissionUpdatedAt)
      )
      """
          + STEPS
          + " order by place";

  private static final String UPDATE =
      """
      with saved as (
        update submission
        set version = version + 1, due_at = :submissionDueAt, deadline = :submissionDeadline,
            state = :submissionState, payload = cast(:submissionPayload as jsonb),
            calls = :submissionCalls, sent_at = :submissionSentAt, taken_at = :submissionTakenAt,
            questions = :submissionQuestions, ever_lost = :submissionEverLost,
            reference = :submissionReference,
            former_references =
              array(select jsonb_array_elements_text(cast(:submissionFormer as jsonb))),
            receipt = :submissionReceipt, errors = cast(:submissionErrors as jsonb),
            settled_at = :submissionSettledAt, archived_at = :submissionArchivedAt,
            problem = :submissionProblem, late = :submissionLate,
            updated_at = :submissionUpdatedAt
        where company_id = :submissionCompany and id = :submissionId
          and version = :submissionVersion
        returning 1
      ), logged as (
      """
          + STEPS
          + """
        where exists (select 1 from saved)
        order by place
      )
      select count(*) from saved
      """;

  private final JdbiTransactions transactions;

  public JdbiSubmissions(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** A queued submission with its first step. */
  private record Add(Submission submission) implements Deferred {
    @Override
    public String sql() {
      return ADD;
    }

    @Override
    public void bind(Update statement) {
      SubmissionRow.bindIdentity(SubmissionRow.bindState(statement, submission), submission);
    }
  }

  @Override
  public void add(Submission submission) {
    transactions.defer(new Add(submission));
  }

  @Override
  public Optional<Submission> find(CompanyId company, SubmissionId id) {
    return select(
            "where company_id = :company and id = :id", company, q -> q.bind("id", id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Submission> findForUpdate(CompanyId company, SubmissionId id) {
    return select(
            "where company_id = :company and id = :id for no key update",
            company,
            q -> q.bind("id", id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public List<Submission> of(CompanyId company, DocumentReference document) {
    return select(
        """
        where company_id = :company and document_id = :document and document_kind = :kind
        order by created_at desc, attempt desc, id desc
        """,
        company,
        q -> q.bind("document", document.id()).bind("kind", document.kind().name()));
  }

  @Override
  public Optional<Submission> latest(
      CompanyId company, DocumentReference document, Channel channel) {
    return select(
            """
            where company_id = :company and document_id = :document and document_kind = :kind
              and channel = :channel
            order by attempt desc limit 1
            """,
            company,
            q ->
                q.bind("document", document.id())
                    .bind("kind", document.kind().name())
                    .bind("channel", channel.name()))
        .stream()
        .findFirst();
  }

  private List<Submission> select(
      String condition, CompanyId company, UnaryOperator<Query> binding) {
    return binding
        .apply(
            transactions
                .handle()
                .createQuery(SubmissionRow.COLUMNS + condition)
                .bind("company", company.value()))
        .map((row, context) -> SubmissionRow.read(new Columns(row)))
        .list();
  }

  @Override
  public void update(Submission submission) {
    long saved =
        SubmissionRow.bindState(transactions.handle().createQuery(UPDATE), submission)
            .mapTo(long.class)
            .one();
    if (saved == 0) {
      throw new ApplicationException.Conflict("", "The submission was changed meanwhile.");
    }
  }

  @Override
  public List<SubmissionStep> steps(CompanyId company, SubmissionId id) {
    return transactions
        .handle()
        .createQuery(
            """
            select from_state, to_state, at, explanation, answer, settled_by from submission_step
            where company_id = :company and submission_id = :id
            order by id
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> SubmissionRow.readStep(new Columns(row)))
        .list();
  }

  @Override
  public boolean knowsReference(CompanyId company, Channel channel, String reference) {
    return yes(
        """
        select exists (
          select 1 from submission
          where company_id = :company and channel = :channel and reference = :reference
          union all
          select 1 from submission
          where company_id = :company and channel = :channel
            and former_references <> '{}' and :reference = any (former_references)
        )
        """,
        company,
        q -> q.bind("channel", channel.name()).bind("reference", reference));
  }

  @Override
  public Optional<Submission> ofUpload(
      CompanyId company, Channel channel, String reference, @Nullable String sha256) {
    return ofReference(company, channel, reference)
        .or(() -> sha256 == null ? Optional.empty() : unsettled(company, channel, sha256));
  }

  private Optional<Submission> ofReference(CompanyId company, Channel channel, String reference) {
    return select(
            """
            where company_id = :company and id in (
              select id from submission
              where company_id = :company and channel = :channel and reference = :reference
              union all
              select id from submission
              where company_id = :company and channel = :channel
                and former_references <> '{}' and :reference = any (former_references)
            )
            order by attempt desc, id desc limit 1
            """,
            company,
            q -> q.bind("channel", channel.name()).bind("reference", reference))
        .stream()
        .findFirst();
  }

  private Optional<Submission> unsettled(CompanyId company, Channel channel, String sha256) {
    return select(
            """
            where company_id = :company and channel = :channel and sha256 = :sha256
              and state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN')
            order by attempt desc, id desc limit 1
            """,
            company,
            q -> q.bind("channel", channel.name()).bind("sha256", sha256))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Submission> ofBytes(CompanyId company, Channel channel, String sha256) {
    return select(
            """
            where company_id = :company and channel = :channel and sha256 = :sha256
            order by attempt desc, id desc limit 1
            """,
            company,
            q -> q.bind("channel", channel.name()).bind("sha256", sha256))
        .stream()
        .findFirst();
  }

  @Override
  public boolean awaitsVerdictSince(CompanyId company, Channel channel, Instant moment) {
    return yes(
        """
        select exists (
          select 1 from submission
          where company_id = :company and channel = :channel and state = 'SENT'
            and taken_at < :moment
        )
        """,
        company,
        q -> q.bind("channel", channel.name()).bind("moment", moment));
  }

  @Override
  public boolean outcomeUnknown(CompanyId company, Channel channel) {
    return yes(
        """
        select exists (
          select 1 from submission
          where company_id = :company and channel = :channel and state in ('SENDING', 'UNKNOWN')
        )
        """,
        company,
        q -> q.bind("channel", channel.name()));
  }

  @Override
  public List<Submission> awaitingVerdict(CompanyId company, Channel channel, int most) {
    return select(
        """
        where company_id = :company and channel = :channel and state = 'SENT'
        order by taken_at, id limit :most
        """,
        company,
        q -> q.bind("channel", channel.name()).bind("most", most));
  }

  @Override
  public List<Submission> queued(CompanyId company) {
    return select("where company_id = :company and state = 'QUEUED' order by id", company, q -> q);
  }

  private boolean yes(String sql, CompanyId company, UnaryOperator<Query> binding) {
    return binding
        .apply(transactions.handle().createQuery(sql).bind("company", company.value()))
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public void keep(CompanyId company, SubmissionId id, Evidence evidence) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into submission_evidence
              (company_id, submission_id, receipt, sha256, size, storage_key, document_sha256,
               signature_sha256, same_document, seal, explanation, received_at)
            values
              (:company, :submission, :receipt, :sha256, :size, :storageKey, :documentSha256,
               :signatureSha256, :sameDocument, :seal, :explanation, :receivedAt)
            on conflict (company_id, submission_id, receipt, sha256) do nothing
            """)
        .bind("company", company.value())
        .bind("submission", id.value())
        .bind("receipt", evidence.receipt())
        .bind("sha256", evidence.sha256())
        .bind("size", evidence.size())
        .bind("storageKey", evidence.storageKey())
        .bind("documentSha256", evidence.documentSha256())
        .bind("signatureSha256", evidence.signatureSha256())
        .bind("sameDocument", evidence.sameDocument())
        .bind("seal", evidence.seal())
        .bind("explanation", evidence.explanation())
        .bind("receivedAt", evidence.receivedAt())
        .execute();
  }

  @Override
  public List<Evidence> evidence(CompanyId company, SubmissionId id) {
    return transactions
        .handle()
        .createQuery(
            """
            select receipt, sha256, size, storage_key, document_sha256, signature_sha256,
                   same_document, seal, explanation, received_at
            from submission_evidence
            where company_id = :company and submission_id = :id
            order by id
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> evidence(new Columns(row)))
        .list();
  }

  private static Evidence evidence(Columns row) throws SQLException {
    return new Evidence(
        row.text("receipt"),
        row.text("sha256"),
        row.number("size"),
        row.text("storage_key"),
        row.maybeText("document_sha256"),
        row.maybeText("signature_sha256"),
        row.flag("same_document"),
        row.text("seal"),
        row.text("explanation"),
        row.instant("received_at"));
  }
}
