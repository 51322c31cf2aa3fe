package ro.storno.domain.einvoice;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A sentence for people, in English and in some other languages.
 *
 * @param texts the sentence by ISO 639-1 code; not null, with {@code en}
 */
public record LocalizedText(Map<String, String> texts) {
  private static final String ENGLISH = "en";

  /** Copies, and refuses a text without English. */
  public LocalizedText {
    texts = Map.copyOf(texts);
    Objects.requireNonNull(texts.get(ENGLISH), "English");
  }

  /**
   * The sentence in English and in Romanian.
   *
   * @param english not null
   * @param romanian not null
   */
  public LocalizedText(String english, String romanian) {
    this(Map.of(ENGLISH, english, "ro", romanian));
  }

  /** The sentence in one more language, or in another wording. */
  public LocalizedText with(String language, String text) {
    Map<String, String> more = new HashMap<>(texts);
    more.put(language, text);
    return new LocalizedText(more);
  }

  /** The sentence in English; not null. */
  public String english() {
    return in(ENGLISH);
  }

  /**
   * The sentence in the language asked for, or in English where it was not translated.
   *
   * @param language ISO 639-1 code; not null
   */
  public String in(String language) {
    return texts.getOrDefault(language, texts.getOrDefault(ENGLISH, ""));
  }
}
