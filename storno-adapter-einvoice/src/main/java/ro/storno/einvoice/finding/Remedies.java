package ro.storno.einvoice.finding;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.LocalizedText;

/**
 * Tells what to change when a rule is broken: always in English and Romanian, in the other
 * languages for the rules that their users meet.
 */
final class Remedies {
  /** Languages whose texts are in files of their own. */
  static final List<String> TRANSLATIONS = List.of("de", "fr", "it", "pl");

  private static final Pattern VAT_RULE =
      Pattern.compile("BR-(?:S|Z|E|AE|IC|G|O|AF|AG|IG|IP)-(\\d\\d)");

  private final Map<String, String> texts = Texts.load("remedies.properties");
  private final Map<String, String> translations =
      Texts.load(
          TRANSLATIONS.stream()
              .map(language -> "remedies_" + language + ".properties")
              .toArray(String[]::new));

  /** The advice for a rule; null when there is none beyond the message of the rule itself. */
  @Nullable LocalizedText of(String rule) {
    LocalizedText own = text(rule);
    if (own != null) {
      return own;
    }
    var vatRule = VAT_RULE.matcher(rule);
    if (vatRule.matches()) {
      return text("BR-*-" + vatRule.group(1));
    }
    for (int end = rule.length(); end > 1; end--) {
      LocalizedText family = text(rule.substring(0, end) + "*");
      if (family != null) {
        return family;
      }
    }
    return null;
  }

  private @Nullable LocalizedText text(String key) {
    String english = texts.get(key + ".en");
    String romanian = texts.get(key + ".ro");
    if (english == null || romanian == null) {
      return null;
    }
    LocalizedText text = new LocalizedText(english, romanian);
    for (String language : TRANSLATIONS) {
      String translated = translations.get(key + "." + language);
      text = translated == null ? text : text.with(language, translated);
    }
    return text;
  }
}
