package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.money.LargestRemainder;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/**
 * The totals of a received document as declared, and how they compare with our arithmetic (BR-CO-10
 * to BR-CO-17). What was not declared is calculated, and told.
 */
final class DeclaredTotals {
  /** What the official rules let VAT bases and amounts differ by: one whole unit. */
  private static final BigDecimal TOLERATED = BigDecimal.ONE;

  private static final int PERCENTAGE_SCALE = 4;
  private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

  private final ElectronicInvoice told;
  private final List<ReceivedLineMapping.Line> lines;
  private final List<AllowanceCharge> documentLevel;
  private final ReceivedAmounts amounts;
  private final ReceivedFindings findings;

  DeclaredTotals(
      ElectronicInvoice told,
      List<ReceivedLineMapping.Line> lines,
      List<AllowanceCharge> documentLevel,
      ReceivedAmounts amounts,
      ReceivedFindings findings) {
    this.told = told;
    this.lines = lines;
    this.documentLevel = documentLevel;
    this.amounts = amounts;
    this.findings = findings;
  }

  DocumentTotals totals() {
    ro.storno.domain.einvoice.DocumentTotals declared = told.totals();
    Map<VatRate, VatGroup> groups = breakdown();
    Money discount = Money.zero(amounts.currency());
    Money lineSum = discount;
    for (ReceivedLineMapping.Line line : lines) {
      discount = discount.plus(line.discount());
      lineSum = lineSum.plus(line.net());
    }
    Money vatSum = Money.zero(amounts.currency());
    for (VatGroup group : groups.values()) {
      vatSum = vatSum.plus(group.vat());
    }
    Money subtotal =
        orOurs(
            amounts.declared(declared.taxExclusiveAmount(), "subtotal", "BT-109"),
            lineSum.minus(amounts.rounded(sum(false))).plus(amounts.rounded(sum(true))),
            "BR-13",
            "subtotal",
            "BT-109");
    Money vat = amounts.declared(declared.vatTotal(), "vatTotal", "BT-110");
    Money vatTotal = vat == null ? amounts.bounded(vatSum, "vatTotal") : vat;
    Money total =
        orOurs(
            amounts.declared(declared.taxInclusiveAmount(), "total", "BT-112"),
            subtotal.plus(vatTotal),
            "BR-14",
            "total",
            "BT-112");
    compare(groups);
    return new DocumentTotals(
        lineTotals(groups), List.copyOf(groups.values()), subtotal, vatTotal, total, discount);
  }

  private Money orOurs(
      @Nullable Money declared, Money ours, String rule, String field, String term) {
    if (declared != null) {
      return declared;
    }
    findings.broken(rule, field, term + " is missing; ours is taken: " + ours.abs() + ".", term);
    return amounts.bounded(ours, field);
  }

