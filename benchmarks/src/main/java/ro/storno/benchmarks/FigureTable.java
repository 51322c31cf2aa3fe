package ro.storno.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints figures as a Markdown table that also reads well on a terminal. */
final class FigureTable {
  private static final List<String> HEAD =
      List.of("figure", "ours", "peer", "ratio", "target", "met?");

  private FigureTable() {}

  /** The table as text, one line per figure, ending in a line break. */
  static String of(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    figures.forEach(figure -> rows.add(cells(figure)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(text, rows.get(r), widths);
      if (r == 0) {
        rule(text, widths);
      }
    }
    return text.toString();
  }

  private static List<String> cells(Figure figure) {
    return List.of(
        figure.what(),
        figure.ours(),
        orDash(figure.peer()),
        figure.ratio() == null ? "-" : ratio(figure.ratio()),
        orDash(figure.target()),
        figure.met() == null ? "-" : figure.met() ? "yes" : "NO");
  }

  private static String ratio(BigDecimal ratio) {
    return ratio.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private static void line(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      text.append("| ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
    }
    text.append("|\n");
  }

  private static void rule(StringBuilder text, int[] widths) {
    for (int width : widths) {
      text.append('|').append("-".repeat(width + 2));
    }
    text.append("|\n");
  }
}
