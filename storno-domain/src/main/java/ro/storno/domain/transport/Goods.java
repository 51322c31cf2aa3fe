package ro.storno.domain.transport;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Goods on the road (BG-3).
 *
 * @param purpose ANAF's code, such as 101 for sale; or null while it is not known
 * @param tariffCode 4, 6 or 8 digits of the combined nomenclature, or null
 * @param name not null
 * @param quantity not null
 * @param unitCode UN/ECE Recommendation 20 or 21, or null
 * @param netWeight kilograms, or null
 * @param grossWeight kilograms, or null
 * @param value in lei without VAT, or null
 */
public record Goods(
    @Nullable Integer purpose,
    @Nullable String tariffCode,
    String name,
    BigDecimal quantity,
    @Nullable String unitCode,
    @Nullable BigDecimal netWeight,
    @Nullable BigDecimal grossWeight,
    @Nullable BigDecimal value) {}
