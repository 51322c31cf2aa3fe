package ro.storno.domain.inbox;

import java.util.Locale;

/** How far a message or document that an authority listed or sent has come with us. */
public enum InboxState {
  /** Listed, not fetched yet. */
  PENDING,
  /** Its bytes are kept; what they hold was not taken over yet. */
  FETCHED,
  /** Done with. */
  PROCESSED,
  /** Given up for now; somebody should look, and can have it tried again. */
  FAILED,
  /** The authority does not hand it out any more. */
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
