package ro.storno.rest.preceding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.rest.openapi.Described;

/** A line of a proforma or delivery note and what it comes to. */
public record PrecedingLineView(
    UUID id,
    UUID uuid,
    int lineNumber,
    int position,
    String description,
    @Described(example = "10.0000") BigDecimal quantity,
    @Described(example = "150.00") BigDecimal unitPrice,
    String unitOfMeasure,
    @Nullable UUID productId,
    @Nullable String productCode,
    @Described("The company's rate that equals this one") @Nullable UUID vatRateId,
    LineRate vatRate,
    @Described(value = "Category of UNCL 5305", example = "S") String vatCategoryCode,
    BigDecimal discount,
    @Described("The discount as it was typed, if in per cent") @Nullable BigDecimal discountPercent,
    boolean vatIncluded,
    @Described("Without VAT") BigDecimal subtotal,
    BigDecimal vatAmount,
    @Described("With VAT") BigDecimal total,
    @Described("The same") BigDecimal lineTotal,
    @Described(value = "For e-Transport: 4, 6 or 8 digits", example = "08031010")
        @Nullable String tariffCode,
    @Described(value = "For e-Transport: ANAF's code", example = "101")
        @Nullable Integer purposeCode,
    @Described(value = "For e-Transport: UN/ECE Recommendation 20", example = "KGM")
        @Nullable String unitOfMeasureCode,
    @Described("Kilograms") @Nullable BigDecimal netWeight,
    @Described("Kilograms") @Nullable BigDecimal grossWeight,
    @Described("In lei, for e-Transport") @Nullable BigDecimal valueWithoutVat) {

  /** The VAT rate of a line. */
  public record LineRate(
      @Nullable UUID id,
      @Nullable UUID uuid,
      @Nullable String name,
      @Described(example = "21.00") BigDecimal percentage) {
    static LineRate of(VatRate rate, @Nullable CompanyVatRate known) {
      UUID id = known == null ? null : known.id().value();
      return new LineRate(id, id, known == null ? null : known.label(), rate.percentage().value());
    }
  }

  static List<PrecedingLineView> of(ReadPreceding.Shown shown) {
    PrecedingDocument document = shown.document();
    TransportDetails transport =
        shown.transport() == null ? TransportDetails.NONE : shown.transport().details();
    List<PrecedingLineView> views = new ArrayList<>();
    for (int i = 0; i < document.content().lines().size(); i++) {
      views.add(
          of(
              i + 1,
              document.content().lines().get(i),
              document.totals().lines().get(i),
              shown.vatRates(),
              transport.goodsAt(i)));
    }
    return views;
  }

  private static PrecedingLineView of(
      int position,
      DocumentLine line,
      LineTotals totals,
      List<CompanyVatRate> rates,
      TransportDetails.LineGoods goods) {
    UUID id = line.id().value();
    CompanyVatRate known =
        rates.stream().filter(each -> each.rate().equals(line.vatRate())).findFirst().orElse(null);
    return new PrecedingLineView(
        id,
        id,
        position,
        position,
        line.description(),
        line.quantity().value(),
        line.unitPrice().value(),
        line.unitOfMeasure(),
        line.productId() == null ? null : line.productId().value(),
        line.productCode(),
        known == null ? null : known.id().value(),
        LineRate.of(line.vatRate(), known),
        line.vatRate().category().name(),
        totals.discount().amount(),
        line.discount() instanceof Discount.Percent percent ? percent.percentage().value() : null,
        line.vatIncluded(),
        totals.net().amount(),
        totals.vat().amount(),
        totals.gross().amount(),
        totals.gross().amount(),
        goods.tariffCode(),
        goods.purpose(),
        goods.unitCode(),
        goods.netWeight(),
        goods.grossWeight(),
        goods.value());
  }
}
