package ro.storno.einvoice.cii;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermOutput;

/**
 * Writes the leaves as CII spells them: dates of format 102, indicators in a group of their own.
 */
final class CiiOutput extends TermOutput<CiiOutput> {
  /** Qualifier of dates written as year, month and day without separators (UNCL 2379). */
  static final String DAY_FORMAT = "102";

  CiiOutput(Explainer explainer) {
    super(explainer, "CII-", 2);
  }

  @Override
  protected CiiOutput self() {
    return this;
  }

  /** A date in a group: {@code <group><udt:DateTimeString format="102">…}. */
  CiiOutput date(String group, @Nullable LocalDate value) {
    return date(group, "udt:DateTimeString", value);
  }

  CiiOutput date(String group, String name, @Nullable LocalDate value) {
    if (value != null) {
      start(group).text(name, DateTimeFormatter.BASIC_ISO_DATE.format(value), "format", DAY_FORMAT);
      end();
    }
    return this;
  }

  CiiOutput charge(boolean isCharge) {
    return start("ram:ChargeIndicator").text("udt:Indicator", String.valueOf(isCharge)).end();
  }
}
