package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.VatBreakdown;

/**
 * The rules of EN 16931 about amounts and VAT categories, written down once more as the norm words
 * them; stricter than the official Schematron where that allows slack. They name what is broken.
 */
public final class En16931Rules {
  private final ElectronicInvoice invoice;
  private final List<String> broken = new ArrayList<>();

  private En16931Rules(ElectronicInvoice invoice) {
    this.invoice = invoice;
  }

  /** Returns the broken rules; empty if all hold. */
  public static List<String> broken(ElectronicInvoice invoice) {
    En16931Rules rules = new En16931Rules(invoice);
    rules.totals();
    invoice.vatBreakdown().forEach(rules::group);
    invoice.lines().forEach(rules::line);
    rules.parties();
    return rules.broken;
  }

  private void totals() {
    DocumentTotals t = invoice.totals();
    holds("BR-CO-10", equal(t.lineNetTotal(), sum(invoice.lines(), InvoiceLine::netAmount)));
    holds("BR-CO-11", equal(t.allowanceTotal(), amounts(invoice.allowances())));
    holds("BR-CO-12", equal(t.chargeTotal(), amounts(invoice.charges())));
    BigDecimal net =
        nought(t.lineNetTotal()).subtract(nought(t.allowanceTotal())).add(nought(t.chargeTotal()));
    holds("BR-CO-13", equal(t.taxExclusiveAmount(), net));
    holds("BR-CO-14", equal(t.vatTotal(), sum(invoice.vatBreakdown(), VatBreakdown::taxAmount)));
    holds(
        "BR-CO-15",
        equal(t.taxInclusiveAmount(), nought(t.taxExclusiveAmount()).add(nought(t.vatTotal()))));
    BigDecimal due =
        nought(t.taxInclusiveAmount())
            .subtract(nought(t.prepaidAmount()))
            .add(nought(t.roundingAmount()));
    holds("BR-CO-16", equal(t.payableAmount(), due));
    holds("BR-CO-18", !invoice.vatBreakdown().isEmpty());
    boolean due2 = nought(t.payableAmount()).signum() <= 0;
    holds("BR-CO-25", due2 || invoice.dueDate() != null || !invoice.paymentTerms().isEmpty());
    holds(
        "BR-53",
        invoice.vatAccountingCurrency() == null || t.vatTotalInAccountingCurrency() != null);
    Stream.of(
            t.lineNetTotal(),
            t.allowanceTotal(),
            t.chargeTotal(),
            t.taxExclusiveAmount(),
            t.vatTotal(),
            t.taxInclusiveAmount(),
            t.prepaidAmount(),
            t.payableAmount(),
            t.vatTotalInAccountingCurrency())
        .filter(Objects::nonNull)
        .forEach(amount -> holds("BR-DEC", amount.scale() <= 2));
  }

  private void group(VatBreakdown group) {
    String category = Objects.requireNonNull(group.categoryCode());
    BigDecimal rate = group.rate();
    BigDecimal sum = BigDecimal.ZERO;
    for (InvoiceLine line : invoice.lines()) {
      if (category.equals(line.vat().categoryCode()) && same(rate, line.vat().rate())) {
        sum = sum.add(nought(line.netAmount()));
      }
    }
    sum = sum.subtract(ofGroup(invoice.allowances(), category, rate));
    sum = sum.add(ofGroup(invoice.charges(), category, rate));
    holds("BR-" + category + "-08", equal(group.taxableAmount(), sum));
    if (category.equals("S")) {
      holds("BR-S-05", rate != null && rate.signum() > 0);
      holds("BR-CO-17", nearlyTaxed(group));
      holds("BR-S-10", group.exemptionReason() == null && group.exemptionReasonCode() == null);
      return;
    }
    holds("BR-" + category + "-09", equal(group.taxAmount(), BigDecimal.ZERO));
    if (category.equals("Z")) {
      holds("BR-Z-10", group.exemptionReason() == null && group.exemptionReasonCode() == null);
    } else {
      holds("BR-" + category + "-10", group.exemptionReason() != null);
    }
    holds("BR-O-05", category.equals("O") == (rate == null));
    if (category.equals("O")) {
      holds("BR-O-11", invoice.vatBreakdown().size() == 1);
      holds("BR-O-02", invoice.seller().vatId() == null && invoice.buyer().vatId() == null);
    }
    if (category.equals("K")) {
      holds("BR-IC-02", invoice.seller().vatId() != null && invoice.buyer().vatId() != null);
      holds("BR-IC-11", invoice.deliveries().get(0).actualDate() != null);
      holds("BR-IC-12", invoice.deliveries().get(0).address() != null);
    }
    if (category.equals("AE")) {
      boolean buyer =
          invoice.buyer().vatId() != null || invoice.buyer().legalRegistrationId() != null;
      holds("BR-AE-02", invoice.seller().vatId() != null && buyer);
    }
    if (category.equals("G")) {
      holds("BR-G-02", invoice.seller().vatId() != null);
    }
  }

