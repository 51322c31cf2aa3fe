package ro.storno.einvoice.finding;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.BilingualText;

/** Tells what to change when a rule is broken. */
final class Remedies {
  private static final Pattern VAT_RULE =
      Pattern.compile("BR-(?:S|Z|E|AE|IC|G|O|AF|AG|IG|IP)-(\\d\\d)");

  private final Map<String, String> texts = Texts.load("remedies.properties");

  /** The advice for a rule; null when there is none beyond the message of the rule itself. */
  @Nullable BilingualText of(String rule) {
    BilingualText own = text(rule);
    if (own != null) {
      return own;
    }
    var vatRule = VAT_RULE.matcher(rule);
    if (vatRule.matches()) {
      return text("BR-*-" + vatRule.group(1));
    }
    for (int end = rule.length(); end > 1; end--) {
      BilingualText family = text(rule.substring(0, end) + "*");
      if (family != null) {
        return family;
      }
    }
    return null;
  }

  private @Nullable BilingualText text(String key) {
    String english = texts.get(key + ".en");
    String romanian = texts.get(key + ".ro");
    return english == null || romanian == null ? null : new BilingualText(english, romanian);
  }
}
