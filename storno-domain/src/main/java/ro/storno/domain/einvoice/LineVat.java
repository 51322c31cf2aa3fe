package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The VAT category of a line (BG-30).
 *
 * @param categoryCode BT-151 VAT category from UNCL 5305; null when absent
 * @param rate BT-152 VAT rate in percent; null when absent (category O)
 */
public record LineVat(@Nullable String categoryCode, @Nullable BigDecimal rate) {
  /** Copies lists and refuses a null where the term is not optional. */
  public LineVat {
    rate = Decimals.plain(rate);
  }

  /** No category stated. */
  public static final LineVat NONE = new LineVat(null, null);
}
