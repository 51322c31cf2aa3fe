package ro.storno.application.numbering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;

/** Series in memory. */
public final class InMemorySeriesBook implements SeriesBook {
  private final InMemoryTransactions transactions;
  private final Map<SeriesId, Series> series;
  private final InMemoryInvoices invoices;

  public InMemorySeriesBook(InMemoryTransactions transactions, InMemoryInvoices invoices) {
    this.transactions = transactions;
    this.series = transactions.table();
    this.invoices = invoices;
  }

  @Override
  public List<Series> of(CompanyId company, @Nullable SeriesType type) {
    return transactions.sees(company)
        ? series.values().stream()
            .filter(each -> each.company().equals(company))
            .filter(each -> type == null || each.type() == type)
            .toList()
        : List.of();
  }

  @Override
  public Optional<Series> find(CompanyId company, SeriesId id) {
    return of(company, null).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Series> findForUpdate(CompanyId company, SeriesId id) {
    return find(company, id);
  }

  @Override
  public Optional<Series> defaultOf(CompanyId company, SeriesType type) {
    return of(company, type).stream().filter(each -> each.isDefault() && each.active()).findFirst();
  }

  @Override
  public Optional<DocumentNumber> takeNext(CompanyId company, SeriesId id) {
    Optional<Series> found = find(company, id).filter(Series::active);
    found.ifPresent(each -> series.put(id, advanced(each)));
    return found.map(Series::next);
  }

  private static Series advanced(Series series) {
    return new Series(
        series.id(),
        series.company(),
        series.type(),
        series.prefix(),
        series.currentNumber() + 1,
        series.active(),
        series.isDefault(),
        series.source(),
        series.createdAt(),
        series.updatedAt());
  }

  @Override
  public boolean add(Series added) {
    boolean duplicate =
        of(added.company(), added.type()).stream()
            .anyMatch(other -> other.prefix().equals(added.prefix()));
    if (!duplicate) {
      series.put(added.id(), added);
    }
    return !duplicate;
  }

  @Override
  public void update(Series changed) {
    series.replace(changed.id(), changed);
  }

  @Override
  public void remove(CompanyId company, SeriesId id) {
    find(company, id).ifPresent(each -> series.remove(id));
  }

  @Override
  public boolean inUse(CompanyId company, SeriesId id) {
    Optional<Series> found = find(company, id);
    return invoices.all(company).anyMatch(invoice -> uses(invoice, id, found));
  }

  private static boolean uses(Invoice invoice, SeriesId id, Optional<Series> series) {
    DocumentNumber number = invoice.number();
    return id.equals(invoice.content().seriesId())
        || number != null
            && series
                .filter(each -> each.prefix().equals(number.prefix()))
                .filter(each -> each.type() == invoice.content().documentType().seriesType())
                .isPresent();
  }
}
