package ro.storno.persistence.invoice.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Count and exact sums of invoices in one currency.
 *
 * <p>An amount is added in two halves of 32 bits, which cannot overflow while there are fewer than
 * two thousand million of them.
 */
public final class Sums {
  private static final long LOW = 0xffffffffL;
  private static final int SCALE = 4;

  private long rows;
  private final long[] high = new long[3];
  private final long[] low = new long[3];

  Sums() {}

  private Sums(Sums other) {
    plus(other, 1);
  }

  Sums copy() {
    return new Sums(this);
  }

  /** Adds the amounts of one invoice, or takes them away where the sign is negative. */
  void add(long subtotal, long vatTotal, long total, int sign) {
    rows += sign;
    add(0, subtotal, sign);
    add(1, vatTotal, sign);
    add(2, total, sign);
  }

  private void add(int which, long amount, int sign) {
    high[which] += sign * (amount >> 32);
    low[which] += sign * (amount & LOW);
  }

  Sums plus(Sums other, int sign) {
    rows += sign * other.rows;
    for (int i = 0; i < high.length; i++) {
      high[i] += sign * other.high[i];
      low[i] += sign * other.low[i];
    }
    return this;
  }

  public long rows() {
    return rows;
  }

  public BigDecimal subtotal() {
    return amount(0);
  }

  public BigDecimal vatTotal() {
    return amount(1);
  }

  public BigDecimal total() {
    return amount(2);
  }

  private BigDecimal amount(int which) {
    return new BigDecimal(
        BigInteger.valueOf(high[which]).shiftLeft(32).add(BigInteger.valueOf(low[which])), SCALE);
  }
}