  /** To the cent, or one cent off in a group of gross prices alone. */
  private boolean nearlyTaxed(VatBreakdown group) {
    BigDecimal exact =
        nought(group.taxableAmount())
            .multiply(nought(group.rate()))
            .movePointLeft(2)
            .setScale(nought(group.taxAmount()).scale(), RoundingMode.HALF_UP);
    BigDecimal cent = BigDecimal.ONE.movePointLeft(exact.scale());
    return exact.subtract(nought(group.taxAmount())).abs().compareTo(cent) <= 0;
  }

  private void line(InvoiceLine line) {
    BigDecimal price = nought(line.price().netPrice());
    BigDecimal net =
        nought(line.quantity())
            .multiply(price)
            .setScale(nought(line.netAmount()).scale(), RoundingMode.HALF_UP)
            .subtract(amounts(line.allowances()))
            .add(amounts(line.charges()));
    holds("BT-131 is quantity x price - allowances + charges", equal(line.netAmount(), net));
    holds("BR-27", price.signum() >= 0);
    holds("BR-25", line.item().name() != null && !line.item().name().isBlank());
    Stream.concat(line.allowances().stream(), line.charges().stream())
        .forEach(each -> holds("BR-42", each.reason() != null || each.reasonCode() != null));
    String category = line.vat().categoryCode();
    holds(
        "BR-CO-04",
        category != null
            && Set.of("S", "Z", "E", "AE", "K", "G", "O").contains(category)
            && invoice.vatBreakdown().stream()
                .anyMatch(
                    group ->
                        category.equals(group.categoryCode())
                            && same(group.rate(), line.vat().rate())));
  }

  private void parties() {
    holds("BR-CO-26", invoice.seller().legalRegistrationId() != null);
    holds(
        "BR-RO-120",
        invoice.buyer().vatId() != null || invoice.buyer().legalRegistrationId() != null);
    invoice
        .paymentInstructions()
        .forEach(
            each ->
                holds("BR-61", !"30".equals(each.meansCode()) || each.creditTransfer() != null));
    invoice.notes().forEach(note -> holds("BR-RO-L300", note.text().length() <= 300));
  }

  private void holds(String rule, boolean kept) {
    if (!kept) {
      broken.add(rule);
    }
  }

  private static BigDecimal ofGroup(
      List<AllowanceCharge> entries, String category, @Nullable BigDecimal rate) {
    return entries.stream()
        .filter(each -> category.equals(each.vatCategoryCode()) && same(rate, each.vatRate()))
        .map(each -> nought(each.amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <T> BigDecimal sum(List<T> all, Function<T, @Nullable BigDecimal> amount) {
    return all.stream()
        .map(each -> nought(amount.apply(each)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amounts(List<AllowanceCharge> entries) {
    return sum(entries, AllowanceCharge::amount);
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static boolean equal(@Nullable BigDecimal one, BigDecimal other) {
    return nought(one).compareTo(other) == 0;
  }

  private static BigDecimal nought(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
