package ro.storno.rest.party;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Groups lists by the first letter of names, as in an index. */
final class Letters {
  private Letters() {}

  /** Groups in the order of the letters, {@code #} for digits and signs. */
  static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> name) {
    Map<String, List<T>> groups = new TreeMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(letter(name.apply(row)), any -> new ArrayList<>()).add(row));
    return groups;
  }

  /** Letters with diacritics stand under the plain one, as in a Romanian index. */
  private static String letter(String name) {
    String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD);
    if (plain.isEmpty() || !Character.isLetter(plain.codePointAt(0))) {
      return "#";
    }
    return new String(Character.toChars(plain.codePointAt(0))).toUpperCase(Locale.ROOT);
  }
}
