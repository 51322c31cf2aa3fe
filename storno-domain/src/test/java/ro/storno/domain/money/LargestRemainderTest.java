package ro.storno.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Property(seed = "20261127")
  void parts_sum_to_the_total_and_stay_within_one_unit_of_their_shares(
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -99999, max = 99999) Long> shares) {
    BigInteger divisor = BigInteger.valueOf(1000);
    BigInteger[] numerators = numerators(shares);
    BigInteger sum = Arrays.stream(numerators).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger total =
        new BigDecimal(sum, 3).setScale(0, java.math.RoundingMode.HALF_UP).unscaledValue();
    BigInteger[] parts = LargestRemainder.allot(total, numerators, divisor);
    assertThat(Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(total);
    for (int i = 0; i < parts.length; i++) {
      assertThat(parts[i].multiply(divisor).subtract(numerators[i]).abs())
          .isLessThanOrEqualTo(divisor);
    }
  }

  @Property(seed = "20261127")
  void negating_shares_and_total_negates_the_parts(
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -99999, max = 99999) Long> shares,
      @ForAll @LongRange(min = -2, max = 2) long off) {
    BigInteger divisor = BigInteger.valueOf(1000);
    BigInteger[] numerators = numerators(shares);
    BigInteger sum = Arrays.stream(numerators).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger total = sum.divide(divisor).add(BigInteger.valueOf(off));
    BigInteger[] parts = LargestRemainder.allot(total, numerators, divisor);
    BigInteger[] negated =
        Arrays.stream(numerators).map(BigInteger::negate).toArray(BigInteger[]::new);
    assertThat(LargestRemainder.allot(total.negate(), negated, divisor))
        .containsExactly(Arrays.stream(parts).map(BigInteger::negate).toArray(BigInteger[]::new));
  }

  @Test
  void missing_units_go_to_the_largest_remainders() {
    Money total = Money.of("10.00", Currency.RON);
    List<BigDecimal> exact =
        List.of(new BigDecimal("3.333"), new BigDecimal("3.338"), new BigDecimal("3.3290"));
    assertThat(LargestRemainder.allot(total, exact))
        .extracting(Money::toPlainString)
        .containsExactly("3.33", "3.34", "3.33");
  }

  @Test
  void ties_go_to_the_earlier_part_on_either_side_of_nought() {
    BigInteger[] shares = {BigInteger.valueOf(5), BigInteger.valueOf(5)};
    assertThat(LargestRemainder.allot(BigInteger.ONE, shares, BigInteger.TEN))
        .containsExactly(BigInteger.ONE, BigInteger.ZERO);
    BigInteger[] negative = {BigInteger.valueOf(-5), BigInteger.valueOf(-5)};
    assertThat(LargestRemainder.allot(BigInteger.ONE.negate(), negative, BigInteger.TEN))
        .containsExactly(BigInteger.ONE.negate(), BigInteger.ZERO);
  }

  private static BigInteger[] numerators(List<Long> shares) {
    return shares.stream().map(BigInteger::valueOf).toArray(BigInteger[]::new);
  }
}
