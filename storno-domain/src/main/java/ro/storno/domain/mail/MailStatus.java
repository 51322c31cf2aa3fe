package ro.storno.domain.mail;

import java.util.Locale;

/** What became of a mail. */
public enum MailStatus {
  /** Waits for the server that carries it. */
  QUEUED,
  /** There is no server to carry it: it waits to be read by the operator. */
  KEPT,
  /** A server took it. */
  SENT,
  /** A server refused it for good, or it could not be made. */
  FAILED,
  /** Somebody stopped it before its time came. */
  CANCELLED;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
