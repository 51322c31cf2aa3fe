package ro.storno.domain.printing;

import java.util.regex.Pattern;
import ro.storno.domain.DomainException;

/**
 * The colour of a company on its documents.
 *
 * @param hex a hash and six hexadecimal digits, as typed; not null
 */
public record AccentColour(String hex) {
  // before the colours below, which are checked by it
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /** What must stand on a dark colour. */
  public static final AccentColour WHITE = new AccentColour("#ffffff");

  /** What must stand on a light colour. */
  public static final AccentColour INK = new AccentColour("#1b2333");

  private static final int MOST_BRIGHT_FOR_TEXT = 140;
  private static final int MOST_BRIGHT_UNDER_WHITE = 160;
  private static final int SIXTEEN = 16;

  /** Checks the form. */
  public AccentColour {
    if (!HEX.matcher(hex).matches()) {
      throw new DomainException.InvalidValue(
          "primaryColor", "This value should be a colour in the format #RRGGBB, such as #2563eb.");
    }
  }

  /**
   * Returns a colour.
   *
   * @throws DomainException.InvalidValue if it does not look like {@code #2563eb}
   */
  public static AccentColour of(String hex) {
    return new AccentColour(hex);
  }

  /** Returns the colour of text on this one: white or the ink, whichever can be read. */
  public AccentColour under() {
    return brightness() <= MOST_BRIGHT_UNDER_WHITE ? WHITE : INK;
  }

  /**
   * Returns this colour, or a darker one of its kind where text of it could not be read on white.
   */
  public AccentColour asText() {
    int bright = brightness();
    if (bright <= MOST_BRIGHT_FOR_TEXT) {
      return this;
    }
    return mixed(0, 100 - 100 * MOST_BRIGHT_FOR_TEXT / bright);
  }

  /** Returns a pale tint of it, for the ground beneath text. */
  public AccentColour pale() {
    return mixed(255, 91);
  }

  /** Mixes it with a shade of grey, in per cent of that. */
  private AccentColour mixed(int grey, int percent) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      int part = (channel(i) * (100 - percent) + grey * percent) / 100;
      mixed.append(Character.forDigit(part / SIXTEEN, SIXTEEN));
      mixed.append(Character.forDigit(part % SIXTEEN, SIXTEEN));
    }
    return new AccentColour(mixed.toString());
  }

  /** How bright the eye finds it, from 0 to 255 (ITU-R BT.601). */
  private int brightness() {
    return (299 * channel(0) + 587 * channel(1) + 114 * channel(2)) / 1000;
  }

  private int channel(int place) {
    return Integer.parseInt(hex.substring(1 + 2 * place, 3 + 2 * place), SIXTEEN);
  }

  @Override
  public String toString() {
    return hex;
  }
}
