package ro.storno.pdf.identity;

import ro.storno.application.identity.QrCodes;
import ro.storno.pdf.QrPicture;

/** QR codes with the white margin that ISO/IEC 18004 asks for. */
public final class DrawnQrCodes implements QrCodes {
  private static final int QUIET_ZONE = 4;

  @Override
  public byte[] png(String text, int pixels) {
    return QrPicture.of(text, QUIET_ZONE).fitted(pixels);
  }
}
