package ro.storno.application.numbering;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;

/** The document series of a company. */
public final class ManageSeries {
  /** Lists the series, of one type if one is given. */
  public List<Series> list(CompanyScope scope, @Nullable String type) {
    throw new UnsupportedOperationException();
  }

  /** Adds a series. */
  public Series create(CompanyScope scope, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes what is given: current number and active only.
   *
   * @param given names of the components of the command that were sent; not null
   */
  public Series change(CompanyScope scope, SeriesId id, Command command, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /** Makes a series the default of its type. */
  public Series setDefault(CompanyScope scope, SeriesId id) {
    throw new UnsupportedOperationException();
  }

  /** Removes a series that no document uses. */
  public void remove(CompanyScope scope, SeriesId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * A series as typed.
   *
   * @param prefix unique per type
   * @param type wire name of the document type
   * @param currentNumber last number used, 0 unless given
   * @param active true unless given
   * @param isDefault default of its type; the first of a type always is
   */
  public record Command(
      @Nullable String prefix,
      @Nullable String type,
      @Nullable Long currentNumber,
      @Nullable Boolean active,
      @Nullable Boolean isDefault) {}
}
