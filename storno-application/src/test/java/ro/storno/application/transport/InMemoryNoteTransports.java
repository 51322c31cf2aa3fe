package ro.storno.application.transport;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportFiling;

/** Transports of delivery notes in memory. */
public final class InMemoryNoteTransports implements NoteTransports {
  private final InMemoryTransactions transactions;
  private final Map<PrecedingId, NoteTransport> transports;
  private final Map<UUID, TransportFiling> filings;

  public InMemoryNoteTransports(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.transports = transactions.table();
    this.filings = transactions.table();
  }

  private Stream<NoteTransport> of(CompanyId company) {
    return transactions.sees(company)
        ? transports.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  private Stream<TransportFiling> filingsOf(CompanyId company) {
    return transactions.sees(company)
        ? filings.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<NoteTransport> find(CompanyId company, PrecedingId note) {
    return of(company).filter(each -> each.note().equals(note)).findFirst();
  }

  @Override
  public Optional<NoteTransport> findForUpdate(CompanyId company, PrecedingId note) {
    return find(company, note);
  }

  @Override
  public Map<PrecedingId, NoteTransport> of(CompanyId company, Collection<PrecedingId> notes) {
    return of(company)
        .filter(each -> notes.contains(each.note()))
        .collect(Collectors.toMap(NoteTransport::note, each -> each));
  }

  @Override
  public void save(NoteTransport transport) {
    transports.put(transport.note(), transport);
  }

  @Override
  public void add(TransportFiling filing) {
    filings.put(filing.id(), filing);
  }

  @Override
  public Optional<TransportFiling> filing(CompanyId company, UUID id) {
    return filingsOf(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<TransportFiling> filingForUpdate(CompanyId company, UUID id) {
    return filing(company, id);
  }

  @Override
  public void update(TransportFiling filing) {
    filings.put(filing.id(), filing);
  }

  @Override
  public List<TransportFiling> filings(CompanyId company, PrecedingId note) {
    return filingsOf(company)
        .filter(each -> each.note().equals(note))
        .sorted(Comparator.comparing(TransportFiling::id).reversed())
        .toList();
  }
}
