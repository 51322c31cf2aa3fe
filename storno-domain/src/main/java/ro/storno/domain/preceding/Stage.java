package ro.storno.domain.preceding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a document that precedes an invoice stands; each kind uses some of these. */
public enum Stage {
  DRAFT,
  /** Handed to the client (proforma). */
  SENT,
  /** The client agrees (proforma). */
  ACCEPTED,
  /** The client declines (proforma). */
  REJECTED,
  /** Numbered and final (delivery note, receipt). */
  ISSUED,
  /** Turned into an invoice, for good. */
  CONVERTED,
  /** What a receipt that was turned into an invoice is called. */
  INVOICED,
  /** Some of it was given back (receipt). */
  PARTIALLY_REFUNDED,
  /** All of it was given back (receipt). */
  REFUNDED,
  CANCELLED;

  /** Returns the lower-case wire name, such as {@code draft}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the stage with a wire name, if there is one. */
  public static Optional<Stage> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }
}
