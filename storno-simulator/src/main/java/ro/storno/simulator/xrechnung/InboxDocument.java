package ro.storno.simulator.xrechnung;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was taken in.
 *
 * @param id not null
 * @param client the application that handed it in; not null
 * @param key under which it is taken in once only; not null
 * @param sha256 of its bytes; lower-case hex; not null
 * @param number of the invoice, or null if none was found
 * @param leitwegId of the buyer (BT-10); not null
 * @param takenAt not null
 * @param judgedAt not null
 * @param errors why it is rejected; empty if it is accepted; not null
 */
public record InboxDocument(
    String id,
    String client,
    String key,
    String sha256,
    @Nullable String number,
    String leitwegId,
    Instant takenAt,
    Instant judgedAt,
    List<String> errors) {
  /** Takes a copy. */
  public InboxDocument {
    errors = List.copyOf(errors);
  }

  /** Returns its state at a moment: {@code received}, {@code accepted} or {@code rejected}. */
  public String status(Instant now) {
    if (now.isBefore(judgedAt)) {
      return "received";
    }
    return errors.isEmpty() ? "accepted" : "rejected";
  }
}
