package ro.storno.simulator.choruspro;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * A file that was taken in.
 *
 * @param number under which ({@code numeroFluxDepot}); not null
 * @param account the technical account that handed it in; not null
 * @param fileName as it was given; not null
 * @param sha256 of the file; lower-case hex; not null
 * @param invoice number of the invoice inside, or null if none was found
 * @param supplier identifier of its seller, or null if none was found
 * @param total amount due as it is written, or null if none was found
 * @param takenAt not null
 * @param judgedAt not null
 * @param errors why it is rejected; empty if it is accepted; not null
 * @param fault what goes wrong with it, or null
 */
public record DepositRecord(
    String number,
    String account,
    String fileName,
    String sha256,
    @Nullable String invoice,
    @Nullable String supplier,
    @Nullable String total,
    Instant takenAt,
    Instant judgedAt,
    List<String> errors,
    @Nullable FaultKind fault) {
  /** Takes a copy. */
  public DepositRecord {
    errors = List.copyOf(errors);
  }

  /** Returns its state at a moment, in the words of {@code etatCourantDepotFlux}. */
  public String state(Instant now) {
    if (now.isBefore(judgedAt)) {
      return "IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP";
    }
    return errors.isEmpty() ? "IN_INTEGRE" : "IN_REJETE";
  }

  /** Returns whether it is known to be accepted at a moment. */
  public boolean integrated(Instant now) {
    return errors.isEmpty() && !now.isBefore(judgedAt);
  }
}
