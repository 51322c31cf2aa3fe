package ro.storno.persistence.submission;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.submission.SubmissionStep;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.StoredJson;

/**
 * A submission as a row of the table. Parameters have a prefix of their own, since the statement
 * may travel with others.
 */
final class SubmissionRow {
  static final String COLUMNS =
      """
      select company_id, id, version, channel, document_kind, document_id, attempt, filer, due_at,
             deadline, requested_by, state, payload, calls, sent_at, taken_at, questions, ever_lost,
             reference, former_references, receipt, errors, settled_at, archived_at, problem,
             created_at, updated_at
      from submission
      """;

  private SubmissionRow() {}

  /** A step as a row; the component names are those of the columns, for jsonb_to_recordset. */
  private record Step(
      int place,
      @Nullable String from_state,
      String to_state,
      Instant at,
      String explanation,
      @Nullable String answer,
      @Nullable UUID settled_by) {
    static Step of(int place, SubmissionStep step) {
      SubmissionState from = step.from();
      return new Step(
          place,
          from == null ? null : from.name(),
          step.to().name(),
          step.at(),
          step.explanation(),
          step.answer(),
          step.by() == null ? null : step.by().value());
    }
  }

  private static String steps(List<SubmissionStep> steps) {
    Step[] rows = new Step[steps.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Step.of(i, steps.get(i));
    }
    return StoredJson.write(rows);
  }

  /** Binds what never changes. */
  static <S extends SqlStatement<S>> S bindIdentity(S statement, Submission submission) {
    Submission.Filing filing = submission.filing();
    return statement
        .bind("submissionChannel", filing.channel().name())
        .bind("submissionDocumentKind", filing.document().kind().name())
        .bind("submissionDocumentId", filing.document().id())
        .bind("submissionAttempt", filing.attempt())
        .bind("submissionFiler", filing.filer())
        .bind(
            "submissionRequestedBy",
            filing.requestedBy() == null ? null : filing.requestedBy().value())
        .bind("submissionCreatedAt", submission.createdAt());
  }

  /** Binds what changes as the submission goes its way. */
  static <S extends SqlStatement<S>> S bindState(S statement, Submission submission) {
    Submission.Sending sending = submission.sending();
    Submission.Answer answer = submission.answer();
    Payload payload = submission.payload();
    return statement
        .bind("submissionCompany", submission.company().value())
        .bind("submissionId", submission.id().value())
        .bind("submissionVersion", submission.version())
        .bind("submissionDueAt", submission.filing().due())
        .bind("submissionDeadline", submission.filing().deadline())
        .bind("submissionState", submission.state().name())
        .bind("submissionPayload", payload == null ? null : StoredJson.write(payload))
        .bind("submissionCalls", sending.calls())
        .bind("submissionSentAt", sending.since())
        .bind("submissionTakenAt", sending.takenAt())
        .bind("submissionQuestions", sending.questions())
        .bind("submissionEverLost", sending.everLost())
        .bind("submissionReference", answer.reference())
        .bind("submissionFormer", StoredJson.write(answer.formerReferences()))
        .bind("submissionReceipt", answer.receipt())
        .bind("submissionErrors", StoredJson.write(answer.errors()))
        .bind("submissionSettledAt", answer.settledAt())
        .bind("submissionArchivedAt", answer.archivedAt())
        .bind("submissionProblem", submission.problem())
        .bind("submissionLate", submission.late(FilingDeadline.PLACE))
        .bind("submissionUpdatedAt", submission.updatedAt())
        .bind("submissionSteps", steps(submission.steps()));
  }

  static Submission read(Columns row) throws SQLException {
    String payload = row.maybeText("payload");
    return new Submission(
        new SubmissionId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.number("version"),
        new Submission.Filing(
            row.oneOf(Channel.class, "channel"),
            new DocumentReference(
                row.oneOf(DocumentReference.Kind.class, "document_kind"), row.uuid("document_id")),
            row.integer("attempt"),
            row.text("filer"),
            row.instant("due_at"),
            row.maybeDate("deadline"),
            row.maybeId("requested_by", UserId::new)),
        row.oneOf(SubmissionState.class, "state"),
        payload == null ? null : StoredJson.read(payload, Payload.class),
        new Submission.Sending(
            row.integer("calls"),
            row.maybeInstant("sent_at"),
            row.maybeInstant("taken_at"),
            row.integer("questions"),
            row.flag("ever_lost")),
        new Submission.Answer(
            row.maybeText("reference"),
            texts(row.row().getArray("former_references")),
            row.maybeText("receipt"),
            List.of(StoredJson.read(row.text("errors"), String[].class)),
            row.maybeInstant("settled_at"),
            row.maybeInstant("archived_at")),
        row.maybeText("problem"),
        List.of(),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  static SubmissionStep readStep(Columns row) throws SQLException {
    return new SubmissionStep(
        row.maybeOneOf(SubmissionState.class, "from_state"),
        row.oneOf(SubmissionState.class, "to_state"),
        row.instant("at"),
        row.text("explanation"),
        row.maybeText("answer"),
        row.maybeId("settled_by", UserId::new));
  }
}
