package ro.storno.pdf.invoice;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.pdf.Resources;

/** The words of one language, from {@code wording_xx.properties}; never the JVM's own locale. */
final class Wording {
  private static final Map<Language, Wording> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(
          language,
          new Wording(Resources.words("invoice/wording_" + language.code() + ".properties")));
    }
  }

  private final Map<String, String> texts;

  private Wording(Map<String, String> texts) {
    this.texts = texts;
  }

  static Wording of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /** Returns all texts by key, for the template. */
  Map<String, String> texts() {
    return texts;
  }

  /**
   * Returns a text with its places filled in.
   *
   * @throws IllegalArgumentException if the language lacks it
   */
  String get(String key, String... arguments) {
    String text =
        find(key).orElseThrow(() -> new IllegalArgumentException("No wording for " + key));
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i]);
    }
    return text;
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }
}
