package ro.storno.simulator.anaf.etransport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declaration that was taken in.
 *
 * @param index under which; not null
 * @param cif of the one who handed it in; not null
 * @param facts not null
 * @param uit that was given for it; not null
 * @param takenAt not null
 * @param judgedAt not null
 * @param listedAt not null
 * @param state ok, nok, or that it could not be taken into the system; not null
 * @param errors why it is not ok; not null
 */
public record DeclarationRecord(
    long index,
    String cif,
    DeclarationFacts facts,
    String uit,
    Instant takenAt,
    Instant judgedAt,
    Instant listedAt,
    String state,
    List<String> errors) {
  /** Found right. */
  public static final String OK = "ok";

  /** Found wrong. */
  public static final String NOK = "nok";

  /** Not fit to be judged. */
  public static final String NOT_TAKEN = "XML cu erori nepreluat de sistem";

  /** Takes a copy. */
  public DeclarationRecord {
    errors = List.copyOf(errors);
  }

  /** Returns the state that is told at a moment. */
  public String stateAt(Instant moment) {
    return moment.isBefore(judgedAt) ? "in prelucrare" : state;
  }

  /** Returns whether it counts: found right. */
  public boolean ok() {
    return state.equals(OK);
  }

  @Override
  public String toString() {
    @Nullable String reference = facts.reference();
    return index + " " + facts.type() + " " + uit + " " + state + " " + reference;
  }
}
