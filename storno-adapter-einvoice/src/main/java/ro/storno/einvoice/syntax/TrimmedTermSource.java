package ro.storno.einvoice.syntax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.xml.XmlElement;

/** Takes terms out of elements whose decimals carry zeros that mean nothing. */
public final class TrimmedTermSource extends TermSource {
  private static final int USUAL_SCALE = 2;

  /** Takes terms and notes findings as an explainer explains them. */
  public TrimmedTermSource(Explainer explainer) {
    super(explainer);
  }

  @Override
  public @Nullable BigDecimal number(@Nullable XmlElement parent, String... path) {
    BigDecimal value = super.number(parent, path);
    return value == null ? null : trimmed(value);
  }

  /** The same number with two decimals, or as many as it needs. */
  public static BigDecimal trimmed(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() < USUAL_SCALE ? plain.setScale(USUAL_SCALE) : plain;
  }
}
