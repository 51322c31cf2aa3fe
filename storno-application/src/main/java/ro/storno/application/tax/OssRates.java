package ro.storno.application.tax;

import java.time.LocalDate;
import java.util.Optional;
import ro.storno.domain.money.Percentage;

/** Standard VAT rates of the member states, by day. */
@FunctionalInterface
public interface OssRates {
  /**
   * Returns the standard rate of a country.
   *
   * @param country ISO 3166-1 alpha-2; not null
   * @param day not null
   * @return empty if none is known for the day
   */
  Optional<Percentage> standard(String country, LocalDate day);
}
