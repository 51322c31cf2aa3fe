package ro.storno.domain.transport;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.preceding.PrecedingId;

/**
 * One declaration that somebody asked for, and what came of it.
 *
 * @param id also its reference at ANAF; not null
 * @param company the tenant; not null
 * @param note the delivery note; not null
 * @param kind not null
 * @param terms what it says beyond the note; not null
 * @param given UIT by the upload index under which ANAF gave it; not null
 * @param status not null
 * @param errors why it failed, in ANAF's words or in those of our rules; not null
 * @param requestedBy who asked for it, or null for the system
 * @param requestedAt not null
 * @param settledAt or null while it is under way
 */
public record TransportFiling(
    UUID id,
    CompanyId company,
    PrecedingId note,
    DeclarationKind kind,
    Terms terms,
    Map<String, Uit> given,
    TransportStatus status,
    List<String> errors,
    @Nullable UserId requestedBy,
    Instant requestedAt,
    @Nullable Instant settledAt) {

  /** Takes copies. */
  public TransportFiling {
    given = Map.copyOf(given);
    errors = List.copyOf(errors);
  }

  /**
   * What a declaration says beyond the note.
   *
   * @param uit of the declaration that it is about, or null for a first one
   * @param confirmation or null
   * @param vehicle the new one, or null
   * @param changedAt when it took over, Romanian time; or null
   * @param remarks or null
   */
  public record Terms(
      @Nullable Uit uit,
      @Nullable ConfirmationType confirmation,
      @Nullable Vehicle vehicle,
      @Nullable LocalDateTime changedAt,
      @Nullable String remarks) {
    /** Nothing. */
    public static final Terms NONE = new Terms(null, null, null, null, null);

    /** About a declared transport, and no more. */
    public static Terms about(Uit uit) {
      return new Terms(uit, null, null, null, null);
    }
  }

  /** Returns the filing with a UIT that ANAF gave under an upload index. */
  public TransportFiling given(String index, Uit uit) {
    Map<String, Uit> all = new HashMap<>(given);
    all.put(index, uit);
    return new TransportFiling(
        id, company, note, kind, terms, all, status, errors, requestedBy, requestedAt, settledAt);
  }

  /** Returns the UIT that ANAF gave under an upload index, if it did. */
  public Optional<Uit> uit(String index) {
    return Optional.ofNullable(given.get(index));
  }

  /** Returns the filing as it ended. */
  public TransportFiling settled(TransportStatus outcome, List<String> why, Instant now) {
    return new TransportFiling(
        id, company, note, kind, terms, given, outcome, why, requestedBy, requestedAt, now);
  }
}
