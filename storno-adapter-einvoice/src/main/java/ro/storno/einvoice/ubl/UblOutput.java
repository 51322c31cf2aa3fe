package ro.storno.einvoice.ubl;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermOutput;

/** Writes the leaves as UBL spells them: amounts with their currency, dates as ISO 8601. */
final class UblOutput extends TermOutput<UblOutput> {
  private final String currency;

  UblOutput(Explainer explainer, @Nullable String currency) {
    super(explainer, "UBL-", 1);
    this.currency = currency == null ? "" : currency;
  }

  @Override
  protected UblOutput self() {
    return this;
  }

  UblOutput date(String name, @Nullable LocalDate value) {
    xml().leaf(name, value == null ? null : value.toString());
    return this;
  }

  /** An amount in the invoice currency. */
  UblOutput amount(String name, @Nullable BigDecimal value) {
    return amount(name, value, currency);
  }

  UblOutput amount(String name, @Nullable BigDecimal value, @Nullable String amountCurrency) {
    if (value != null) {
      if (amountCurrency == null || amountCurrency.isEmpty()) {
        missing(name + "/@currencyID", "The invoice has no currency (BT-5).");
      }
      xml().leaf(name, value.toPlainString(), "currencyID", amountCurrency);
    }
    return this;
  }
}
