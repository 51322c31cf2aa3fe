package ro.storno.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: what was measured, what we reach, and what was asked.
 *
 * @param what in words, with everything one must know to repeat it
 * @param ours our own result with its unit
 * @param peer the result of what we are compared with, measured in the same run; null when the
 *     target is absolute
 * @param ratio ours against the peer in the sense of the target, above one being better unless the
 *     target is a ceiling; null when the target is absolute
 * @param target in words; null for rows that only inform
 * @param met whether the target is reached; null for rows that only inform
 */
public record Figure(
    String what,
    String ours,
    @Nullable String peer,
    @Nullable BigDecimal ratio,
    @Nullable String target,
    @Nullable Boolean met) {

  /** A row that informs and asks nothing. */
  public static Figure information(String what, String ours, @Nullable String peer) {
    return new Figure(what, ours, peer, null, null, null);
  }

  /** A ratio that informs and asks nothing. */
  public static Figure compared(String what, String ours, String peer, BigDecimal ratio) {
    return new Figure(what, ours, peer, ratio, null, null);
  }

  /** A ratio that should be at least so much. */
  public static Figure atLeast(
      String what, String ours, String peer, BigDecimal ratio, String target) {
    return new Figure(
        what, ours, peer, ratio, ">= " + target, ratio.compareTo(new BigDecimal(target)) >= 0);
  }

  /** A ratio that should be at most so much. */
  public static Figure atMost(
      String what, String ours, String peer, BigDecimal ratio, String target) {
    return new Figure(
        what, ours, peer, ratio, "<= " + target, ratio.compareTo(new BigDecimal(target)) <= 0);
  }

  /** An amount that should stay below a ceiling, both in the same unit. */
  public static Figure below(String what, BigDecimal amount, String ceiling, String unit) {
    return new Figure(
        what,
        shown(amount) + " " + unit,
        null,
        null,
        "< " + ceiling + " " + unit,
        amount.compareTo(new BigDecimal(ceiling)) < 0);
  }

  /** A fact that either holds or does not. */
  public static Figure fact(String what, String found, String asked, boolean met) {
    return new Figure(what, found, null, null, asked, met);
  }

  /** An amount with three significant digits, which is as much as any of these figures deserves. */
  public static String shown(BigDecimal amount) {
    if (amount.signum() == 0) {
      return "0";
    }
    int wanted = Math.max(0, 3 - (amount.precision() - amount.scale()));
    return amount.setScale(wanted, RoundingMode.HALF_UP).toPlainString();
  }
}
