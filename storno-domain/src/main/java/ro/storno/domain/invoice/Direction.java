package ro.storno.domain.invoice;

import java.util.Locale;

/** Whether the company issued the document or received it. */
public enum Direction {
  OUTGOING,
  INCOMING;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
