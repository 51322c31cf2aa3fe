package ro.storno.pdf;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import ro.storno.application.invoice.UnprintableInvoiceException;

/**
 * A logo made safe and small: decoded within limits, scaled to what paper can show, and written
 * anew as a plain PNG, so that nothing of the uploaded file but its pixels reaches a document.
 *
 * @param png the new file; not null
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // passed on within this module, never compared
public record LogoImage(byte[] png, int width, int height) {
  /** Largest file accepted, in bytes. */
  public static final int LARGEST_FILE = 2 * 1024 * 1024;

  /** Longest side accepted, in pixels. */
  public static final int LONGEST_SIDE = 5_000;

  /** Most pixels accepted. */
  public static final int MOST_PIXELS = 12_000_000;

  /** 64 x 22 mm at 300 dots per inch. */
  private static final int PRINTED_WIDTH = 756;

  private static final int PRINTED_HEIGHT = 260;

  /**
   * Decodes an uploaded logo.
   *
   * @param file its bytes; not null
   * @param mediaType as declared at upload; not null
   * @return the printable image; not null
   * @throws UnprintableInvoiceException if it is no PNG or JPEG, too large, or damaged
   */
  public static LogoImage decode(byte[] file, String mediaType) {
    String format = format(file, mediaType);
    if (file.length > LARGEST_FILE) {
      throw refused("is " + file.length / 1024 + " kB; upload one of at most 2048 kB");
    }
    try {
      BufferedImage image = scaled(read(file, format));
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      // To a stream of our own: ImageIO.write(OutputStream) would go through a file cache.
      try (var out = new javax.imageio.stream.MemoryCacheImageOutputStream(png)) {
        ImageIO.write(image, "png", out);
      }
      return new LogoImage(png.toByteArray(), image.getWidth(), image.getHeight());
    } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw refused("cannot be read (" + e.getMessage() + "); save it as an RGB PNG and try again");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot decode a logo from memory", e);
    }
  }

  private static String format(byte[] file, String mediaType) {
    String declared = mediaType.toLowerCase(Locale.ROOT).strip();
    if (startsWith(file, 0x89, 'P', 'N', 'G') && declared.equals("image/png")) {
      return "png";
    }
    boolean jpeg = declared.equals("image/jpeg") || declared.equals("image/jpg");
    if (startsWith(file, 0xFF, 0xD8, 0xFF) && jpeg) {
      return "jpeg";
    }
    throw refused(
        "must be a PNG or JPEG image whose content is what its type says; SVG is not accepted");
  }

  private static boolean startsWith(byte[] file, int... magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static BufferedImage read(byte[] file, String format) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
        throw refused(
            "is %d x %d pixels; upload one of at most %d x %d and 12 megapixels"
                .formatted(width, height, LONGEST_SIDE, LONGEST_SIDE));
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(width / PRINTED_WIDTH, height / PRINTED_HEIGHT) / 2);
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (width > PRINTED_WIDTH) {
      height = Math.max(1, height * PRINTED_WIDTH / width);
      width = PRINTED_WIDTH;
    }
    if (height > PRINTED_HEIGHT) {
      width = Math.max(1, width * PRINTED_HEIGHT / height);
      height = PRINTED_HEIGHT;
    }
    boolean transparent = image.getColorModel().hasAlpha();
    BufferedImage rgb =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = rgb.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return rgb;
  }

  private static UnprintableInvoiceException refused(String why) {
    return new UnprintableInvoiceException("logo", "The logo " + why + ".");
  }
}
