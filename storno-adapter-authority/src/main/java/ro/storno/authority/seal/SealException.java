package ro.storno.authority.seal;

/** A seal that cannot hold, for the reason in the message. */
final class SealException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String why;

  SealException(String why) {
    super(why);
    this.why = why;
  }

  SealException(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  /** Returns the reason, as part of a sentence. */
  String why() {
    return why;
  }
}
