package ro.storno.domain.einvoice;

import java.util.Objects;

/**
 * A sentence for people, in English and in Romanian.
 *
 * @param english the sentence in English, not null
 * @param romanian the sentence in Romanian, not null
 */
public record BilingualText(String english, String romanian) {
  /** Refuses null. */
  public BilingualText {
    Objects.requireNonNull(english, "english");
    Objects.requireNonNull(romanian, "romanian");
  }

  /**
   * The sentence in the language asked for.
   *
   * @param language ISO 639-1 code; anything but {@code ro} gives English
   */
  public String in(String language) {
    return language.equals("ro") ? romanian : english;
  }
}
