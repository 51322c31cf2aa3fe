package ro.storno.domain.printing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ro.storno.domain.DomainException;

/** The type families that come with the product; no document names any other. */
public enum PrintFont {
  DEJAVU_SANS("DejaVu Sans", false),
  DEJAVU_SERIF("DejaVu Serif", true),
  ROBOTO("Roboto", false),
  IBM_PLEX_SANS("IBM Plex Sans", false);

  private final String family;
  private final boolean serif;

  PrintFont(String family, boolean serif) {
    this.family = family;
    this.serif = serif;
  }

  /** Returns the name of the family, as CSS and people call it. */
  public String family() {
    return family;
  }

  /** Returns whether its letters have serifs. */
  public boolean serif() {
    return serif;
  }

  /**
   * Reads a font family as CSS writes it. Of a list the first family that we have counts, as in a
   * browser.
   *
   * @param typed such as {@code "Roboto", sans-serif}; not null
   * @throws DomainException.InvalidValue if we have none of them
   */
  public static PrintFont of(String typed) {
    for (String name : typed.split(",", -1)) {
      String plain = name.strip().replaceAll("^([\"'])(.*)\\1$", "$2").strip();
      for (PrintFont font : values()) {
        if (font.family.equalsIgnoreCase(plain)) {
          return font;
        }
      }
    }
    throw new DomainException.InvalidValue(
        "fontFamily", "This font is not available. Choose one of: " + families() + ".");
  }

  /** Returns the names of all families. */
  public static String families() {
    return Arrays.stream(values()).map(PrintFont::family).collect(Collectors.joining(", "));
  }

  /** Returns whether a word of a style sheet, in lower case, is part of the name of a family. */
  static boolean names(String words) {
    return Arrays.stream(values())
        .anyMatch(font -> font.family.toLowerCase(Locale.ROOT).equals(words));
  }
}
