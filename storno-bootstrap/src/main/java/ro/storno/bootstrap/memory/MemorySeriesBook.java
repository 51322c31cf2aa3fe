package ro.storno.bootstrap.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;

/** Series of the one company. */
final class MemorySeriesBook implements SeriesBook {
  private final Map<SeriesId, Series> series = new LinkedHashMap<>();

  @Override
  public List<Series> of(CompanyId company, @Nullable SeriesType type) {
    return series.values().stream().filter(s -> type == null || s.type() == type).toList();
  }

  @Override
  public Optional<Series> find(CompanyId company, SeriesId id) {
    return Optional.ofNullable(series.get(id));
  }

  @Override
  public Optional<Series> findForUpdate(CompanyId company, SeriesId id) {
    return find(company, id);
  }

  @Override
  public Optional<Series> defaultOf(CompanyId company, SeriesType type) {
    return of(company, type).stream().filter(s -> s.isDefault() && s.active()).findFirst();
  }

  @Override
  public Optional<DocumentNumber> takeNext(CompanyId company, SeriesId id) {
    Series from = series.get(id);
    if (from == null || !from.active()) {
      return Optional.empty();
    }
    series.put(
        id,
        new Series(
            id,
            from.company(),
            from.type(),
            from.prefix(),
            from.currentNumber() + 1,
            true,
            from.isDefault(),
            from.source(),
            from.createdAt(),
            from.updatedAt()));
    return Optional.of(from.next());
  }

  @Override
  public boolean add(Series added) {
    return series.putIfAbsent(added.id(), added) == null;
  }

  @Override
  public void update(Series changed) {
    series.put(changed.id(), changed);
  }

  @Override
  public void remove(CompanyId company, SeriesId id) {
    series.remove(id);
  }

  @Override
  public boolean inUse(CompanyId company, SeriesId id) {
    return find(company, id).map(found -> found.currentNumber() > 0).orElse(false);
  }
}
