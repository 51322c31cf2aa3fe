package ro.storno.domain.inbox;

/** What a message or document turned out to be, once it was processed. */
public enum InboxOutcome {
  /** It brought a document that was not known. */
  DOCUMENT,
  /** It brought a document that was known already: a second message about one upload. */
  KNOWN,
  /** It is about an upload of ours. */
  OURS,
  /** It tells the errors of an upload that was not made here. */
  FOREIGN_ERRORS,
  /** A buyer's message, received or sent. */
  BUYER_MESSAGE,
  /** Nothing that we know what to do with; it is kept. */
  KEPT,
  /** What it holds cannot be read; its bytes are kept. */
  UNREADABLE
}
