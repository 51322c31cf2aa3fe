package ro.storno.rest.page;

import java.util.List;
import java.util.Locale;
import ro.storno.rest.route.Call;

/** The languages of the pages. */
public enum Language {
  ROMANIAN("ro"),
  ENGLISH("en");

  private static final int LONGEST = 500;
  private static final List<String> CODES = List.of("ro", "en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** Returns the ISO 639 code. */
  public String code() {
    return code;
  }

  /** Returns the language that a browser prefers; Romanian if it says nothing or speaks neither. */
  public static Language of(Call call) {
    return call.header("Accept-Language").map(Language::preferred).orElse(ROMANIAN);
  }

  static Language preferred(String acceptLanguage) {
    if (acceptLanguage.length() > LONGEST) {
      return ROMANIAN;
    }
    try {
      String code = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), CODES);
      return "en".equals(code) ? ENGLISH : ROMANIAN;
    } catch (IllegalArgumentException malformed) {
      // what a browser cannot say properly need not keep anybody from the page
      return ROMANIAN;
    }
  }
}
