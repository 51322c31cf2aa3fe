package ro.storno.pdf.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a paper roll, all of it in words, from top to bottom.
 *
 * @param seller lines at the top, the first in bold; not null
 * @param title not null
 * @param mark such as draft, or null
 * @param heading lines beneath the title; not null
 * @param blocks not null
 * @param notes lines after them; not null
 * @param footer the company's own lines at the end; not null
 */
public record RollPage(
    List<String> seller,
    String title,
    @Nullable String mark,
    List<String> heading,
    List<Block> blocks,
    List<String> notes,
    List<String> footer) {
  /** Takes copies. */
  public RollPage {
    seller = List.copyOf(seller);
    heading = List.copyOf(heading);
    blocks = blocks.stream().filter(block -> !block.rows.isEmpty()).toList();
    notes = List.copyOf(notes);
    footer = List.copyOf(footer);
  }

  /**
   * Rows that belong together; without any it does not show.
   *
   * @param style CSS class: {@code sums} where values are amounts, {@code facts} where they are
   *     words; not null
   * @param rows not null
   */
  public record Block(String style, List<Row> rows) {
    /** Takes a copy. */
    public Block {
      rows = List.copyOf(rows);
    }

    static Block sums(List<Row> rows) {
      return new Block("sums", rows);
    }
  }

  /**
   * A label on the left and a value on the right.
   *
   * @param style CSS class; not null
   * @param label not null
   * @param value may be empty; not null
   * @param details beneath the label; not null
   */
  public record Row(String style, String label, String value, List<String> details) {
    static Row plain(String label, String value) {
      return new Row("plain", label, value, List.of());
    }

    static Row strong(String label, String value) {
      return new Row("strong", label, value, List.of());
    }
  }
}
