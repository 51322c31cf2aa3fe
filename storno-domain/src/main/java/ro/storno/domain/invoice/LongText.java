package ro.storno.domain.invoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts text that is longer than a term may be into pieces, between words, losing nothing. */
final class LongText {
  /** Longest note that CIUS-RO takes (BR-RO-L300). */
  static final int NOTE = 300;

  /** Longest item name that CIUS-RO takes (BR-RO-L100). */
  static final int ITEM_NAME = 100;

  private LongText() {}

  /** Returns the text in pieces of at most some length; none if there is no text. */
  static List<String> pieces(@Nullable String text, int longest) {
    List<String> pieces = new ArrayList<>();
    String rest = text == null ? "" : text.strip();
    while (!rest.isEmpty()) {
      int end = end(rest, longest);
      pieces.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return pieces;
  }

  /** Where the first piece ends: behind the last word that fits, or within a word too long. */
  static int end(String text, int longest) {
    if (text.length() <= longest) {
      return text.length();
    }
    for (int i = longest; i > 0; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
  }
}
