package ro.storno.bootstrap.configuration;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting: everything that is known about it stands here, once. What {@code storno config}
 * shows, what the documentation says and what is checked at start all come from it.
 *
 * @param key name in environment and file, such as {@code STORNO_PORT}; not null
 * @param meaning one or two sentences; not null
 * @param defaultText as it would be written, or null if unset by default
 * @param secret whether its value is never shown
 * @param reader turns the text into the value; throws {@link IllegalArgumentException} that says
 *     what is expected; not null
 */
public record Setting<T>(
    String key,
    String meaning,
    @Nullable String defaultText,
    boolean secret,
    Function<String, T> reader) {

  static <T> Setting<T> of(
      String key, String defaultText, String meaning, Function<String, T> reader) {
    return new Setting<>(key, meaning, defaultText, false, reader);
  }

  static <T> Setting<T> unset(String key, String meaning, Function<String, T> reader) {
    return new Setting<>(key, meaning, null, false, reader);
  }

  static <T> Setting<T> secret(String key, String meaning, Function<String, T> reader) {
    return new Setting<>(key, meaning, null, true, reader);
  }

  /** Returns what is wrong with a text, empty if nothing is. */
  Optional<String> mistakeIn(String text) {
    try {
      var unused = reader.apply(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
