package ro.storno.simulator.ksef;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * An invoice that was handed in, as KSeF sees it now.
 *
 * @param session reference of the session; empty if it was put in by a test; not null
 * @param reference of the invoice in it; not null
 * @param ordinal number in the session, from 1
 * @param hash SHA-256 in base64, as the client gave it; not null
 * @param arrivedAt when the call came; not null
 * @param takenAt when it is taken in; later than it came only where that goes wrong; not null
 * @param judgedAt when its verdict is known; not null
 * @param status verdict, whether or not it is known yet; not null
 * @param ksefNumber if it is accepted, or null
 * @param seller NIP, or empty; not null
 * @param number or empty; not null
 * @param offline whether it counts as made offline
 * @param fault what went wrong, or null
 */
public record KsefInvoice(
    String session,
    String reference,
    int ordinal,
    String hash,
    Instant arrivedAt,
    Instant takenAt,
    Instant judgedAt,
    Status status,
    @Nullable String ksefNumber,
    String seller,
    String number,
    boolean offline,
    @Nullable FaultKind fault) {

  /** Returns whether KSeF has it for good. */
  public boolean accepted() {
    return ksefNumber != null;
  }

  /**
   * A verdict.
   *
   * @param code of KSeF, such as 200 or 440
   * @param description not null
   * @param details not null
   * @param extensions not null
   */
  public record Status(
      int code, String description, List<String> details, Map<String, String> extensions) {
    static Status of(int code, String description, String... details) {
      return new Status(code, description, List.of(details), Map.of());
    }
  }
}
