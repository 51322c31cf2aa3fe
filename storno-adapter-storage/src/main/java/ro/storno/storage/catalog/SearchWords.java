package ro.storno.storage.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Takes text apart into words in lower case and without accents. */
final class SearchWords {
  private SearchWords() {}

  static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            each -> {
              if (Character.isLetterOrDigit(each)) {
                word.appendCodePoint(Character.toLowerCase(each));
              } else if (!isMark(each)) {
                finish(word, words);
              }
            });
    finish(word, words);
    return words;
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
