package ro.storno.pdf.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawnQrCodesTest {
  @Test
  void camera_reads_what_was_coded_from_a_picture_of_the_size_asked_for() throws Exception {
    String text = "otpauth://totp/Storno:ana%40example.ro?secret=JBSWY3DPEHPK3PXP&issuer=Storno";
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(new DrawnQrCodes().png(text, 300)));
    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(300);
    int[] pixels = picture.getRGB(0, 0, 300, 300, null, 0, 300);
    RGBLuminanceSource source = new RGBLuminanceSource(300, 300, pixels);
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(text);
  }
}
