package ro.storno.pdf.receipt;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.pdf.Resources;

/**
 * The words of one language on paper rolls.
 *
 * @param texts by key; not null
 */
record Words(Map<String, String> texts) {
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(
          language,
          new Words(Resources.words("receipt/wording_" + language.code() + ".properties")));
    }
  }

  static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
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
