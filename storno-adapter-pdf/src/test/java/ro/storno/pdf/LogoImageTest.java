package ro.storno.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.invoice.UnprintableInvoiceException;

class LogoImageTest {

  @Test
  void png_with_transparency_keeps_it_and_shrinks_to_print_size() throws IOException {
    LogoImage logo =
        LogoImage.decode(image(3000, 1000, BufferedImage.TYPE_INT_ARGB, "png"), "image/png");
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(logo.png()));
    assertThat(read.getColorModel().hasAlpha()).isTrue();
    assertThat(read.getWidth()).isEqualTo(logo.width()).isLessThanOrEqualTo(756);
    assertThat(read.getHeight()).isEqualTo(logo.height()).isLessThanOrEqualTo(260);
    assertThat((double) logo.width() / logo.height()).isBetween(2.9, 3.1);
  }

  @Test
  void jpeg_is_accepted() throws IOException {
    LogoImage logo =
        LogoImage.decode(image(300, 100, BufferedImage.TYPE_INT_RGB, "jpeg"), "image/jpeg");
    assertThat(logo.width()).isEqualTo(300);
  }

  @Test
  void extreme_shapes_stay_at_least_one_pixel() throws IOException {
    LogoImage logo =
        LogoImage.decode(image(5000, 1, BufferedImage.TYPE_INT_RGB, "png"), "image/png");
    assertThat(logo.height()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "image/png", "image/jpeg", "text/html", ""})
  void svg_is_refused_whatever_it_calls_itself(String mediaType) {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"
            .getBytes(StandardCharsets.UTF_8);
    refused(svg, mediaType, "PNG or JPEG");
  }

  @Test
  void content_that_is_not_what_its_type_says_is_refused() throws IOException {
    refused(image(10, 10, BufferedImage.TYPE_INT_RGB, "png"), "image/jpeg", "PNG or JPEG");
    refused(image(10, 10, BufferedImage.TYPE_INT_RGB, "gif"), "image/gif", "PNG or JPEG");
    refused(new byte[0], "image/png", "PNG or JPEG");
  }

  @Test
  void pixel_bomb_is_refused_before_it_is_decoded() throws IOException {
    refused(bomb(60_000, 60_000), "image/png", "60000 x 60000 pixels");
    refused(bomb(4_900, 4_900), "image/png", "12 megapixels");
  }

  @Test
  void oversized_file_is_refused() throws IOException {
    byte[] png = image(10, 10, BufferedImage.TYPE_INT_RGB, "png");
    refused(Arrays.copyOf(png, LogoImage.LARGEST_FILE + 1), "image/png", "at most 2048 kB");
  }

  @Test
  void damaged_images_are_refused_not_thrown_about() throws IOException {
    byte[] png = image(200, 200, BufferedImage.TYPE_INT_RGB, "png");
    refused(Arrays.copyOf(png, 40), "image/png", "cannot be read");
    byte[] jpeg = image(200, 200, BufferedImage.TYPE_INT_RGB, "jpeg");
    refused(Arrays.copyOf(jpeg, 20), "image/jpeg", "cannot be read");
  }

  @Test
  void any_damage_ends_in_a_picture_or_a_refusal() throws IOException {
    byte[] png = image(64, 64, BufferedImage.TYPE_INT_ARGB, "png");
    byte[] jpeg = image(64, 64, BufferedImage.TYPE_INT_RGB, "jpeg");
    java.util.Random random = new java.util.Random(42);
    for (int i = 0; i < 600; i++) {
      boolean odd = i % 2 == 1;
      byte[] file = (odd ? jpeg : png).clone();
      for (int hit = 0; hit < 3; hit++) {
        file[4 + random.nextInt(file.length - 4)] = (byte) random.nextInt();
      }
      try {
        LogoImage.decode(file, odd ? "image/jpeg" : "image/png");
      } catch (UnprintableInvoiceException e) {
        assertThat(e.field()).isEqualTo("logo");
      }
    }
  }

  private static void refused(byte[] file, String mediaType, String why) {
    assertThatThrownBy(() -> LogoImage.decode(file, mediaType))
        .isInstanceOf(UnprintableInvoiceException.class)
        .hasMessageContaining(why);
  }

  private static byte[] image(int width, int height, int type, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, type), format, out);
    return out.toByteArray();
  }

  /** A PNG of a few hundred bytes that claims to be huge. */
  private static byte[] bomb(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array());
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[1_000_000]);
    deflater.finish();
    byte[] packed = new byte[4_000];
    chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.write(ByteBuffer.allocate(4).putInt(data.length).array());
    out.write(name);
    out.write(data);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
