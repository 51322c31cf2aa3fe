package ro.storno.domain.transport;

import java.util.Locale;

/** What a declaration does. */
public enum DeclarationKind {
  /** Announces a transport. */
  NOTIFICATION,
  /** Takes the place of what was announced; the UIT stays. */
  CORRECTION,
  /** Takes it back. */
  DELETION,
  /** Says how it ended. */
  CONFIRMATION,
  /** Says that it went on with another vehicle. */
  VEHICLE_CHANGE;

  /** Returns the lower-case wire name, such as {@code vehicle_change}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
