package ro.storno.domain.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.VatRate;

/**
 * An allowance or a charge, of the document (BG-20, BG-21) or of a line (BG-27, BG-28).
 *
 * @param charge true for a charge, false for an allowance
 * @param amount magnitude in the document's currency; net on a document, in the price mode of the
 *     line (net or gross) on a line; not null
 * @param vatRate its VAT; null on lines, where the line's own holds
 * @param reasonCode UNTDID 5189 or 7161, or null
 * @param reason text, or null
 * @param baseAmount what the percentage was taken of, or null
 * @param percentage or null
 */
public record AllowanceCharge(
    boolean charge,
    BigDecimal amount,
    @Nullable VatRate vatRate,
    @Nullable String reasonCode,
    @Nullable String reason,
    @Nullable BigDecimal baseAmount,
    @Nullable Percentage percentage) {}
