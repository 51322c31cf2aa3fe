package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Whether the amounts of a document follow from each other, which KSeF does not check. */
final class KsefAmounts {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal ZERO = new BigDecimal("0.00");
  private static final BigDecimal SPLIT_PAYMENT_FROM = new BigDecimal("15000.00");
  private static final String ZLOTY = "PLN";

  private final KsefRules.Check check;
  private final TrimmedTermSource source;
  private final FaCodes codes;
  private final @Nullable XmlElement fa;
  private final List<XmlElement> lines;

  KsefAmounts(KsefRules.Check check, FaCodes codes, XmlElement root) {
    this.check = check;
    this.source = check.source();
    this.codes = codes;
    this.fa = source.find(root, "Fa");
    this.lines = source.all(fa, "FaWiersz");
  }

  void check() {
    lines.forEach(this::line);
    groups();
    total();
    accountingCurrency();
    splitPayment();
  }

  private void line(XmlElement line) {
    BigDecimal quantity = source.number(line, "P_8B");
    amount(line, "P_11", quantity, source.number(line, "P_9A"));
    amount(line, "P_11A", quantity, source.number(line, "P_9B"));
  }

  /** Quantity times price less the discount, which some state for each unit and some for all. */
  private void amount(
      XmlElement line, String name, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
    XmlElement element = source.find(line, name);
    BigDecimal stated = source.number(element);
    if (stated == null || quantity == null || price == null) {
      return;
    }
    BigDecimal discount = Objects.requireNonNullElse(source.number(line, "P_10"), ZERO);
    BigDecimal full = price.multiply(quantity);
    BigDecimal once = full.subtract(discount.multiply(BigDecimal.valueOf(quantity.signum())));
    BigDecimal each = full.subtract(discount.multiply(quantity));
    if (differ(stated, once, CENT) && differ(stated, each, CENT)) {
      check.warn(
          "W10",
          element,
          "%s is %s; price, quantity and discount give %s."
              .formatted(name, stated, once.setScale(2, RoundingMode.HALF_UP)));
    }
  }

  private static boolean differ(BigDecimal stated, BigDecimal computed, BigDecimal tolerance) {
    return stated.subtract(computed).abs().compareTo(tolerance) > 0;
  }

  /** The sums of net amounts against the lines, and VAT against its base. */
  private void groups() {
    // the sums of a settling invoice are what the advances left of its lines
    boolean settling =
        KsefRules.SETTLING.contains(Objects.toString(source.text(fa, "RodzajFaktury"), ""));
    Map<String, BigDecimal> sums = settling ? Map.of() : sumsOfLines();
    // a document of gross amounts rounds each line, one of net amounts each sum
    BigDecimal tolerance = CENT.multiply(BigDecimal.valueOf(1L + lines.size()));
    for (String number : FaCodes.SUMS) {
      XmlElement element = source.find(fa, "P_13_" + number);
      BigDecimal base = source.number(element);
      if (base == null) {
        continue;
      }
      BigDecimal computed = sums.get(number);
      if (!sums.isEmpty() && differ(base, computed == null ? ZERO : computed, tolerance)) {
        check.warn(
            "W11", element, "P_13_%s is %s; the lines give %s.".formatted(number, base, computed));
      }
      vat(number, base, tolerance);
    }
  }

  private void vat(String number, BigDecimal base, BigDecimal tolerance) {
    XmlElement element = source.find(fa, "P_14_" + number);
    BigDecimal stated = source.number(element);
    BigDecimal rate = rate(number);
    if (stated == null || rate == null) {
      return;
    }
    BigDecimal computed = base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    if (differ(stated, computed, tolerance)) {
      check.warn(
          "W12",
          element,
          "P_14_%s is %s; %s %% of %s are %s.".formatted(number, stated, rate, base, computed));
    }
  }

  /** The one rate of the lines of a sum; null when they have several or the sum has no lines. */
  private @Nullable BigDecimal rate(String number) {
    BigDecimal found = null;
    for (XmlElement line : lines) {
      String rate = source.text(line, "P_12");
      if (rate == null || !number.equals(codes.get("tax", rate))) {
        continue;
      }
      BigDecimal value = new BigDecimal(rate);
      if (found != null && found.compareTo(value) != 0) {
        return null;
      }
      found = value;
    }
    return found;
  }

  /** The net amounts of the lines by sum; empty when some line has none or belongs nowhere. */
  private Map<String, BigDecimal> sumsOfLines() {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (XmlElement line : lines) {
      BigDecimal net = source.number(line, "P_11");
      String rate = source.text(line, "P_12");
      String sum =
          source.text(line, "P_12_XII") != null
              ? FaCodes.ONE_STOP_SHOP
              : codes.sumOf(rate, number -> source.find(fa, "P_13_" + number) != null);
      if (net == null || sum == null) {
        return Map.of();
      }
      boolean before = source.text(line, "StanPrzed") != null;
      sums.merge(sum, before ? net.negate() : net, BigDecimal::add);
    }
    return sums;
  }

  private void total() {
    XmlElement element = source.find(fa, "P_15");
    BigDecimal stated = source.number(element);
    BigDecimal sum = null;
    for (String number : FaCodes.SUMS) {
      BigDecimal base = source.number(fa, "P_13_" + number);
      BigDecimal vat = source.number(fa, "P_14_" + number);
      if (base != null || vat != null) {
        sum =
            Objects.requireNonNullElse(sum, ZERO)
                .add(Objects.requireNonNullElse(base, ZERO))
                .add(Objects.requireNonNullElse(vat, ZERO));
      }
    }
    if (stated != null && sum != null && differ(stated, sum, CENT)) {
      check.warn("W13", element, "P_15 is %s; net amounts and VAT give %s.".formatted(stated, sum));
    }
  }

  private void accountingCurrency() {
    XmlElement currency = source.find(fa, "KodWaluty");
    if (ZLOTY.equals(source.text(currency))) {
      return;
    }
    for (String number : FaCodes.SUMS) {
      String name = "P_14_" + number;
      BigDecimal vat = source.number(fa, name);
      boolean wanted = vat != null && vat.signum() != 0 && !number.equals(FaCodes.ONE_STOP_SHOP);
      if (wanted && source.find(fa, name + FaBodyReader.FOREIGN_VAT_SUFFIX) == null) {
        check.warn(
            "W14",
            source.find(fa, name),
            "The invoice is in another currency, but %sW does not say the VAT in PLN."
                .formatted(name));
      }
    }
  }

  /** Goods of annex 15 for more than 15,000 PLN want split payment (article 108a). */
  private void splitPayment() {
    XmlElement annotation = source.find(fa, "Adnotacje", "P_18A");
    BigDecimal total = source.number(fa, "P_15");
    boolean annex15 = lines.stream().anyMatch(line -> source.text(line, "P_12_Zal_15") != null);
    boolean much = total != null && total.compareTo(SPLIT_PAYMENT_FROM) > 0;
    boolean zloty = ZLOTY.equals(source.text(fa, "KodWaluty"));
    if (annex15 && much && zloty && !FaBodyReader.YES.equals(source.text(annotation))) {
      check.warn(
          "W15", annotation, "Goods of annex 15 for more than 15,000 PLN want split payment.");
    }
  }
}
