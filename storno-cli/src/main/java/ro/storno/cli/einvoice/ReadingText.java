package ro.storno.cli.einvoice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.einvoice.Reading.Column;
import ro.storno.cli.einvoice.Reading.Facts;
import ro.storno.cli.einvoice.Reading.Section;
import ro.storno.cli.einvoice.Reading.Table;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;

/** Shows an arranged invoice on a terminal. */
final class ReadingText {
  private static final int WIDEST = 48;

  private final Terminal terminal;

  ReadingText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Reading reading) {
    terminal.result(terminal.paint(Paint.STRONG, Terminal.oneLine(reading.title())));
    for (Section section : reading.sections()) {
      terminal.result("");
      terminal.result("  " + terminal.paint(Paint.STRONG, section.heading()));
      if (section instanceof Facts facts) {
        print(facts);
      } else if (section instanceof Table table) {
        print(table);
      }
    }
  }

  private void print(Facts facts) {
    facts
        .facts()
        .forEach(
            fact ->
                terminal.result(
                    "  %-22s %s".formatted(fact.name(), Terminal.oneLine(fact.value()))));
  }

  private void print(Table table) {
    List<Column> columns = table.columns();
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = columns.get(c).name().length();
      for (List<String> row : table.rows()) {
        widths[c] = Math.max(widths[c], shown(row.get(c)).length());
      }
    }
    row(columns, widths, columns.stream().map(Column::name).toList(), Paint.FAINT);
    table
        .rows()
        .forEach(row -> row(columns, widths, row.stream().map(ReadingText::shown).toList(), null));
  }

  private void row(List<Column> columns, int[] widths, List<String> cells, @Nullable Paint paint) {
    StringBuilder line = new StringBuilder(" ");
    for (int c = 0; c < widths.length; c++) {
      String format = columns.get(c).number() ? "%" + widths[c] + "s" : "%-" + widths[c] + "s";
      line.append(' ').append(format.formatted(cells.get(c))).append(' ');
    }
    String text = line.toString().stripTrailing();
    terminal.result(paint == null ? text : terminal.paint(paint, text));
  }

  private static String shown(String cell) {
    String line = Terminal.oneLine(cell);
    return line.length() > WIDEST
        ? line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, WIDEST - 1))) + "…"
        : line;
  }
}
