package ro.storno.simulator.fault;

import java.math.BigDecimal;

/**
 * How often something happens.
 *
 * @param perMillion of a million calls, from 0 to 1,000,000
 */
public record Probability(int perMillion) {
  /** Every time. */
  public static final Probability ALWAYS = new Probability(1_000_000);

  /** Checks the bounds. */
  public Probability {
    if (perMillion < 0 || perMillion > 1_000_000) {
      throw new IllegalArgumentException("Not between 0 and 100 %: " + perMillion + " per million");
    }
  }

  /** Returns whole percents. */
  public static Probability percent(int percent) {
    return new Probability(Math.multiplyExact(percent, 10_000));
  }

  /**
   * Reads a probability.
   *
   * @param text such as {@code 20%}, {@code 0.5%} or {@code 0.2}; not null
   * @throws IllegalArgumentException if it is none, with a message for people
   */
  public static Probability parse(String text) {
    String plain = text.strip();
    boolean percent = plain.endsWith("%");
    try {
      BigDecimal number =
          new BigDecimal(percent ? plain.substring(0, plain.length() - 1).strip() : plain);
      return new Probability(number.movePointRight(percent ? 4 : 6).intValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a probability; write 20%, 0.5% or 0.2", e);
    }
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString() + "%";
  }
}