  private BigDecimal sum(boolean charges) {
    return documentLevel.stream()
        .filter(each -> each.charge() == charges)
        .map(AllowanceCharge::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** The declared groups; rows of one category and rate are one group. */
  private Map<VatRate, VatGroup> breakdown() {
    Map<VatRate, VatGroup> groups = new LinkedHashMap<>();
    for (int i = 0; i < told.vatBreakdown().size(); i++) {
      VatBreakdown row = told.vatBreakdown().get(i);
      String field = "vatBreakdown[" + i + "]";
      VatRate rate = amounts.rate(row.categoryCode(), row.rate(), field);
      Money taxable = amounts.declared(row.taxableAmount(), field, "BT-116");
      Money vat = amounts.declared(row.taxAmount(), field, "BT-117");
      Money zero = Money.zero(amounts.currency());
      groups.merge(
          rate,
          new VatGroup(rate, taxable == null ? zero : taxable, vat == null ? zero : vat),
          DeclaredTotals::together);
    }
    if (groups.isEmpty() && !lines.isEmpty()) {
      findings.broken(
          "BR-CO-18", "vatBreakdown", "There is no VAT breakdown; ours is taken.", "BG-23");
      ofLines().forEach((rate, net) -> groups.put(rate, new VatGroup(rate, net, vat(rate, net))));
    }
    return groups;
  }

  private static VatGroup together(VatGroup one, VatGroup other) {
    return new VatGroup(
        one.rate(), one.taxable().plus(other.taxable()), one.vat().plus(other.vat()));
  }

  private Map<VatRate, Money> ofLines() {
    Map<VatRate, Money> nets = new LinkedHashMap<>();
    lines.forEach(each -> nets.merge(each.line().vatRate(), each.net(), Money::plus));
    return nets;
  }

  private Money vat(VatRate rate, Money net) {
    return Money.rounded(rate.percentage().of100th(net.amount()), amounts.currency());
  }

  /**
   * Documents do not declare VAT per line. Each line gets its share of its group: of the declared
   * VAT where that fits the lines, else of ours.
   */
  private List<LineTotals> lineTotals(Map<VatRate, VatGroup> groups) {
    Map<VatRate, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      members.computeIfAbsent(lines.get(i).line().vatRate(), rate -> new ArrayList<>()).add(i);
    }
    Money[] vats = new Money[lines.size()];
    Map<VatRate, Money> nets = ofLines();
    members.forEach(
        (rate, positions) -> {
          Money net = nets.getOrDefault(rate, Money.zero(amounts.currency()));
          share(rate, vatOfLines(groups.get(rate), rate, net), positions, vats);
        });
    List<LineTotals> totals = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Money net = lines.get(i).net();
      totals.add(new LineTotals(net, vats[i], net.plus(vats[i]), lines.get(i).discount()));
    }
    return totals;
  }

  private Money vatOfLines(@Nullable VatGroup declared, VatRate rate, Money net) {
    Money ours = vat(rate, net);
    boolean fits =
        declared != null
            && declared.taxable().equals(net)
            && declared.vat().minus(ours).abs().amount().compareTo(amounts.unit()) <= 0;
    return fits && declared != null ? declared.vat() : ours;
  }

  private void share(VatRate rate, Money vat, List<Integer> positions, Money[] vats) {
    BigInteger percentage = rate.percentage().value().setScale(PERCENTAGE_SCALE).unscaledValue();
    BigInteger[] shares = new BigInteger[positions.size()];
    for (int k = 0; k < shares.length; k++) {
      BigInteger net = lines.get(positions.get(k)).net().amount().unscaledValue();
      shares[k] = net.multiply(percentage);
    }
    BigInteger[] parts = LargestRemainder.allot(vat.amount().unscaledValue(), shares, WHOLE);
    for (int k = 0; k < parts.length; k++) {
      vats[positions.get(k)] =
          new Money(new BigDecimal(parts[k], amounts.currency().minorUnits()), amounts.currency());
    }
  }

  private void compare(Map<VatRate, VatGroup> groups) {
    ro.storno.domain.einvoice.DocumentTotals declared = told.totals();
    BigDecimal ofLines = BigDecimal.ZERO;
    for (ReceivedLineMapping.Line line : lines) {
      ofLines = ofLines.add(unsigned(line.net()));
    }
    equal("BR-CO-10", "lines", "the sum of the lines", ofLines, declared.lineNetTotal(), "BT-106");
    equal(
        "BR-CO-11",
        "ublExtensions.allowanceCharges",
        "the sum of the allowances",
        sum(false),
        told.allowances().isEmpty() ? null : declared.allowanceTotal(),
        "BT-107");
    equal(
        "BR-CO-12",
        "ublExtensions.allowanceCharges",
        "the sum of the charges",
        sum(true),
        told.charges().isEmpty() ? null : declared.chargeTotal(),
        "BT-108");
    if (declared.lineNetTotal() != null) {
      equal(
          "BR-CO-13",
          "subtotal",
          "lines less allowances plus charges",
          declared
              .lineNetTotal()
              .subtract(orZero(declared.allowanceTotal()))
              .add(orZero(declared.chargeTotal())),
          declared.taxExclusiveAmount(),
          "BT-109");
    }
    vat(declared.vatTotal(), groups);
    if (declared.taxExclusiveAmount() != null) {
      equal(
          "BR-CO-15",
          "total",
          "the net total plus VAT",
          declared.taxExclusiveAmount().add(orZero(declared.vatTotal())),
          declared.taxInclusiveAmount(),
          "BT-112");
    }
    if (declared.taxInclusiveAmount() != null) {
      equal(
          "BR-CO-16",
          "balance",
          "the total less what was prepaid, plus rounding",
          declared
              .taxInclusiveAmount()
              .subtract(orZero(declared.prepaidAmount()))
              .add(orZero(declared.roundingAmount())),
          declared.payableAmount(),
          "BT-115");
    }
  }

