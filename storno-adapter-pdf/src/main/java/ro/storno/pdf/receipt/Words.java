package ro.storno.pdf.receipt;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.pdf.Resources;

/**
 * The words of one language on paper rolls.
 *
 * @param language not null
 * @param texts by key; those that a company can replace by the name of their label; not null
 */
record Words(Language language, Map<String, String> texts) {
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(
          language,
          new Words(
              language, Resources.words("receipt/wording_" + language.code() + ".properties")));
    }
  }

  static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /**
   * Returns the same with a company's own words in place.
   *
   * @param labels not null
   * @param clean makes a text printable; not null
   */
  Words with(PrintLabels labels, UnaryOperator<String> clean) {
    Map<String, String> own = new LinkedHashMap<>(texts);
    own.replaceAll((key, text) -> labels.find(key, language.code()).map(clean).orElse(text));
    return new Words(language, own);
  }

  /** Returns a text with its places filled in. */
  String get(String key, String... arguments) {
    String text = Objects.requireNonNull(texts.get(key), key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i]);
    }
    return text;
  }
}
