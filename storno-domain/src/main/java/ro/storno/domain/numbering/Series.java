package ro.storno.domain.numbering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * A document series: a prefix and the last number it handed out (spec objects/document-series.md).
 *
 * @param id identity; not null
 * @param company the company; not null
 * @param type kind of document; not null
 * @param prefix unique per company and type; not null
 * @param currentNumber last number handed out, 0 if none
 * @param active whether new documents may use it
 * @param isDefault whether documents without a series take it
 * @param source {@code auto}, {@code manual}, {@code anaf} or {@code import}; not null
 * @param createdAt not null
 * @param updatedAt or null
 */
public record Series(
    SeriesId id,
    CompanyId company,
    SeriesType type,
    String prefix,
    long currentNumber,
    boolean active,
    boolean isDefault,
    String source,
    Instant createdAt,
    @Nullable Instant updatedAt) {
  /** Returns the number that the next document will take. */
  public DocumentNumber next() {
    return new DocumentNumber(prefix, currentNumber + 1);
  }
}
