package ro.storno.application.money;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.DailyRates;

/**
 * Published rates as the answer to a question.
 *
 * @param rates not null
 * @param warning why a newer publication may exist, in words; null if it is certain that these are
 *     the rates asked for
 */
public record QuotedRates(DailyRates rates, @Nullable String warning) {
  /** Refuses null. */
  public QuotedRates {
    Objects.requireNonNull(rates, "rates");
  }

  /** Returns whether these are the rates asked for beyond doubt. */
  public boolean certain() {
    return warning == null;
  }
}
