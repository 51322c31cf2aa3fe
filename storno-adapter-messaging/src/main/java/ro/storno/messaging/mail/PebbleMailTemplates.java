package ro.storno.messaging.mail;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.MailTemplates;

/**
 * Account mails from one layout for HTML, one for plain text, and a book of words in each language.
 * Thread-safe.
 */
public final class PebbleMailTemplates implements MailTemplates {
  private static final String FOLDER = "ro/storno/messaging/mail/";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final int MOST_PARAGRAPHS = 9;

  private final PebbleTemplate html;
  private final PebbleTemplate text;
  private final Map<String, Properties> words = new HashMap<>();

  /** Reads layouts and words. */
  public PebbleMailTemplates() {
    html = layout("mail.html.peb", true);
    text = layout("mail.txt.peb", false);
    for (String language : List.of("ro", "en")) {
      words.put(language, words(language));
    }
  }

  private static PebbleTemplate layout(String name, boolean escaped) {
    ClasspathLoader loader = new ClasspathLoader(PebbleMailTemplates.class.getClassLoader());
    loader.setPrefix(FOLDER);
    return new PebbleEngine.Builder()
        .loader(loader)
        .autoEscaping(escaped)
        .strictVariables(true)
        .defaultLocale(Locale.ROOT)
        .build()
        .getTemplate(name);
  }

  private static Properties words(String language) {
    String name = "words_" + language + ".properties";
    Properties read = new Properties();
    try (InputStreamReader file =
        new InputStreamReader(
            Objects.requireNonNull(PebbleMailTemplates.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      read.load(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Written write(MailTemplate template, String language, Map<String, String> values) {
    String spoken = words.containsKey(language) ? language : "en";
    Properties book = Objects.requireNonNull(words.get(spoken));
    String key = template.wireName();
    Map<String, String> filled = translated(book, values);
    List<String> paragraphs = new ArrayList<>();
    for (int i = 1; i <= MOST_PARAGRAPHS && book.containsKey(key + ".text." + i); i++) {
      paragraphs.add(fill(word(book, key + ".text." + i), filled));
    }
    String subject = fill(word(book, key + ".subject"), filled);
    Map<String, Object> page = new HashMap<>();
    page.put("language", spoken);
    page.put("subject", subject);
    page.put("greeting", word(book, "greeting"));
    page.put("paragraphs", paragraphs);
    page.put("link", filled.getOrDefault("link", ""));
    page.put("action", book.getProperty(key + ".action", ""));
    page.put("copy", word(book, "copy"));
    page.put("footer", word(book, "footer"));
    return new Written(subject, merge(text, page), merge(html, page));
  }

  /** Roles have names of their own in each language. */
  private static Map<String, String> translated(Properties book, Map<String, String> values) {
    Map<String, String> filled = new HashMap<>(values);
    filled.computeIfPresent("role", (name, role) -> book.getProperty("role." + role, role));
    return filled;
  }

  private static String word(Properties book, String key) {
    return Objects.requireNonNull(book.getProperty(key), key);
  }

  private static String fill(String words, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(words)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(found.group(1)), found.group(1))));
  }

  private static String merge(PebbleTemplate layout, Map<String, Object> page) {
    StringWriter out = new StringWriter();
    try {
      layout.evaluate(out, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
