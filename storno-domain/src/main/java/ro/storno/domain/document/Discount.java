package ro.storno.domain.document;

import java.math.BigDecimal;
import ro.storno.domain.money.Percentage;

/** What is taken off a line: a positive magnitude that follows the sign of the line. */
public sealed interface Discount {
  /** No discount. */
  Discount NONE = new Absolute(BigDecimal.ZERO);

  /**
   * A fixed amount off the line.
   *
   * @param amount magnitude in the document's currency, not negative; not null
   */
  record Absolute(BigDecimal amount) implements Discount {}

  /**
   * A share of the line.
   *
   * @param percentage 0 to 100; not null
   */
  record Percent(Percentage percentage) implements Discount {}
}
