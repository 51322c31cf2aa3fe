package ro.storno.domain.preceding;

/** What can be done with a document that precedes an invoice. */
public enum Operation {
  UPDATE("updated"),
  DELETE("deleted"),
  SEND("sent"),
  ACCEPT("accepted"),
  REJECT("rejected"),
  ISSUE("issued"),
  CANCEL("cancelled"),
  RESTORE("restored"),
  CONVERT("converted"),
  /** Together with others into one invoice. */
  CONVERT_TOGETHER("converted together with others"),
  /** Taken back by a new document with negated quantities. */
  STORNO("stornoed"),
  /** Given back, in part or as a whole, by a new document with negated quantities and payments. */
  REFUND("refunded"),
  /** None of its refunds counts any more. */
  COUNT_NO_REFUND("counted as sold"),
  /** Its refunds leave something that can still be given back. */
  COUNT_PARTIAL_REFUND("counted as refunded in part"),
  /** Its refunds leave nothing. */
  COUNT_FULL_REFUND("counted as refunded");

  private final String participle;

  Operation(String participle) {
    this.participle = participle;
  }

  /** Returns what a document is once it was done, for messages: {@code accepted}. */
  public String participle() {
    return participle;
  }
}
