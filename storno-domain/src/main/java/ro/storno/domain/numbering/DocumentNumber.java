package ro.storno.domain.numbering;

import java.util.Locale;
import java.util.Objects;

/**
 * A number handed out by a series, such as {@code FACT-0043}.
 *
 * @param prefix the series' prefix; not null, may be empty
 * @param sequence position in the series, from 1
 */
public record DocumentNumber(String prefix, long sequence) {
  /** The last number that a series can hand out. */
  public static final long LAST = 999_999_999_999L;

  /** Checks the range. */
  public DocumentNumber {
    Objects.requireNonNull(prefix, "prefix");
    if (sequence < 1 || sequence > LAST) {
      throw new IllegalArgumentException("a series counts from 1 to " + LAST + ": " + sequence);
    }
  }

  /**
   * Returns the number as printed: prefix, a dash unless the prefix is empty or already ends in a
   * separator, and at least four digits (decisions.md, Documents).
   */
  public String text() {
    boolean separated =
        prefix.isEmpty() || !Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1));
    return prefix + (separated ? "" : "-") + String.format(Locale.ROOT, "%04d", sequence);
  }

  @Override
  public String toString() {
    return text();
  }
}
