package ro.storno.domain.recurring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.tax.VatRateId;

/**
 * A line of a template.
 *
 * @param line as typed, its VAT rate as it was then; not null
 * @param vatRateId the company's rate that was chosen and is looked up at each issue, or null where
 *     the rate was typed
 * @param pricing not null
 */
public record RecurringLine(DocumentLine line, @Nullable VatRateId vatRateId, Pricing pricing) {
  /** Checks that nothing is missing. */
  public RecurringLine {
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(pricing, "pricing");
  }
}
