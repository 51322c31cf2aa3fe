package ro.storno.rest.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.submission.SubmissionStep;
import ro.storno.rest.openapi.Described;

/**
 * One attempt to hand an invoice to an authority, with its history and evidence
 * (notes/client-contract.md, submissions).
 */
public record SubmissionView(
    UUID id,
    UUID uuid,
    @Described(example = "anaf") String provider,
    @Described("The authority's reference") @Nullable String externalId,
    @Described("pending, submitted, accepted, rejected or error") String status,
    @Described("prepared, queued, sending, sent, unknown, accepted, rejected or withdrawn")
        String state,
    int attempt,
    Instant scheduledSendAt,
    @Nullable LocalDate deadline,
    @Nullable Instant sentAt,
    @Nullable Instant takenAt,
    @Nullable Instant settledAt,
    @Described("Whether somebody said what became of it, since nobody could be asked")
        boolean settledByHand,
    @Described("Why it waits") @Nullable String problem,
    @Described("The authority's reasons, in its words") List<String> errors,
    @Described("SHA-256 of the exact bytes that were sent") @Nullable String sha256,
    @Nullable String fileName,
    @Described("Whether its file can be downloaded") boolean xmlAvailable,
    @Described("Whether it was issued before the authority has it") boolean offline,
    @Nullable String downloadId,
    @Described("What the invoice says and its file does not, for the format has no room for it")
        List<LeftOutView> leftOut,
    List<StepView> history,
    List<EvidenceView> evidence,
    Instant createdAt,
    Instant updatedAt) {

  /** A term of the invoice that is not in the file of the submission. */
  public record LeftOutView(
      @Described(value = "Element of the format", example = "DatiGeneraliDocumento")
          @Nullable String place,
      @Described(example = "FatturaPA has no place for BT-10: 4711") String reason) {
    static List<LeftOutView> of(@Nullable Payload payload) {
      return payload == null
          ? List.of()
          : payload.leftOut().stream()
              .map(each -> new LeftOutView(each.place(), each.reason()))
              .toList();
    }
  }

  /** One step in the history of a submission. */
  public record StepView(
      @Nullable String from,
      String to,
      Instant at,
      String explanation,
      @Described("What the authority answered, as it came") @Nullable String answer,
      @Described("Who settled it by hand") @Nullable UUID by) {
    static StepView of(SubmissionStep step) {
      SubmissionState from = step.from();
      return new StepView(
          from == null ? null : from.wireName(),
          step.to().wireName(),
          step.at(),
          step.explanation(),
          step.answer(),
          step.by() == null ? null : step.by().value());
    }
  }

  /** A signed answer of the authority that is kept. */
  public record EvidenceView(
      String downloadId,
      String sha256,
      long size,
      String path,
      @Nullable String documentSha256,
      @Nullable String signatureSha256,
      boolean sameDocument,
      @Described("VALID, TAMPERED, UNTRUSTED or UNSIGNED, when it was received") String seal,
      String explanation,
      Instant receivedAt) {
    static EvidenceView of(Submissions.Evidence evidence) {
      return new EvidenceView(
          evidence.receipt(),
          evidence.sha256(),
          evidence.size(),
          evidence.storageKey(),
          evidence.documentSha256(),
          evidence.signatureSha256(),
          evidence.sameDocument(),
          evidence.seal(),
          evidence.explanation(),
          evidence.receivedAt());
    }
  }

  static SubmissionView of(ListSubmissions.Entry entry) {
    Submission submission = entry.submission();
    Payload payload = submission.payload();
    UUID id = submission.id().value();
    return new SubmissionView(
        id,
        id,
        submission.filing().channel().wireName(),
        submission.reference().orElse(null),
        submission.state().documentedStatus(),
        submission.state().wireName(),
        submission.filing().attempt(),
        submission.filing().due(),
        submission.filing().deadline(),
        submission.sending().since(),
        submission.sending().takenAt(),
        submission.answer().settledAt(),
        entry.steps().stream().anyMatch(step -> step.by() != null),
        submission.problem(),
        submission.answer().errors(),
        payload == null ? null : payload.sha256(),
        payload == null ? null : payload.fileName(),
        payload != null,
        payload != null && payload.offline(),
        submission.answer().receipt(),
        LeftOutView.of(payload),
        entry.steps().stream().map(StepView::of).toList(),
        entry.evidence().stream().map(EvidenceView::of).toList(),
        submission.createdAt(),
        submission.updatedAt());
  }
}
