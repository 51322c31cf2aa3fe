package ro.storno.pdf;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * Makes any text printable: composed, bounded, free of control characters, and with a visible box
 * in place of each character that no font of ours can show.
 */
public final class PlainText {
  /** Stands for a character that cannot be shown. */
  public static final String MISSING = "\u25a1";

  private static final String ELLIPSIS = "\u2026";

  private static final int REMEMBERED = 0x3000;
  private static final byte SHOWN = 1;
  private static final byte NOT_SHOWN = 2;

  private final IntPredicate covered;

  /** What is known of common characters; racing threads write the same values. */
  private final byte[] remembered = new byte[REMEMBERED];

  /**
   * A cleaner for a set of fonts.
   *
   * @param covered whether the fonts have a glyph for a code point; not null
   */
  PlainText(IntPredicate covered) {
    this.covered = covered;
  }

  /**
   * Cleans a text that stays on one line.
   *
   * @param text not null
   * @param longest most characters kept; what is longer ends in an ellipsis
   * @return printable text without line breaks, may be empty; not null
   */
  public String line(String text, int longest) {
    return clean(text, longest, false).strip();
  }

  /**
   * Cleans a text that may have several lines.
   *
   * @param text not null
   * @param longest most characters kept; what is longer ends in an ellipsis
   * @return printable text, may be empty; not null
   */
  public String block(String text, int longest) {
    return clean(text, longest, true).strip();
  }

  private String clean(String text, int longest, boolean lines) {
    // Cut before composing, so that hostile lengths cost nothing; composing never lengthens by far.
    String bounded = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
    String composed = Normalizer.normalize(bounded, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(composed.length());
    int count = 0;
    for (int i = 0; i < composed.length(); ) {
      int codePoint = composed.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == '\r' && i < composed.length() && composed.charAt(i) == '\n') {
        continue;
      }
      if (count == longest) {
        return clean.append(ELLIPSIS).toString();
      }
      count += append(clean, codePoint, lines);
    }
    return text.length() > bounded.length() ? clean.append(ELLIPSIS).toString() : clean.toString();
  }

  private int append(StringBuilder clean, int codePoint, boolean lines) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029) {
      clean.append(lines ? '\n' : ' ');
    } else if (Character.isISOControl(codePoint)) {
      clean.append(' ');
    } else if (invisible(codePoint)) {
      return 0;
    } else if (printable(codePoint)) {
      clean.appendCodePoint(codePoint);
    } else {
      clean.append(MISSING);
    }
    return 1;
  }

  /** Joiners, selectors and direction overrides: nothing to see, and some of them mislead. */
  private static boolean invisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private boolean printable(int codePoint) {
    if (codePoint >= REMEMBERED) {
      return shown(codePoint);
    }
    if (remembered[codePoint] == 0) {
      remembered[codePoint] = shown(codePoint) ? SHOWN : NOT_SHOWN;
    }
    return remembered[codePoint] == SHOWN;
  }

  private boolean shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      default -> covered.test(codePoint);
    };
  }
}