  private BigDecimal unsigned(Money amount) {
    return amounts.sign() < 0 ? amount.amount().negate() : amount.amount();
  }

  private void vat(@Nullable BigDecimal declaredTotal, Map<VatRate, VatGroup> groups) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < told.vatBreakdown().size(); i++) {
      VatBreakdown row = told.vatBreakdown().get(i);
      sum = sum.add(orZero(row.taxAmount()));
      if (row.taxableAmount() != null && row.taxAmount() != null) {
        BigDecimal rate = orZero(row.rate());
        BigDecimal ours =
            row.taxableAmount()
                .multiply(rate)
                .movePointLeft(2)
                .setScale(amounts.currency().minorUnits(), RoundingMode.HALF_UP);
        tolerated(
            "BR-CO-17",
            "vatBreakdown[" + i + "].vatAmount",
            ReceivedAmounts.plain(row.taxableAmount())
                + " at "
                + ReceivedAmounts.plain(rate)
                + " %",
            ours,
            row.taxAmount(),
            "BT-117");
      }
    }
    if (!told.vatBreakdown().isEmpty()) {
      equal("BR-CO-14", "vatTotal", "the VAT of the groups", sum, declaredTotal, "BT-110");
      Map<VatRate, Money> bases = bases();
      for (VatGroup group : groups.values()) {
        Money ours = bases.getOrDefault(group.rate(), Money.zero(amounts.currency()));
        tolerated(
            baseRule(group.rate()),
            "vatBreakdown",
            "what is taxed with "
                + group.rate().category()
                + " "
                + group.rate().percentage()
                + " %",
            unsigned(ours),
            unsigned(group.taxable()),
            "BT-116");
      }
    }
  }

  /** What lines, allowances and charges put into each group. */
  private Map<VatRate, Money> bases() {
    Map<VatRate, Money> bases = ofLines();
    documentLevel.forEach(
        each -> {
          VatRate rate = each.vatRate();
          Money amount = amounts.rounded(each.amount());
          if (rate != null) {
            bases.merge(rate, each.charge() ? amount : amount.negated(), Money::plus);
          }
        });
    return bases;
  }

  private static String baseRule(VatRate rate) {
    return switch (rate.category()) {
      case K -> "BR-IC-08";
      case L -> "BR-AF-08";
      case M -> "BR-AG-08";
      default -> "BR-" + rate.category() + "-08";
    };
  }

  private void equal(
      String rule,
      String field,
      String what,
      BigDecimal ours,
      @Nullable BigDecimal declared,
      String term) {
    if (declared != null && ours.compareTo(declared) != 0) {
      findings.broken(rule, field, difference(what, ours, declared, term), term);
    }
  }

  private void tolerated(
      String rule, String field, String what, BigDecimal ours, BigDecimal declared, String term) {
    BigDecimal difference = ours.subtract(declared).abs();
    if (difference.compareTo(TOLERATED) > 0) {
      findings.broken(rule, field, difference(what, ours, declared, term), term);
    } else if (difference.compareTo(amounts.unit()) > 0) {
      findings.differs(rule, field, difference(what, ours, declared, term), term);
    }
  }

  private static String difference(String what, BigDecimal ours, BigDecimal declared, String term) {
    return term
        + " is declared as "
        + ReceivedAmounts.plain(declared)
        + "; "
        + what
        + " gives "
        + ReceivedAmounts.plain(ours)
        + ".";
  }
}
