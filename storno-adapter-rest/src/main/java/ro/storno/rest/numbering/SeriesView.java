package ro.storno.rest.numbering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.numbering.Series;
import ro.storno.rest.openapi.Described;

/**
 * A document series (api-reference/document-series).
 *
 * @param id identity
 * @param uuid the same
 * @param prefix what numbers begin with
 * @param type kind of document
 * @param currentNumber last number handed out
 * @param nextNumber number of the next document
 * @param nextDocumentNumber the same as it will be printed
 * @param active whether new documents may use it
 * @param isDefault whether documents without a series take it
 * @param source where it came from
 * @param createdAt when it was added
 * @param updatedAt last change
 */
public record SeriesView(
    UUID id,
    UUID uuid,
    @Described(example = "FACT") String prefix,
    @Described(example = "invoice") String type,
    long currentNumber,
    long nextNumber,
    @Described(value = "The next number as it will be printed", example = "FACT-0043")
        String nextDocumentNumber,
    boolean active,
    boolean isDefault,
    String source,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Maps a series. */
  static SeriesView of(Series series) {
    UUID id = series.id().value();
    return new SeriesView(
        id,
        id,
        series.prefix(),
        series.type().wireName(),
        series.currentNumber(),
        series.currentNumber() + 1,
        series.next().text(),
        series.active(),
        series.isDefault(),
        series.source(),
        series.createdAt(),
        series.updatedAt());
  }
}
