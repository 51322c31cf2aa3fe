package ro.storno.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A QR code as a black and white picture.
 *
 * @param matrix its modules, margin included; not null
 */
public record QrPicture(BitMatrix matrix) {
  /**
   * Codes a text.
   *
   * @param text of a length that fits a QR code; not null
   * @param margin white modules around it
   * @return not null
   */
  public static QrPicture of(String text, int margin) {
    try {
      return new QrPicture(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      margin,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8")));
    } catch (WriterException e) {
      throw new IllegalStateException("A text of bounded length always fits", e);
    }
  }

  /**
   * Draws each module as a square.
   *
   * @param pixels width of a module
   * @return a PNG; not null
   */
  public byte[] enlarged(int pixels) {
    return drawn(matrix.getWidth() * pixels, pixels, 0);
  }

  /**
   * Draws the code as large as fits into a square, in its middle.
   *
   * @param side width and height of the picture in pixels, at least that of the code in modules
   * @return a PNG; not null
   */
  public byte[] fitted(int side) {
    int pixels = side / matrix.getWidth();
    return drawn(side, pixels, (side - pixels * matrix.getWidth()) / 2);
  }

  private byte[] drawn(int side, int pixels, int offset) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, black(x - offset, y - offset, pixels) ? 0x000000 : 0xFFFFFF);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture in memory", e);
    }
    return png.toByteArray();
  }

  private boolean black(int x, int y, int pixels) {
    return x >= 0
        && y >= 0
        && x / pixels < matrix.getWidth()
        && y / pixels < matrix.getHeight()
        && matrix.get(x / pixels, y / pixels);
  }
}
