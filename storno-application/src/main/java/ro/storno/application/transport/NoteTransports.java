package ro.storno.application.transport;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportFiling;

/** The transports of delivery notes, and the declarations that were asked for. */
public interface NoteTransports {
  Optional<NoteTransport> find(CompanyId company, PrecedingId note);

  /** Finds a transport and locks it until the transaction ends. */
  Optional<NoteTransport> findForUpdate(CompanyId company, PrecedingId note);

  /** Returns the transports of several notes; notes without one are left out. */
  Map<PrecedingId, NoteTransport> of(CompanyId company, Collection<PrecedingId> notes);

  /** Saves a transport, new or changed. */
  void save(NoteTransport transport);

  void add(TransportFiling filing);

  Optional<TransportFiling> filing(CompanyId company, UUID id);

  /** Finds a filing and locks it until the transaction ends. */
  Optional<TransportFiling> filingForUpdate(CompanyId company, UUID id);

  /** Saves what became of a filing; what was asked for never changes. */
  void update(TransportFiling filing);

  /** Returns the filings of a note, newest first. */
  List<TransportFiling> filings(CompanyId company, PrecedingId note);
}
