package ro.storno.simulator.anaf.efactura;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.Faults;

/** A document that arrived, and what became of it. Guarded by the desk. */
final class Upload {
  final String hash;
  final Faults.Decision decision;
  final Instant arrivedAt;
  final @Nullable Filing filing;
  final @Nullable DocumentFacts facts;
  final byte[] document;
  @Nullable Judgement judgement;
  List<String> errorsAtDoor = List.of();

  /**
   * What was decided when it was taken in, and shows when it is judged.
   *
   * @param index not null
   * @param takenAt not null
   * @param judgedAt not null
   * @param state final; not null
   * @param errors not null
   * @param download id of the message to the one who handed it in; nought if there is none
   */
  record Judgement(
      long index,
      Instant takenAt,
      Instant judgedAt,
      UploadState state,
      List<String> errors,
      long download) {}

  Upload(
      byte[] document,
      @Nullable Filing filing,
      @Nullable DocumentFacts facts,
      Instant arrivedAt,
      Faults.Decision decision) {
    this.hash = Sha256.hex(document);
    this.document = document;
    this.filing = filing;
    this.facts = facts;
    this.arrivedAt = arrivedAt;
    this.decision = decision;
  }

  UploadState state(Instant now) {
    Judgement made = judgement;
    if (!errorsAtDoor.isEmpty()) {
      return UploadState.REFUSED_AT_DOOR;
    }
    if (made == null) {
      return UploadState.WAITING;
    }
    return now.isBefore(made.judgedAt()) ? UploadState.IN_PROGRESS : made.state();
  }

  UploadRecord record(Environment environment, Instant now) {
    Judgement made = judgement;
    DocumentFacts read = facts;
    UploadState state = state(now);
    boolean judged = made != null && state != UploadState.IN_PROGRESS;
    return new UploadRecord(
        environment,
        hash,
        decision.ordinal(),
        filing,
        read == null ? null : read.number(),
        read == null ? null : read.seller().code(),
        read == null ? null : read.buyer().code(),
        arrivedAt,
        made == null ? null : made.takenAt(),
        made == null ? null : Long.toString(made.index()),
        state,
        made != null && judged ? made.errors() : errorsAtDoor,
        decision.kind());
  }
}
