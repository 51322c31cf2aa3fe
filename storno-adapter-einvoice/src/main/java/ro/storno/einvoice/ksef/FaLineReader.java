package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the lines of an FA document, each as a line of the core and its Polish terms. */
final class FaLineReader {
  static final String CN_LIST = "HS";
  static final String GTIN_SCHEME = "0160";

  private static final BigDecimal ONE = new BigDecimal("1.00");
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int PRICE_SCALE = 8;

  private final TrimmedTermSource source;
  private final FaCodes codes;
  private final @Nullable String marginKind;
  private final boolean turned;
  private final Predicate<String> sums;

  /**
   * A reader of the lines of one document.
   *
   * @param marginKind the margin scheme the document falls under; null when under none
   * @param turned whether the amounts of the document change their sign
   * @param sums whether the document has a sum P_13 of a number
   */
  FaLineReader(
      TrimmedTermSource source,
      FaCodes codes,
      @Nullable String marginKind,
      boolean turned,
      Predicate<String> sums) {
    this.source = source;
    this.codes = codes;
    this.marginKind = marginKind;
    this.turned = turned;
    this.sums = sums;
  }

  PolishTerms.Line terms(XmlElement element) {
    return new PolishTerms.Line(
        source.text(element, "NrWierszaFa"),
        source.text(element, "UU_ID"),
        source.date(element, "P_6A"),
        source.text(element, "PKWiU"),
        source.text(element, "CN"),
        source.text(element, "PKOB"),
        source.text(element, "P_8A"),
        source.text(element, "P_8B") != null,
        source.text(element, "P_11") != null,
        source.number(element, "P_10"),
        source.number(element, "P_9B"),
        source.number(element, "P_11A"),
        source.number(element, "P_11Vat"),
        source.text(element, "P_12"),
        source.number(element, "P_12_XII"),
        source.text(element, "P_12_Zal_15") != null,
        source.number(element, "KwotaAkcyzy"),
        source.text(element, "GTU"),
        source.text(element, "Procedura"),
        source.number(element, "KursWaluty"),
        source.text(element, "StanPrzed") != null);
  }

  /** Whether a line counts with the other sign: as it stood before, or in a document turned. */
  static boolean isTurned(boolean documentTurned, boolean before) {
    return documentTurned != before;
  }

  InvoiceLine line(XmlElement element, PolishTerms.Line terms) {
    LineVat vat = codes.lineVat(terms.rate(), terms.unionRate(), marginKind, sums);
    BigDecimal stated = source.number(element, "P_8B");
    BigDecimal quantity = stated == null ? ONE : stated;
    BigDecimal net = net(source.number(element, "P_11"), terms, vat);
    BigDecimal price = price(source.number(element, "P_9A"), net, quantity);
    boolean lineTurned = isTurned(turned, terms.before());
    BigDecimal count = lineTurned ? quantity.negate() : quantity;
    boolean negativePrice = price != null && price.signum() < 0;
    InvoiceLine.Builder line =
        InvoiceLine.builder()
            .id(terms.id())
            .quantity(negativePrice ? count.negate() : count)
            .unitCode(codes.unit(terms.unit()))
            .netAmount(net == null ? null : lineTurned ? net.negate() : net)
            .price(PriceDetails.builder().netPrice(price == null ? null : price.abs()).build())
            .vat(vat)
            .item(item(element, terms));
    discount(line);
    return line.build();
  }

  /** P_11, or else what the gross amount leaves without VAT. */
  private static @Nullable BigDecimal net(
      @Nullable BigDecimal stated, PolishTerms.Line terms, LineVat vat) {
    BigDecimal gross = terms.grossAmount();
    if (stated != null || gross == null) {
      return stated;
    }
    if (terms.vatAmount() != null) {
      return gross.subtract(terms.vatAmount());
    }
    BigDecimal rate = vat.rate() == null ? BigDecimal.ZERO : vat.rate();
    return gross.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal price(
      @Nullable BigDecimal stated, @Nullable BigDecimal net, BigDecimal quantity) {
    if (stated != null || net == null || quantity.signum() == 0) {
      return stated;
    }
    return TrimmedTermSource.trimmed(net.divide(quantity, PRICE_SCALE, RoundingMode.HALF_UP));
  }

  /** What lies between quantity times price and the net amount was taken off or put on. */
  private static void discount(InvoiceLine.Builder builder) {
    InvoiceLine line = builder.build();
    BigDecimal price = line.price().netPrice();
    BigDecimal net = line.netAmount();
    BigDecimal quantity = line.quantity();
    if (price == null || net == null || quantity == null) {
      return;
    }
    BigDecimal difference =
        quantity.multiply(price).setScale(2, RoundingMode.HALF_UP).subtract(net);
    AllowanceCharge.Builder item =
        AllowanceCharge.builder().amount(TrimmedTermSource.trimmed(difference.abs()));
    if (difference.signum() > 0) {
      builder.addAllowance(item.reason("Opust").build());
    } else if (difference.signum() < 0) {
      builder.addCharge(item.reason("Dopłata").build());
    }
  }

  private Item item(XmlElement element, PolishTerms.Line terms) {
    String gtin = source.text(element, "GTIN");
    Item.Builder item =
        Item.builder()
            .name(source.text(element, "P_7"))
            .sellerId(source.text(element, "Indeks"))
            .standardId(gtin == null ? null : new Identifier(gtin, GTIN_SCHEME));
    if (terms.cn() != null) {
      item.addClassification(new ItemClassification(terms.cn(), CN_LIST, null));
    }
    return item.build();
  }
}
