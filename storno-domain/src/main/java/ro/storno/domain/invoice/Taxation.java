package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/**
 * How the VAT of a document is told. What a seller who is not registered for VAT sells is outside
 * its scope: category O without a rate (BR-O-05), and then no VAT identifier may stand on the
 * document (BR-O-02).
 */
final class Taxation {
  private static final VatRate OUTSIDE = new VatRate(VatCategory.O, Percentage.ZERO);

  private final boolean sellerRegistered;
  private final boolean outsideScope;
  private final boolean intraCommunity;

  private Taxation(InvoiceContent content) {
    this.sellerRegistered = content.supplier().vatPayer();
    this.outsideScope = tells(content, VatCategory.O);
    this.intraCommunity = tells(content, VatCategory.K);
  }

  static Taxation of(InvoiceContent content) {
    return new Taxation(content);
  }

  private boolean tells(InvoiceContent content, VatCategory category) {
    return content.lines().stream()
            .map(DocumentLine::vatRate)
            .anyMatch(rate -> told(rate).category() == category)
        || content.extensions().allowanceCharges().stream()
            .map(AllowanceCharge::vatRate)
            .anyMatch(rate -> rate != null && told(rate).category() == category);
  }

  /** Whether something on the document is outside the scope of VAT. */
  boolean outsideScope() {
    return outsideScope;
  }

  /** Whether something on the document is an intra-Community supply. */
  boolean intraCommunity() {
    return intraCommunity;
  }

  VatRate told(VatRate rate) {
    return !sellerRegistered && rate.percentage().isZero()
        ? OUTSIDE
        : VatRate.corrected(rate.category(), rate.percentage());
  }

  AllowanceCharge told(AllowanceCharge entered) {
    VatRate rate = entered.vatRate();
    return new AllowanceCharge(
        entered.charge(),
        entered.amount(),
        rate == null ? null : told(rate),
        entered.reasonCode(),
        entered.reason(),
        entered.baseAmount(),
        entered.percentage());
  }

  /** Merges the groups that are told under one rate. */
  DocumentTotals told(DocumentTotals totals) {
    Map<VatRate, VatGroup> merged = new LinkedHashMap<>();
    for (VatGroup group : totals.breakdown()) {
      VatGroup told = new VatGroup(told(group.rate()), group.taxable(), group.vat());
      merged.merge(
          told.rate(),
          told,
          (one, other) ->
              new VatGroup(
                  one.rate(), one.taxable().plus(other.taxable()), one.vat().plus(other.vat())));
    }
    return new DocumentTotals(
        totals.lines(),
        List.copyOf(merged.values()),
        totals.subtotal(),
        totals.vatTotal(),
        totals.total(),
        totals.discountTotal());
  }

  /** The rate to tell: none outside the scope of VAT (BR-O-05 to BR-O-07). */
  static @Nullable BigDecimal percentage(VatRate rate) {
    return rate.category() == VatCategory.O ? null : rate.percentage().value();
  }
}
