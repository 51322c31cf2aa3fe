package ro.storno.domain.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.preceding.PrecedingId;

/**
 * The transport of a delivery note: what was typed about it, and how far its declaration has come.
 *
 * @param company the tenant; not null
 * @param note the delivery note; not null
 * @param details not null
 * @param status of the declaration, or null if nothing is declared
 * @param uit valid only while not null
 * @param error what is wrong, for people; or null
 * @param submittedAt when it was declared last, or null
 * @param updatedAt not null
 */
public record NoteTransport(
    CompanyId company,
    PrecedingId note,
    TransportDetails details,
    @Nullable TransportStatus status,
    @Nullable Uit uit,
    @Nullable String error,
    @Nullable Instant submittedAt,
    Instant updatedAt) {

  /** Starts with what was typed; nothing is declared. */
  public static NoteTransport of(
      CompanyId company, PrecedingId note, TransportDetails details, Instant now) {
    return new NoteTransport(company, note, details, null, null, null, null, now);
  }

  /** Returns the transport with other details; what was declared stays declared. */
  public NoteTransport withDetails(TransportDetails typed, Instant now) {
    return new NoteTransport(company, note, typed, status, uit, error, submittedAt, now);
  }

  /** Returns the transport as it has just been declared. */
  public NoteTransport submitted(Instant now) {
    return new NoteTransport(
        company, note, details, TransportStatus.UPLOADED, null, null, now, now);
  }

  /** Returns the transport as ANAF found its declaration right. */
  public NoteTransport valid(Uit given, Instant now) {
    return new NoteTransport(
        company, note, details, TransportStatus.OK, given, null, submittedAt, now);
  }

  /**
   * Returns the transport as its declaration failed; there is no UIT then.
   *
   * @param outcome not null
   * @param why for people; not null
   */
  public NoteTransport failed(TransportStatus outcome, String why, Instant now) {
    return new NoteTransport(company, note, details, outcome, null, why, submittedAt, now);
  }

  /** Returns the transport as if it never had been declared; when it was stays known. */
  public NoteTransport withdrawn(Instant now) {
    return new NoteTransport(company, note, details, null, null, null, submittedAt, now);
  }

  /**
   * Returns the transport with something to say about it; the status stays.
   *
   * @param text for people, or null if nothing is wrong any more
   */
  public NoteTransport noted(@Nullable String text, Instant now) {
    return new NoteTransport(company, note, details, status, uit, text, submittedAt, now);
  }

  /** Returns whether a declaration counts at ANAF. */
  public boolean declared() {
    return status == TransportStatus.OK && uit != null;
  }
}
