package ro.storno.cli.einvoice;

import java.util.List;
import ro.storno.cli.einvoice.Reading.Column;
import ro.storno.cli.einvoice.Reading.Facts;
import ro.storno.cli.einvoice.Reading.Section;
import ro.storno.cli.einvoice.Reading.Table;

/**
 * Writes arranged invoices as one page of HTML that needs nothing from elsewhere and, whatever the
 * invoices say, runs nothing.
 */
final class ReadingHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 0; color: #1c2430; background: #f3f4f6 }
      article { max-width: 60rem; margin: 1.5rem auto; padding: 1.5rem 2rem; background: #fff;
        border: 1px solid #dfe3e8; border-radius: 6px }
      h1 { font-size: 1.5rem; margin: 0 0 .2rem; overflow-wrap: anywhere }
      .file { color: #5b6675; margin: 0 0 1rem; overflow-wrap: anywhere }
      h2 { font-size: 1rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #dfe3e8 }
      dl { display: grid; grid-template-columns: 11rem 1fr; gap: .15rem 1rem; margin: 0 }
      dt { color: #5b6675 } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
      h1, .file, dd, td { unicode-bidi: isolate }
      .scroll { overflow-x: auto }
      table { border-collapse: collapse; width: 100%% }
      th { text-align: left; color: #5b6675; font-weight: 600 }
      th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #eceff2; vertical-align: top }
      td { white-space: pre-line; overflow-wrap: anywhere }
      .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
      @media (max-width: 40rem) { article { margin: 0; padding: 1rem; border: 0 }
        dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
      @media print { body { background: #fff } article { border: 0; break-after: page } }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder page = new StringBuilder();

  ReadingHtml(String title) {
    page.append(HEAD.formatted(escaped(title)));
  }

  /** Adds an invoice of a file. */
  void add(String file, Reading reading) {
    page.append("<article>\n");
    element("h1", "", reading.title());
    element("p", " class=\"file\"", file);
    reading.sections().forEach(this::add);
    page.append("</article>\n");
  }

  private void add(Section section) {
    element("h2", "", section.heading());
    if (section instanceof Facts facts) {
      page.append("<dl>\n");
      for (Reading.Fact fact : facts.facts()) {
        element("dt", "", fact.name());
        element("dd", "", fact.value());
      }
      page.append("</dl>\n");
    } else if (section instanceof Table table) {
      add(table);
    }
  }

  private void add(Table table) {
    page.append("<div class=\"scroll\"><table>\n");
    List<Column> columns = table.columns();
    row("th", columns, columns.stream().map(Column::name).toList());
    table.rows().forEach(cells -> row("td", columns, cells));
    page.append("</table></div>\n");
  }

  private void row(String tag, List<Column> columns, List<String> cells) {
    page.append("<tr>");
    for (int c = 0; c < cells.size(); c++) {
      element(tag, columns.get(c).number() ? " class=\"number\"" : "", cells.get(c));
    }
    page.append("</tr>\n");
  }

  private void element(String tag, String attributes, String text) {
    page.append('<').append(tag).append(attributes).append('>');
    page.append(escaped(text)).append("</").append(tag).append(">\n");
  }

  /** The whole page. */
  String page() {
    return page + "</body>\n</html>\n";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  if (c >= ' ' && c != 0x7f || c == '\n' || c == '\t') {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }
}
