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
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.pdf.Resources;

/** The words of one language, from {@code wording_xx.properties}; never the JVM's own locale. */
final class Wording {
  private static final Map<Language, Wording> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Wording(read("invoice/wording_" + language.code() + ".properties")));
    }
  }

  private final Map<String, String> texts;

  private Wording(Map<String, String> texts) {
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
