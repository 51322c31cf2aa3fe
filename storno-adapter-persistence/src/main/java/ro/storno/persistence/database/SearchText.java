package ro.storno.persistence.database;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text as it is searched: lower case, without diacritics. */
public final class SearchText {
  private SearchText() {}

  /** What a row can be found by. */
  public static String of(@Nullable String... parts) {
    return Arrays.stream(parts)
        .filter(Objects::nonNull)
        .map(SearchText::plain)
        .collect(Collectors.joining("\n"));
  }

  /** A pattern for LIKE that finds the words anywhere; wildcards in them stand for themselves. */
  public static String containing(String words) {
    return "%" + plain(words).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** Words as rows are searched by them. */
  public static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }
}
