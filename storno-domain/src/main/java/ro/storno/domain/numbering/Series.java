package ro.storno.domain.numbering;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
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
  /** Longest prefix. */
  public static final int LONGEST_PREFIX = 20;

  private static final Pattern PREFIX =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}/_.-]{0," + (LONGEST_PREFIX - 1) + "}");

  /**
   * Returns a prefix without the spaces around it.
   *
   * @param prefix as typed; not null
   * @throws DomainException.InvalidValue if it is empty, too long, does not begin with a letter or
   *     digit, or holds anything but letters, digits, dash, slash, dot and underscore
   */
  public static String checkedPrefix(String prefix) {
    String plain = prefix.strip();
    if (!PREFIX.matcher(plain).matches()) {
      throw new DomainException.InvalidValue(
          "prefix",
          "A prefix has 1 to "
              + LONGEST_PREFIX
              + " letters, digits, dashes, slashes, dots or underscores and begins with a letter"
              + " or digit.");
    }
    return plain;
  }

  /**
   * Returns a counter to begin with.
   *
   * @param currentNumber last number handed out elsewhere, 0 if none
   * @throws DomainException.InvalidValue if it is negative or beyond what a number can show
   */
  public static long checkedCounter(long currentNumber) {
    if (currentNumber < 0 || currentNumber >= DocumentNumber.LAST) {
      throw new DomainException.InvalidValue(
          "currentNumber", "Give the last number used, 0 if none.");
    }
    return currentNumber;
  }

  /** Returns the number that the next document will take. */
  public DocumentNumber next() {
    return new DocumentNumber(prefix, currentNumber + 1);
  }
}
