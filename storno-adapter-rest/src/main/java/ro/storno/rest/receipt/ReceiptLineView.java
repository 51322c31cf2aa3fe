package ro.storno.rest.receipt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.receipt.Sale;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.preceding.PrecedingLineView;

/** A line of a receipt and what it comes to: negative on a refund. */
public record ReceiptLineView(
    UUID id,
    UUID uuid,
    int lineNumber,
    int position,
    String description,
    @Described(example = "2.0000") BigDecimal quantity,
    @Described(example = "12.61") BigDecimal unitPrice,
    String unitOfMeasure,
    @Nullable UUID productId,
    @Nullable String productCode,
    @Described("The company's rate that equals this one") @Nullable UUID vatRateId,
    PrecedingLineView.LineRate vatRate,
    @Described(value = "Category of UNCL 5305", example = "S") String vatCategoryCode,
    BigDecimal discount,
    @Described("The discount as it was typed, if in per cent") @Nullable BigDecimal discountPercent,
    boolean vatIncluded,
    @Described("Without VAT") BigDecimal subtotal,
    BigDecimal vatAmount,
    @Described("With VAT") BigDecimal total,
    @Described("The same") BigDecimal lineTotal,
    @Described("Whether it is the deposit for the packaging on another line") boolean isSgrDeposit,
    @Described("That other line") @Nullable UUID sgrParentLineId,
    @Described("On a refund the line of the receipt that it gives back")
        @Nullable UUID sourceLineId,
    @Described("How much of it can still be given back") BigDecimal refundableQuantity) {

  static List<ReceiptLineView> of(ReadReceipts.Shown shown) {
    Sale sale = shown.receipt().sale();
    RefundPool pool = shown.refundOf() == null ? shown.pool() : null;
    List<PrecedingLineView> plain = PrecedingLineView.of(shown.shown());
    List<DocumentLine> lines = shown.receipt().document().content().lines();
    List<ReceiptLineView> views = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LineId id = lines.get(i).id();
      BigDecimal left = pool == null ? BigDecimal.ZERO.setScale(4) : pool.remaining(id).value();
      views.add(of(plain.get(i), sale.deposits().get(id), sale.refunded().get(id), left));
    }
    return views;
  }

  private static ReceiptLineView of(
      PrecedingLineView line, @Nullable LineId parent, @Nullable LineId source, BigDecimal left) {
    return new ReceiptLineView(
        line.id(),
        line.uuid(),
        line.lineNumber(),
        line.position(),
        line.description(),
        line.quantity(),
        line.unitPrice(),
        line.unitOfMeasure(),
        line.productId(),
        line.productCode(),
        line.vatRateId(),
        line.vatRate(),
        line.vatCategoryCode(),
        line.discount(),
        line.discountPercent(),
        line.vatIncluded(),
        line.subtotal(),
        line.vatAmount(),
        line.total(),
        line.lineTotal(),
        parent != null,
        parent == null ? null : parent.value(),
        source == null ? null : source.value(),
        left);
  }
}
