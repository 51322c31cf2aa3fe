package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ItalianTerms;

/**
 * The price of a unit while its discounts and surcharges apply to it, each to what those before it
 * left.
 *
 * <p>Every percentage would make the number longer, so it is rounded far behind what can count: a
 * quantity of thirty digits does not make a cent of what is cut off.
 */
final class AdjustedPrice {
  /** Most digits a price has in front of its decimal point as long as it is one. */
  private static final int LARGEST = 60;

  private static final int LONGEST_FRACTION = 60;
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final MathContext PRECISE = new MathContext(2 * LARGEST, RoundingMode.HALF_EVEN);

  private BigDecimal unit;

  AdjustedPrice(BigDecimal unit) {
    this.unit = unit;
  }

  /** The price after what was added and taken off so far. */
  BigDecimal unit() {
    return unit;
  }

  /** Whether the number has become larger than any price is. */
  boolean isBeyondMeasure() {
    return unit.precision() - unit.scale() > LARGEST;
  }

  /** What an adjustment takes off the price or puts on it; null when it says neither. */
  @Nullable BigDecimal amountOf(ItalianTerms.Adjustment adjustment) {
    BigDecimal percentage = adjustment.percentage();
    BigDecimal amount = adjustment.amount();
    if (amount != null || percentage == null) {
      return amount;
    }
    return shortened(unit.multiply(percentage, PRECISE).divide(HUNDRED, PRECISE));
  }

  void change(BigDecimal amount, boolean up) {
    unit = shortened(up ? unit.add(amount, PRECISE) : unit.subtract(amount, PRECISE));
  }

  private static BigDecimal shortened(BigDecimal value) {
    return value.scale() > LONGEST_FRACTION
        ? value.setScale(LONGEST_FRACTION, RoundingMode.HALF_EVEN)
        : value;
  }
}
