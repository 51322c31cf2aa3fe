package ro.storno.domain.submission;

import java.util.Locale;

/** Where a submission stands (decisions.md, "Submissions: the outcome is always known"). */
public enum SubmissionState {
  /**
   * Its file is made, judged and kept for whoever carries it to the authority himself; it is never
   * sent from here.
   */
  PREPARED,
  /** Waits for its time; nothing has left the building, or it surely had no effect. */
  QUEUED,
  /** A call is under way. If the process dies now, nobody knows whether it took effect. */
  SENDING,
  /** The authority has taken it in and named it; its verdict is awaited. */
  SENT,
  /** A call was made and its outcome is not known. It is looked for before anything is repeated. */
  UNKNOWN,
  /** The authority has accepted the document. */
  ACCEPTED,
  /** The authority has rejected the document. */
  REJECTED,
  /** Taken back before it was sent. */
  WITHDRAWN;

  /** Returns whether nothing more will happen to it. */
  public boolean settled() {
    return this == PREPARED || this == ACCEPTED || this == REJECTED || this == WITHDRAWN;
  }

  /** Returns whether the document may be at the authority, or is there. */
  public boolean handedOver() {
    return this == SENT || this == UNKNOWN || this == ACCEPTED;
  }

  /** Returns the lower-case wire name, such as {@code queued}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the documented status of clients that know five only: pending, submitted, accepted,
   * rejected, error (notes/client-contract.md, submissions).
   */
  public String documentedStatus() {
    return switch (this) {
      case PREPARED, QUEUED, SENDING -> "pending";
      case SENT, UNKNOWN -> "submitted";
      case ACCEPTED -> "accepted";
      case REJECTED -> "rejected";
      case WITHDRAWN -> "error";
    };
  }
}
