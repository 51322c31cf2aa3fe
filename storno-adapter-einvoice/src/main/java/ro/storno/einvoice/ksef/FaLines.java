package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.PolishTerms;

/** Writes the lines of an FA document. */
final class FaLines {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
  private static final int PRICE_SCALE = 8;

  private final FaOutput out;
  private final FaCodes codes;
  private final FaVersion version;
  private final ElectronicInvoice invoice;
  private final PolishTerms terms;
  private final FaSums sums;
  private final boolean turned;
  private final boolean numbersUsable;

  FaLines(
      FaOutput out,
      FaCodes codes,
      FaVersion version,
      ElectronicInvoice invoice,
      PolishTerms terms,
      FaSums sums,
      boolean turned) {
    this.out = out;
    this.codes = codes;
    this.version = version;
    this.invoice = invoice;
    this.terms = terms;
    this.sums = sums;
    this.turned = turned;
    this.numbersUsable =
        invoice.lines().stream()
            .map(InvoiceLine::id)
            .allMatch(id -> id != null && NUMBER.matcher(id).matches());
  }

  void write() {
    List<PolishTerms.Line> more = terms.lines();
    Map<String, PolishTerms.Line> byNumber = new HashMap<>();
    more.forEach(line -> byNumber.putIfAbsent(String.valueOf(line.id()), line));
    int position = 0;
    for (InvoiceLine line : invoice.lines()) {
      // lines before and after a correction share their number, so the position goes first
      PolishTerms.Line same = position < more.size() ? more.get(position) : null;
      PolishTerms.Line found =
          same != null && Objects.equals(same.id(), line.id())
              ? same
              : byNumber.get(String.valueOf(line.id()));
      out.line(++position);
      line(line, found, position);
    }
    for (AllowanceCharge allowance : invoice.allowances()) {
      if (!FaBodyReader.isSettledAdvance(terms, allowance)) {
        out.line(++position);
        adjustment(allowance, position, true);
      }
    }
    for (AllowanceCharge charge : invoice.charges()) {
      out.line(++position);
      adjustment(charge, position, false);
    }
    out.line(0);
  }

  private void line(InvoiceLine line, PolishTerms.@Nullable Line more, int position) {
    out.start("FaWiersz").text("NrWierszaFa", numbersUsable ? line.id() : String.valueOf(position));
    out.leftOutOf("BT-126", numbersUsable ? null : line.id(), "NrWierszaFa");
    if (more != null) {
      out.fitted("UU_ID", more.uniqueId(), "t50").date("P_6A", more.date());
    }
    item(line.item(), more);
    boolean lineTurned = FaLineReader.isTurned(turned, more != null && more.before());
    quantity(line, more, lineTurned);
    amounts(line, more, lineTurned);
    vat(line.vat(), more);
    if (more != null) {
      out.flag("P_12_Zal_15", more.annex15())
          .amount("KwotaAkcyzy", more.excise())
          .text("GTU", more.gtu())
          .text("Procedura", more.procedure())
          .decimals("KursWaluty", more.exchangeRate(), "n6")
          .flag("StanPrzed", more.before());
    }
    out.end();
    leftOut(line);
  }

  private void item(Item item, PolishTerms.@Nullable Line more) {
    String name =
        item.description() == null ? item.name() : item.name() + " - " + item.description();
    Identifier standard = item.standardId();
    out.fitted("P_7", name, version == FaVersion.FA_3 ? "t512" : "t256")
        .fitted("Indeks", item.sellerId(), "t50")
        .fitted("GTIN", standard == null ? null : standard.value(), "t20")
        .fitted("PKWiU", more == null ? null : more.pkwiu(), "t50");
    String cn = more == null ? null : more.cn();
    for (ItemClassification classification : item.classifications()) {
      if (cn == null && FaLineReader.CN_LIST.equals(classification.listId())) {
        cn = classification.code();
      } else if (!classification.code().equals(cn)) {
        out.leftOutOf("BT-158", classification, "CN");
      }
    }
    out.fitted("CN", cn, "t50").fitted("PKOB", more == null ? null : more.pkob(), "t50");
  }

  private void quantity(InvoiceLine line, PolishTerms.@Nullable Line more, boolean lineTurned) {
    String unit = more == null ? null : more.unit();
    if (more == null && line.unitCode() != null) {
      unit = Objects.requireNonNullElse(codes.get("word", line.unitCode()), line.unitCode());
    }
    BigDecimal quantity = line.quantity();
    out.fitted("P_8A", unit, "t256");
    if (quantity != null && (more == null || more.quantityStated())) {
      out.decimals("P_8B", lineTurned ? quantity.negate() : quantity, "n6");
    }
  }

