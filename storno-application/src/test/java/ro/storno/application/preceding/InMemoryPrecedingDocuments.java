package ro.storno.application.preceding;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/** Proformas and delivery notes in memory. */
public final class InMemoryPrecedingDocuments implements PrecedingDocuments {
  private final InMemoryTransactions transactions;
  private final Map<PrecedingId, PrecedingDocument> documents;

  public InMemoryPrecedingDocuments(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.documents = transactions.table();
  }

  private Stream<PrecedingDocument> of(CompanyId company) {
    return transactions.sees(company)
        ? documents.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<PrecedingDocument> find(CompanyId company, PrecedingKind kind, PrecedingId id) {
    return of(company).filter(each -> each.kind() == kind && each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<PrecedingDocument> findForUpdate(
      CompanyId company, PrecedingKind kind, PrecedingId id) {
    return find(company, kind, id);
  }

  @Override
  public void add(PrecedingDocument document) {
    documents.put(document.id(), document);
  }

  @Override
  public void update(PrecedingDocument document) {
    PrecedingDocument present = documents.get(document.id());
    if (present == null || present.version() != document.version()) {
      throw new ApplicationException.Conflict(
          "", "The document was changed by someone else; load it again.");
    }
    documents.put(document.id(), nextVersion(document));
  }

  private static PrecedingDocument nextVersion(PrecedingDocument was) {
    return new PrecedingDocument(
        was.id(),
        was.company(),
        was.kind(),
        was.version() + 1,
        was.stage(),
        was.number(),
        was.draftNumber(),
        was.content(),
        was.validUntil(),
        was.totals(),
        was.reversed(),
        was.reached(),
        was.rejection(),
        was.cancellation(),
        was.conversion(),
        was.createdAt(),
        was.updatedAt());
  }

  @Override
  public void remove(CompanyId company, PrecedingId id) {
    of(company)
        .filter(each -> each.id().equals(id))
        .toList()
        .forEach(each -> documents.remove(each.id()));
  }

  @Override
  public Map<PrecedingId, Reversal> reversalsOf(
      CompanyId company, Collection<PrecedingId> originals) {
    Map<PrecedingId, Reversal> found = new HashMap<>();
    of(company)
        .filter(each -> each.reversed() != null && originals.contains(each.reversed()))
        .filter(each -> each.stage() != Stage.CANCELLED)
        .sorted(Comparator.comparing(each -> each.id().value()))
        .forEach(
            each ->
                found.putIfAbsent(
                    each.reversed(), new Reversal(each.id(), each.displayNumber(), each.stage())));
    return found;
  }

  @Override
  public Page<PrecedingDocument> list(
      CompanyId company, PrecedingKind kind, Filter filter, Page.Request page) {
    List<PrecedingDocument> found =
        of(company)
            .filter(each -> each.kind() == kind && matches(each, filter))
            .sorted(
                Comparator.comparing((PrecedingDocument each) -> each.content().issueDate())
                    .thenComparing(each -> each.id().value())
                    .reversed())
            .toList();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static boolean matches(PrecedingDocument document, Filter filter) {
    String search = filter.search();
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    return (filter.stages().isEmpty() || filter.stages().contains(document.stage()))
        && (filter.from() == null || !document.content().issueDate().isBefore(filter.from()))
        && (filter.to() == null || !document.content().issueDate().isAfter(filter.to()))
        && (filter.client() == null || filter.client().equals(document.content().clientId()))
        && text(document).contains(wanted);
  }

  private static String text(PrecedingDocument document) {
    Party buyer = document.content().buyer();
    String who = buyer == null ? "" : buyer.name() + "\n" + buyer.taxCode();
    return (document.displayNumber() + "\n" + who).toLowerCase(Locale.ROOT);
  }
}
