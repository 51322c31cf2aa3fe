package ro.storno.application.notification;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of notices in the languages that users can choose, Romanian for any other. */
final class NoticeTexts {
  private static final Pattern DATUM = Pattern.compile("\\{([A-Za-z]+)}");
  private static final ResourceBundle ROMANIAN = bundle("ro");
  private static final ResourceBundle ENGLISH = bundle("en");

  private NoticeTexts() {}

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        "ro.storno.application.notification.texts",
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static String title(String wording, String language, Map<String, String> data) {
    return filled(wording + ".title", language, data);
  }

  static String message(String wording, String language, Map<String, String> data) {
    return filled(wording + ".message", language, data);
  }

  private static String filled(String key, String language, Map<String, String> data) {
    ResourceBundle texts = language.startsWith("en") ? ENGLISH : ROMANIAN;
    Matcher matcher = DATUM.matcher(texts.getString(key));
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(data.getOrDefault(found.group(1), "–")));
  }
}
