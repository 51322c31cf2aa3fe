package ro.storno.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Allots a rounded total to parts so that the parts sum to it exactly: each part is rounded down
 * (toward negative infinity) and the missing units go to the largest remainders, ties to the
 * earlier part.
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
    int scale = currency.minorUnits();
    BigDecimal[] floors = new BigDecimal[exact.size()];
    BigDecimal missing = total.amount();
    for (int i = 0; i < floors.length; i++) {
      floors[i] = exact.get(i).setScale(scale, RoundingMode.FLOOR);
      missing = missing.subtract(floors[i]);
    }
    int units = missing.movePointRight(scale).intValueExact();
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale).setScale(scale);
    Comparator<Integer> byRemainder = Comparator.comparing(i -> floors[i].subtract(exact.get(i)));
    List<Integer> order = IntStream.range(0, floors.length).boxed().sorted(byRemainder).toList();
    for (int k = 0; k < Math.abs(units); k++) {
      int i = order.get(units > 0 ? k % floors.length : floors.length - 1 - k % floors.length);
      floors[i] = units > 0 ? floors[i].add(unit) : floors[i].subtract(unit);
    }
    List<Money> parts = new ArrayList<>(floors.length);
    for (BigDecimal floor : floors) {
      parts.add(new Money(floor, currency));
    }
    return parts;
  }
}
