package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.syntax.CodeTable;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the lines of a FatturaPA body, each as a line of the core and its Italian terms. */
final class FatturaPaLineReader {
  static final String SURCHARGE = "MG";

  private static final BigDecimal ONE = new BigDecimal("1.00");

  /** Most discounts and surcharges of a line the core gets; the Italian terms keep all. */
  private static final int MOST_ADJUSTMENTS = 100;

  static final String NO_UNIT = "C62";
  private static final List<String> BAR_CODES = List.of("EAN", "EAN13", "EAN-13", "GTIN", "EAN8");

  private final TrimmedTermSource source;
  private final CodeTable codes;

  FatturaPaLineReader(TrimmedTermSource source, CodeTable codes) {
    this.source = source;
    this.codes = codes;
  }

  ItalianTerms.Line terms(XmlElement element) {
    return new ItalianTerms.Line(
        source.text(element, "NumeroLinea"),
        source.text(element, "TipoCessionePrestazione"),
        FatturaPaShapes.ARTICLE_CODE.readAll(source, element, "CodiceArticolo"),
        source.text(element, "UnitaMisura"),
        source.text(element, "Quantita") != null,
        FatturaPaShapes.ADJUSTMENT.readAll(source, element, "ScontoMaggiorazione"),
        source.text(element, "Ritenuta") != null,
        source.text(element, "Natura"),
        FatturaPaShapes.OTHER_DATUM.readAll(source, element, "AltriDatiGestionali"));
  }

  InvoiceLine line(XmlElement element, ItalianTerms.Line terms) {
    BigDecimal stated = source.number(element, "Quantita");
    BigDecimal quantity = stated == null ? ONE : stated;
    BigDecimal price = source.number(element, "PrezzoUnitario");
    boolean negative = price != null && price.signum() < 0;
    InvoiceLine.Builder line =
        InvoiceLine.builder()
            .id(terms.id())
            // EN 16931 has no negative prices (BR-27): the quantity takes the sign
            .quantity(negative ? quantity.negate() : quantity)
            .unitCode(unit(terms.unit()))
            .netAmount(source.number(element, "PrezzoTotale"))
            .buyerAccountingReference(source.text(element, "RiferimentoAmministrazione"))
            .period(period(element))
            .price(PriceDetails.builder().netPrice(price == null ? null : price.abs()).build())
            .vat(vat(source.number(element, "AliquotaIVA"), terms.nature()))
            .item(item(element, terms));
    if (price != null) {
      BigDecimal total = source.number(element, "PrezzoTotale");
      boolean turned = negative && total != null && total.compareTo(price.multiply(quantity)) > 0;
      adjust(line, element, quantity, terms.adjustments(), new AdjustedPrice(price), turned);
    }
    return line.build();
  }

  private String unit(@Nullable String text) {
    if (text == null) {
      return NO_UNIT;
    }
    String code = codes.get("unit", text.toUpperCase(Locale.ROOT).replaceAll("\\s", ""));
    return code == null ? text : code;
  }

  private @Nullable Period period(XmlElement element) {
    Period period =
        new Period(
            source.date(element, "DataInizioPeriodo"), source.date(element, "DataFinePeriodo"));
    return TermSource.allNull(period.start(), period.end()) ? null : period;
  }

  /** The VAT category of a rate and, where it is zero, of the reason for it. */
  LineVat vat(@Nullable BigDecimal rate, @Nullable String nature) {
    String category = category(rate, nature);
    return new LineVat(category, "O".equals(category) ? null : rate);
  }

  private @Nullable String category(@Nullable BigDecimal rate, @Nullable String nature) {
    if (nature == null) {
      return rate == null ? null : rate.signum() == 0 ? "Z" : "S";
    }
    String entry = codes.get("natura", nature);
    return entry == null ? null : entry.split(" ", -1)[0];
  }

  /**
   * Discounts and surcharges of a unit, each as one of the whole line; a discount that makes a
   * negative amount less negative adds to it, and so is a charge.
   */
  private void adjust(
      InvoiceLine.Builder line,
      XmlElement element,
      BigDecimal quantity,
      List<ItalianTerms.Adjustment> adjustments,
      AdjustedPrice price,
      boolean turned) {
    List<AllowanceCharge> allowances = new ArrayList<>();
    List<AllowanceCharge> charges = new ArrayList<>();
    for (ItalianTerms.Adjustment adjustment : adjustments) {
      boolean surcharge = SURCHARGE.equals(adjustment.type());
      BigDecimal unit = price.unit();
      BigDecimal percentage = adjustment.amount() == null ? adjustment.percentage() : null;
      BigDecimal amount = price.amountOf(adjustment);
      if (amount == null) {
        continue;
      }
      int taken = allowances.size() + charges.size();
      if (taken == MOST_ADJUSTMENTS || price.isBeyondMeasure()) {
        source.report(
            "READ-ADJUSTMENTS",
            Severity.WARNING,
            element,
            "The line has more or larger discounts and surcharges than an invoice has; the first"
                + " %d of %d were taken over.".formatted(taken, adjustments.size()));
        break;
      }
      (surcharge != turned ? charges : allowances)
          .add(
              AllowanceCharge.builder()
                  .amount(money(amount.multiply(quantity)))
                  .baseAmount(percentage == null ? null : money(unit.multiply(quantity)))
                  .percentage(percentage)
                  .reason(surcharge ? "Maggiorazione" : "Sconto")
                  .build());
      price.change(amount, surcharge);
    }
    line.allowances(allowances).charges(charges);
  }

  private static BigDecimal money(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP);
  }

  private Item item(XmlElement element, ItalianTerms.Line terms) {
    Item.Builder item = Item.builder().name(source.text(element, "Descrizione"));
    boolean sellerSeen = false;
    boolean barCodeSeen = false;
    for (ItalianTerms.ArticleCode code : terms.codes()) {
      String value = code.value();
      String type = code.type() == null ? "" : code.type().toUpperCase(Locale.ROOT);
      if (value == null) {
        continue;
      }
      if (BAR_CODES.contains(type) && !barCodeSeen) {
        item.standardId(new Identifier(value, "0160"));
        barCodeSeen = true;
      } else if (type.equals("CPV")) {
        item.addClassification(new ItemClassification(value, "STI", null));
      } else if (!BAR_CODES.contains(type) && !sellerSeen) {
        item.sellerId(value);
        sellerSeen = true;
      }
    }
    return item.build();
  }
}
