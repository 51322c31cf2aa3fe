package ro.storno.domain.mail;

/**
 * Text that goes into a header of a mail: one line, so that nobody can add headers of their own.
 */
public final class HeaderText {
  /** Longest text of a header kept here. */
  public static final int LONGEST = 200;

  private HeaderText() {}

  /**
   * Makes one short line of a text: control characters, line separators and marks that reverse the
   * direction of writing become spaces.
   *
   * @param text not null
   * @return at most {@link #LONGEST} characters; not null
   */
  public static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\s]+", " ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end);
  }

  /** Returns whether a text is one line already. */
  public static boolean isOneLine(String text) {
    return text.equals(oneLine(text));
  }
}
