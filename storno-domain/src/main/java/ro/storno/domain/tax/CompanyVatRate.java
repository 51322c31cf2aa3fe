package ro.storno.domain.tax;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * A VAT rate that a company offers on its documents (spec api-reference/vat-rates).
 *
 * @param id identity; not null
 * @param company the company; not null
 * @param rate category and percentage; not null
 * @param label what the user reads, such as {@code 21%}; not null
 * @param isDefault whether new lines take it when nothing else is said
 * @param active whether it is offered; older documents keep inactive ones
 * @param position order in lists
 * @param createdAt when it was made; not null
 * @param updatedAt last change, or null if never changed
 */
public record CompanyVatRate(
    VatRateId id,
    CompanyId company,
    VatRate rate,
    String label,
    boolean isDefault,
    boolean active,
    int position,
    Instant createdAt,
    @Nullable Instant updatedAt) {}
