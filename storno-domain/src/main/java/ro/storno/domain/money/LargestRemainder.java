package ro.storno.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Allots a rounded total to parts so that the parts sum to it exactly: each part is cut off toward
 * zero, and the missing units go to the largest remainders, ties to the earlier part.
 *
 * <p>Cutting off toward zero, rather than down, makes the allotment symmetric: with every share and
 * the total negated, every part is negated too. So a credit note mirrors its invoice to the cent.
 * As long as the total is less than one unit away from the sum of the shares, no part is more than
 * one unit away from its share.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Returns the parts.
   *
   * @param total what the parts must sum to; not null
   * @param exact the unrounded parts; their sum is within one minor unit per part of the total; not
   *     null
   * @return one amount for each part, in the same order; never null
   */
  public static List<Money> allot(Money total, List<BigDecimal> exact) {
    Currency currency = total.currency();
    int minorUnits = currency.minorUnits();
    int scale = exact.stream().mapToInt(BigDecimal::scale).reduce(minorUnits, Math::max);
    BigInteger[] numerators = new BigInteger[exact.size()];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = exact.get(i).setScale(scale).unscaledValue();
    }
    BigInteger[] parts =
        allot(total.amount().unscaledValue(), numerators, BigInteger.TEN.pow(scale - minorUnits));
    List<Money> allotted = new ArrayList<>(parts.length);
    for (BigInteger part : parts) {
      allotted.add(new Money(new BigDecimal(part, minorUnits), currency));
    }
    return allotted;
  }

  /**
   * Returns the parts, all in whole units, of shares given as fractions with one divisor.
   *
   * @param total what the parts must sum to; not null
   * @param numerators share {@code i} is {@code numerators[i] / divisor}; not null
   * @param divisor positive; not null
   * @return one part for each share, in the same order; never null
   */
  public static BigInteger[] allot(BigInteger total, BigInteger[] numerators, BigInteger divisor) {
    BigInteger[] parts = new BigInteger[numerators.length];
    BigInteger[] remainders = new BigInteger[numerators.length];
    BigInteger missing = total;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] cut = numerators[i].divideAndRemainder(divisor);
      parts[i] = cut[0];
      remainders[i] = cut[1];
      missing = missing.subtract(cut[0]);
    }
    if (missing.signum() != 0) {
      handOut(missing, parts, remainders);
    }
    return parts;
  }

  private static void handOut(BigInteger missing, BigInteger[] parts, BigInteger[] remainders) {
    Integer[] order = new Integer[parts.length];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> ascending = Comparator.comparing(i -> remainders[i]);
    Arrays.sort(order, missing.signum() > 0 ? ascending.reversed() : ascending);
    BigInteger unit = BigInteger.valueOf(missing.signum());
    int units = missing.abs().intValueExact();
    for (int k = 0; k < units; k++) {
      int i = order[k % order.length];
      parts[i] = parts[i].add(unit);
    }
  }
}
