package ro.storno.pdf.invoice;

import java.util.List;
import java.util.function.Function;
import ro.storno.pdf.invoice.InvoicePage.Item;

/**
 * Widths of the columns of the items, in tenths of a millimetre. Each number column is as wide as
 * its widest number, the description has the rest; where that would be too little, the type gets
 * smaller.
 *
 * @param style CSS class of the type size; not null
 * @param vat whether the two VAT columns are shown
 * @param position width
 * @param quantity width
 * @param unit width
 * @param unitPrice width
 * @param vatRate width
 * @param vatAmount width
 * @param net width
 */
public record ItemColumns(
    String style,
    boolean vat,
    int position,
    int quantity,
    int unit,
    int unitPrice,
    int vatRate,
    int vatAmount,
    int net) {
  /** A4 less two margins of 16 mm. */
  private static final int PAGE = 1780;

  private static final int GOOD_DESCRIPTION = 560;
  private static final int LEAST_DESCRIPTION = 480;
  private static final int PADDING = 34;
  private static final int POSITION_PADDING = 20;
  private static final int LEAST_NUMBER = 170;

  /** Widths in thousandths of an em. */
  private static final int FIGURE = 600;

  private static final int HYPHEN = 400;
  private static final int POINT = 300;
  private static final int PERCENT_SIGN = 980;

  /** Details are this much of the size of their row, as the style sheet says. */
  private static final int DETAIL_PERCENT = 87;

  /** Type size of the heads, in tenths of a point. */
  private static final int HEAD = 72;

  /** Type sizes in tenths of a point, with the class that sets them in the style sheet. */
  private enum Size {
    NORMAL("normal", 86),
    DENSE("dense", 76),
    TINY("tiny", 62);

    private final String style;
    private final int tenthsOfPoint;

    Size(String style, int tenthsOfPoint) {
      this.style = style;
      this.tenthsOfPoint = tenthsOfPoint;
    }
  }

  /** Prefers heads on one line, then heads in several lines, then smaller type. */
  static ItemColumns fitting(
      List<Item> items, Wording wording, String currency, boolean vat, Layout layout) {
    Heads whole = key -> wording.get(key) + (key.equals("item.net") ? " " + currency : "");
    ItemColumns columns = at(Size.NORMAL, items, whole, vat, layout);
    if (columns.description() >= GOOD_DESCRIPTION) {
      return columns;
    }
    for (Size size : Size.values()) {
      columns = at(size, items, key -> longestWord(wording.get(key)), vat, layout);
      if (columns.description() >= LEAST_DESCRIPTION) {
        return columns;
      }
    }
    return columns;
  }

  private static ItemColumns at(
      Size size, List<Item> items, Heads typed, boolean vat, Layout layout) {
    HeadWidths heads = key -> typed.width(key) * layout.headPercent() / 100;
    return new ItemColumns(
        size.style,
        vat,
        Math.max(
                width(size, items, Item::position) + POSITION_PADDING, heads.width("item.position"))
            + layout.edge(),
        number(size, items, Item::quantity, heads.width("item.quantity")),
        Math.max(
            heads.width("item.unit"), width(size, items, item -> shortened(item.unit())) + PADDING),
        Math.max(
            number(size, items, Item::unitPrice, heads.width("item.unitPrice")),
            width(size, items, ItemColumns::grossPrice) * DETAIL_PERCENT / 100 + PADDING),
        vat
            ? Math.max(
                heads.width("item.vatRate"),
                width(size, items, item -> longestWord(item.vatRate())) + PADDING)
            : 0,
        vat ? number(size, items, Item::vat, heads.width("item.vat")) : 0,
        number(size, items, Item::net, heads.width("item.net")) + layout.edge());
  }

  /** How wide a column's head is. */
  private interface HeadWidths {
    int width(String key);
  }

  /** What of a column's head must fit on one line. */
  private interface Heads {
    String unbroken(String key);

    default int width(String key) {
      return ItemColumns.width(HEAD, measure(unbroken(key))) + PADDING;
    }
  }

  private static int number(Size size, List<Item> items, Function<Item, String> text, int head) {
    return Math.max(Math.max(LEAST_NUMBER, head), width(size, items, text) + PADDING);
  }

  private static String grossPrice(Item item) {
    return item.grossPrice() == null ? "" : item.grossPrice();
  }

  /** A unit wider than this breaks into a second line. */
  private static String shortened(String unit) {
    return unit.substring(0, Math.min(unit.length(), 8));
  }

  private static String longestWord(String text) {
    String longest = "";
    for (String word : text.split("[ -]", -1)) {
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest;
  }

  private static int width(Size size, List<Item> items, Function<Item, String> text) {
    int widest = items.stream().map(text).mapToInt(ItemColumns::measure).max().orElse(0);
    return width(size.tenthsOfPoint, widest);
  }

  private static int width(int tenthsOfPoint, int thousandthsOfEm) {
    // 1 pt = 0.3528 mm: em/1000 x pt/10 x 0.3528 mm, in tenths of a millimetre, rounded up.
    return (int) ((long) thousandthsOfEm * tenthsOfPoint * 3528L / 10_000_000L) + 1;
  }

  /** Widths of IBM Plex Sans: figures 600, letters on average less, the percent sign more. */
  private static int measure(String text) {
    return text.chars().map(ItemColumns::measure).sum();
  }

  private static int measure(int character) {
    if (character == '%') {
      return PERCENT_SIGN;
    }
    return Character.isLetterOrDigit(character) ? FIGURE : character == '-' ? HYPHEN : POINT;
  }

  /** Returns what is left for the description. */
  public int description() {
    return PAGE - position - quantity - unit - unitPrice - vatRate - vatAmount - net;
  }

  /** Returns a width as CSS, such as {@code 12.5mm}. */
  public String css(int tenths) {
    return tenths / 10 + "." + tenths % 10 + "mm";
  }
}
