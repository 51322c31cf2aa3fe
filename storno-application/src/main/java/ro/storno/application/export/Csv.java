package ro.storno.application.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a CSV file as spreadsheets read it (api-reference/invoices/export-csv.md): commas,
 * double quotes, decimal points, ISO dates. Text that a spreadsheet would take for a formula gets
 * an apostrophe in front, so that opening a file runs nothing that a stranger has written into a
 * name or a note.
 */
final class Csv {
  /** The mark by which spreadsheets know UTF-8; begins the file. */
  static final String MARK = "\uFEFF";

  /** What follows each line before the line feed. */
  static final String RETURN = "\r";

  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  /** Returns a line of texts. */
  static String line(String... texts) {
    Csv csv = new Csv();
    for (String text : texts) {
      csv.text(text);
    }
    return csv.end();
  }

  /** Appends what somebody wrote. */
  Csv text(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return plain("");
    }
    return plain(FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
  }

  Csv number(@Nullable BigDecimal number) {
    return plain(number == null ? "" : number.toPlainString());
  }

  Csv number(@Nullable Integer number) {
    return plain(number == null ? "" : number.toString());
  }

  Csv date(@Nullable LocalDate date) {
    return plain(date == null ? "" : date.toString());
  }

  Csv instant(@Nullable Instant instant) {
    return plain(instant == null ? "" : instant.toString());
  }

  Csv flag(@Nullable Boolean flag) {
    return plain(flag == null ? "" : flag.toString());
  }

  private Csv plain(String cell) {
    if (begun) {
      line.append(',');
    }
    begun = true;
    boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
    line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    return this;
  }

  /** Returns the line without its line feed. */
  String end() {
    return line + RETURN;
  }
}