  private void amounts(InvoiceLine line, PolishTerms.@Nullable Line more, boolean lineTurned) {
    boolean net = more == null || more.netStated();
    BigDecimal amount = line.netAmount();
    if (more == null) {
      out.require("P_11", amount, "No net amount (BT-131).");
    }
    if (net) {
      out.decimals("P_9A", unitPrice(line), "a8");
    }
    if (more != null) {
      out.decimals("P_9B", more.grossPrice(), "a8");
    }
    out.decimals("P_10", more == null ? discount(line) : more.discount(), "a8");
    if (net && amount != null) {
      out.amount("P_11", lineTurned ? amount.negate() : amount);
    }
    if (more != null) {
      out.amount("P_11A", more.grossAmount()).amount("P_11Vat", more.vatAmount());
    }
  }

  /** The price of one unit: FA has no base quantity. */
  private static @Nullable BigDecimal unitPrice(InvoiceLine line) {
    BigDecimal price = line.price().netPrice();
    BigDecimal base = line.price().baseQuantity();
    if (price == null || base == null || base.signum() == 0) {
      return price;
    }
    return price.divide(base, PRICE_SCALE, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal discount(InvoiceLine line) {
    BigDecimal discount = BigDecimal.ZERO;
    for (AllowanceCharge allowance : line.allowances()) {
      discount = discount.add(Objects.requireNonNullElse(allowance.amount(), BigDecimal.ZERO));
    }
    for (AllowanceCharge charge : line.charges()) {
      discount = discount.subtract(Objects.requireNonNullElse(charge.amount(), BigDecimal.ZERO));
    }
    return discount.signum() > 0 ? discount : null;
  }

  private void vat(LineVat vat, PolishTerms.@Nullable Line more) {
    if (more != null) {
      out.text("P_12", more.rate()).decimals("P_12_XII", more.unionRate(), "n6");
      return;
    }
    String sum = sums.numberOf(vat.categoryCode(), vat.rate());
    if (sum == null) {
      out.missing("P_12", "KSeF has no rate for VAT category %s.".formatted(vat.categoryCode()));
    } else if (sum.equals(FaCodes.ONE_STOP_SHOP)) {
      out.decimals("P_12_XII", vat.rate(), "n6");
    } else if (FaCodes.TAXED.contains(sum) && vat.rate() != null) {
      out.text("P_12", vat.rate().stripTrailingZeros().toPlainString());
    } else if (!"E".equals(vat.categoryCode()) || !sums.has(FaCodes.MARGIN)) {
      out.text("P_12", codes.get(version == FaVersion.FA_3 ? "text3" : "text2", sum));
    }
  }

  /** An allowance or charge of the document, for which FA has no place of its own. */
  private void adjustment(AllowanceCharge item, int number, boolean allowance) {
    BigDecimal amount = Objects.requireNonNullElse(item.amount(), BigDecimal.ZERO);
    BigDecimal signed = allowance != turned ? amount.negate() : amount;
    String reason = item.reason() == null ? (allowance ? "Rabat" : "Opłata") : item.reason();
    out.start("FaWiersz")
        .text("NrWierszaFa", String.valueOf(number))
        .fitted("P_7", reason, "t256")
        .text("P_8B", signed.signum() < 0 ? "-1" : "1")
        .decimals("P_9A", signed.abs(), "a8")
        .amount("P_11", signed);
    vat(new LineVat(item.vatCategoryCode(), item.vatRate()), null);
    out.end();
    out.assume(
        "FaWiersz",
        "The %s of the document \"%s\" became a line."
            .formatted(allowance ? "allowance" : "charge", reason));
  }

  private void leftOut(InvoiceLine line) {
    out.leftOutOf("BT-127", line.note(), "FaWiersz");
    out.leftOutOf("BT-128", line.invoicedObject(), "FaWiersz");
    out.leftOutOf("BT-132", line.orderLine(), "FaWiersz");
    out.leftOutOf("BT-133", line.buyerAccountingReference(), "FaWiersz");
    out.leftOutOf("BG-26", line.period(), "FaWiersz");
    out.leftOutOf("BT-148", line.price().grossPrice(), "FaWiersz");
    out.leftOutOf("BT-156", line.item().buyerId(), "FaWiersz");
    out.leftOutOf("BT-159", line.item().originCountry(), "FaWiersz");
    line.item().attributes().forEach(one -> out.leftOutOf("BG-32", one, "FaWiersz"));
  }
}
