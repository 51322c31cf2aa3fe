package ro.storno.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Money;

/**
 * The totals of a document with its allowances, charges, prepaid amount and rounding (BG-22), as
 * the electronic invoice states them. Amounts carry the document's own sign: on a credit note they
 * are negative here and positive on the wire.
 *
 * @param lineNetTotal sum of the lines' nets (BT-106); not null
 * @param allowanceTotal sum of the document allowances (BT-107); not null
 * @param chargeTotal sum of the document charges (BT-108); not null
 * @param taxExclusive total without VAT (BT-109, BR-CO-13); not null
 * @param vatTotal sum of the breakdown's VAT (BT-110, BR-CO-14); not null
 * @param vatTotalAccounting VAT in the accounting currency (BT-111), or null where that is the
 *     document's currency
 * @param taxInclusive total with VAT (BT-112, BR-CO-15); not null
 * @param prepaid paid in advance (BT-113); not null
 * @param rounding of the amount due (BT-114); not null
 * @param payable amount due (BT-115, BR-CO-16); not null
 * @param breakdown VAT per category and rate (BG-23), those of the lines first; not null
 */
public record LegalMonetaryTotals(
    Money lineNetTotal,
    Money allowanceTotal,
    Money chargeTotal,
    Money taxExclusive,
    Money vatTotal,
    @Nullable Money vatTotalAccounting,
    Money taxInclusive,
    Money prepaid,
    Money rounding,
    Money payable,
    List<VatGroup> breakdown) {
  /** Takes a copy of the breakdown. */
  public LegalMonetaryTotals {
    breakdown = List.copyOf(breakdown);
  }
}
