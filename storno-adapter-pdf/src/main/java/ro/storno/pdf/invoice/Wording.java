package ro.storno.pdf.invoice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.pdf.Resources;

/** The words of one language, from {@code wording_xx.properties}; never the JVM's own locale. */
final class Wording {
  private static final Map<Language, Wording> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(
          language,
          new Wording(language, read("invoice/wording_" + language.code() + ".properties")));
    }
  }

  private final Language language;
  private final Map<String, String> texts;

  private Wording(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  static Wording of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Map<String, String> read(String resource) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Resources.text(resource)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  /**
   * Returns the same with a company's own words in place.
   *
   * @param labels not null
   * @param clean makes a text printable; not null
   */
  Wording with(PrintLabels labels, UnaryOperator<String> clean) {
    if (labels.texts().isEmpty()) {
      return this;
    }
    Map<String, String> own = new LinkedHashMap<>(texts);
    own.replaceAll((key, text) -> labels.find(key, language.code()).map(clean).orElse(text));
    return new Wording(language, own);
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
