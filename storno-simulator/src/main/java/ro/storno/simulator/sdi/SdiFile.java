package ro.storno.simulator.sdi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that SDI has taken in.
 *
 * @param id IdentificativoSdI; not null
 * @param name not null
 * @param content not null
 * @param sha256 lower-case hex; not null
 * @param viaIntermediary whether its notifications are fetched, not pushed
 * @param takenAt not null
 * @param judgedAt not null
 * @param invoice what is in it, or null if it is none
 * @param errors why it is discarded; empty if it is not; not null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SdiFile(
    String id,
    String name,
    byte[] content,
    String sha256,
    boolean viaIntermediary,
    Instant takenAt,
    Instant judgedAt,
    @Nullable SdiInvoice invoice,
    List<SdiError> errors) {
  /** Takes a copy. */
  public SdiFile {
    errors = List.copyOf(errors);
  }

  /** Returns whether SDI discards it. */
  public boolean discarded() {
    return !errors.isEmpty();
  }

  boolean administration() {
    return invoice != null && invoice.format().equals("FPA12");
  }
}
