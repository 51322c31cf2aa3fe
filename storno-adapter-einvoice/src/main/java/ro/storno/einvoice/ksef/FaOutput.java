package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermOutput;

/** Writes the leaves as KSeF wants them: limited decimals, texts in one line of limited length. */
final class FaOutput extends TermOutput<FaOutput> {
  FaOutput(Explainer explainer) {
    super(explainer, "FA-", 2);
  }

  @Override
  protected FaOutput self() {
    return this;
  }

  @Override
  protected String yes() {
    return "1";
  }

  @Override
  public String fit(String element, String text, String format) {
    if (format.isEmpty() || text.isEmpty()) {
      return text;
    }
    int size = Integer.parseInt(format.substring(1));
    return switch (format.charAt(0)) {
      case 'a' -> decimal(element, new BigDecimal(text), 2, size);
      case 'n' -> decimal(element, new BigDecimal(text), 0, size);
      default -> cut(element, text.replaceAll("\\s+", " ").strip(), size);
    };
  }

  /** Notes a term of the core that has no place in FA, unless it is absent. */
  void leftOutOf(String term, @Nullable Object value, String element) {
    if (value != null) {
      leaveOut("NO-PLACE", element, "KSeF has no place for %s: %s".formatted(term, value));
    }
  }

  FaOutput fitted(String name, @Nullable String value, String format) {
    return text(name, value == null ? null : fit(name, value, format));
  }

  FaOutput amount(String name, @Nullable BigDecimal value) {
    return fitted(name, value == null ? null : value.toPlainString(), "a2");
  }

  FaOutput decimals(String name, @Nullable BigDecimal value, String format) {
    return fitted(name, value == null ? null : value.toPlainString(), format);
  }

  FaOutput date(String name, @Nullable LocalDate value) {
    return text(name, value == null ? null : value.toString());
  }

  FaOutput flag(String name, boolean value) {
    return text(name, value ? "1" : null);
  }
}
