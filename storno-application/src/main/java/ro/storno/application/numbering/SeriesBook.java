package ro.storno.application.numbering;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;

/** The document series of a company. */
public interface SeriesBook {
  List<Series> of(CompanyId company, @Nullable SeriesType type);

  Optional<Series> find(CompanyId company, SeriesId id);

  /**
   * Finds a series and locks it until the transaction ends, so that no number is taken meanwhile.
   */
  Optional<Series> findForUpdate(CompanyId company, SeriesId id);

  /** Returns the active default of a type. */
  Optional<Series> defaultOf(CompanyId company, SeriesType type);

  /**
   * Takes the next number: locks the series until the transaction ends, so that numbers are gapless
   * and unique under any concurrency and after any crash. Call it last in the transaction.
   *
   * @return empty if the series does not exist or is not active
   */
  Optional<DocumentNumber> takeNext(CompanyId company, SeriesId id);

  /**
   * @return false if the company already has the prefix for the type
   */
  boolean add(Series series);

  void update(Series series);

  void remove(CompanyId company, SeriesId id);

  /** Returns whether any document uses the series. */
  boolean inUse(CompanyId company, SeriesId id);
}
