package ro.storno.rest.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.rest.openapi.Described;

/**
 * A VAT rate of a company (api-reference/vat-rates).
 *
 * @param id identity
 * @param uuid the same
 * @param rate per cent
 * @param label what the user reads
 * @param categoryCode UNCL 5305
 * @param isDefault whether new lines take it
 * @param isActive whether it is offered
 * @param position order in lists
 * @param createdAt when it was added
 * @param updatedAt last change
 */
public record VatRateView(
    UUID id,
    UUID uuid,
    @Described(value = "Per cent", example = "21.00") BigDecimal rate,
    String label,
    @Described(value = "Category of UNCL 5305", example = "S") String categoryCode,
    boolean isDefault,
    boolean isActive,
    int position,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Maps a rate. */
  static VatRateView of(CompanyVatRate rate) {
    UUID id = rate.id().value();
    return new VatRateView(
        id,
        id,
        rate.rate().percentage().value(),
        rate.label(),
        rate.rate().category().name(),
        rate.isDefault(),
        rate.active(),
        rate.position(),
        rate.createdAt(),
        rate.updatedAt());
  }
}
