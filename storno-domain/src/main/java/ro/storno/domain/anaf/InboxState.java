package ro.storno.domain.anaf;

import java.util.Locale;

/** How far a message of the SPV has come with us. */
public enum InboxState {
  /** Listed, not fetched yet. */
  PENDING,
  /** Its archive is kept; what it holds was not taken over yet. */
  FETCHED,
  /** Done with. */
  PROCESSED,
  /** Given up for now; somebody should look, and can have it tried again. */
  FAILED,
  /** ANAF does not hand it out any more: older than 60 days. */
  GONE;

  /** Returns whether there is something left to do. */
  public boolean waiting() {
    return this == PENDING || this == FETCHED;
  }

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
