package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.VatBreakdown;

/** Which sum of the document (P_13, P_14) each VAT group is, and what VAT it has in PLN. */
final class FaSums {
  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final FaCodes codes;
  private final ElectronicInvoice invoice;
  private final PolishTerms terms;
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  /**
   * A sum of the document in the signs of the core.
   *
   * @param base taxable amount
   * @param vat VAT
   * @param vatInPln VAT in PLN; null when the document is in PLN
   */
  record Sum(BigDecimal base, BigDecimal vat, @Nullable BigDecimal vatInPln) {
    Sum plus(Sum other) {
      BigDecimal pln =
          vatInPln == null || other.vatInPln == null ? null : vatInPln.add(other.vatInPln);
      return new Sum(base.add(other.base), vat.add(other.vat), pln);
    }
  }

  FaSums(FaCodes codes, ElectronicInvoice invoice, PolishTerms terms, boolean turned) {
    this.codes = codes;
    this.invoice = invoice;
    this.terms = terms;
    List<VatBreakdown> groups = invoice.vatBreakdown();
    for (int i = 0; i < groups.size(); i++) {
      VatBreakdown group = groups.get(i);
      PolishTerms.VatGroup more = i < terms.vatGroups().size() ? terms.vatGroups().get(i) : null;
      String number = more != null && more.sum() != null ? more.sum() : numberOf(group);
      if (number != null) {
        Sum sum =
            new Sum(
                Objects.requireNonNullElse(group.taxableAmount(), ZERO),
                Objects.requireNonNullElse(group.taxAmount(), ZERO),
                inPln(group, more, turned));
        sums.merge(number, sum, Sum::plus);
      }
    }
  }

  @Nullable Sum get(String number) {
    return sums.get(number);
  }

  boolean has(String number) {
    return sums.containsKey(number);
  }

  private @Nullable String numberOf(VatBreakdown group) {
    if (codes.get("vatex", group.exemptionReasonCode()) != null) {
      return FaCodes.MARGIN;
    }
    return numberOf(group.categoryCode(), group.rate());
  }

  /** The sum of a category and rate; null when KSeF has none. */
  @Nullable String numberOf(@Nullable String category, @Nullable BigDecimal rate) {
    if ("S".equals(category)) {
      String plain = rate == null ? "" : rate.stripTrailingZeros().toPlainString();
      return Objects.requireNonNullElse(codes.get("tax", plain), FaCodes.ONE_STOP_SHOP);
    }
    if ("AE".equals(category) && FaParties.buyerIsElsewhereInTheUnion(invoice)) {
      return FaCodes.SERVICES_IN_THE_UNION;
    }
    return codes.get("category", category);
  }

  /** The VAT in PLN as stated, or the share of the group in the total the core states (BT-111). */
  private @Nullable BigDecimal inPln(
      VatBreakdown group, PolishTerms.@Nullable VatGroup more, boolean turned) {
    if (more != null) {
      BigDecimal stated = more.vatInPln();
      return stated == null ? null : turned ? stated.negate() : stated;
    }
    BigDecimal total = invoice.totals().vatTotalInAccountingCurrency();
    BigDecimal vat = invoice.totals().vatTotal();
    boolean known =
        total != null
            && "PLN".equals(invoice.vatAccountingCurrency())
            && !"PLN".equals(invoice.currency());
    if (total == null || !known || group.taxAmount() == null) {
      return null;
    }
    if (vat == null || vat.signum() == 0) {
      return ZERO;
    }
    BigDecimal before = ZERO;
    for (VatBreakdown other : invoice.vatBreakdown()) {
      BigDecimal share = Objects.requireNonNullElse(other.taxAmount(), ZERO);
      if (other == group) {
        // shares are cut out of the running total, so that they add up to the cent
        return part(total, before.add(share), vat).subtract(part(total, before, vat));
      }
      before = before.add(share);
    }
    return null;
  }

  private static BigDecimal part(BigDecimal total, BigDecimal share, BigDecimal whole) {
    return total.multiply(share).divide(whole, 2, RoundingMode.HALF_UP);
  }
}
