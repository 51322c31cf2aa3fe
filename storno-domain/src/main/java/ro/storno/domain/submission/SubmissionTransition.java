package ro.storno.domain.submission;

import static ro.storno.domain.submission.SubmissionState.ACCEPTED;
import static ro.storno.domain.submission.SubmissionState.QUEUED;
import static ro.storno.domain.submission.SubmissionState.REJECTED;
import static ro.storno.domain.submission.SubmissionState.SENDING;
import static ro.storno.domain.submission.SubmissionState.SENT;
import static ro.storno.domain.submission.SubmissionState.UNKNOWN;
import static ro.storno.domain.submission.SubmissionState.WITHDRAWN;

import java.util.List;

/** The transition table of the submission: which operation leads from which state to which. */
public enum SubmissionTransition {
  /** A call is about to be made. */
  BEGIN("send", SENDING, QUEUED),
  /** The call surely had no effect. */
  RETURN("return", QUEUED, SENDING),
  /** The authority took it in, by its answer or as found out afterwards. */
  TAKE("confirm", SENT, SENDING, UNKNOWN),
  /** The answer was lost, or the process that awaited it. */
  LOSE("lose", UNKNOWN, SENDING),
  /** By a documented rule the call cannot have taken effect. */
  CLEAR("clear", QUEUED, UNKNOWN),
  /** The authority names another submission of the same document as the valid one. */
  ADOPT("adopt", SENT, SENT),
  /** The authority accepted the document. */
  ACCEPT("accept", ACCEPTED, SENT, UNKNOWN),
  /** The authority refused it at the door or rejected it later. */
  REJECT("reject", REJECTED, SENDING, SENT, UNKNOWN),
  /** It is taken back before anything was sent. */
  WITHDRAW("withdraw", WITHDRAWN, QUEUED);

  private final String verb;
  private final SubmissionState target;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<SubmissionState> sources;

  SubmissionTransition(String verb, SubmissionState target, SubmissionState... sources) {
    this.verb = verb;
    this.target = target;
    this.sources = List.of(sources);
  }

  /** Returns the operation as a verb, for messages. */
  public String verb() {
    return verb;
  }

  /** Returns the state that the operation leads to. */
  public SubmissionState target() {
    return target;
  }

  /** Returns whether the operation is allowed from a state. */
  public boolean allowedFrom(SubmissionState state) {
    return sources.contains(state);
  }
}
