package ro.storno.application.identity;

/** Pictures for cameras. */
public interface QrCodes {
  /**
   * Draws a text as a QR code.
   *
   * @param text not null
   * @param pixels width and height
   * @return a PNG; not null
   */
  byte[] png(String text, int pixels);
}
