package ro.storno.authority.call;

/** What somebody else wrote, as part of a message: on one line, and not without end. */
public final class Quotation {
  private static final int LONGEST = 300;

  private Quotation() {}

  /**
   * Returns the text, fit for a message.
   *
   * @param text not null
   */
  public static String of(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
