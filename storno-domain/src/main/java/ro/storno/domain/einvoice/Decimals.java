package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Keeps decimals in the one form every syntax can write back unchanged. */
final class Decimals {
  private Decimals() {}

  /** The same number with a scale of at least zero, since no syntax knows an exponent. */
  static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    return value != null && value.scale() < 0 ? value.setScale(0) : value;
  }
}
