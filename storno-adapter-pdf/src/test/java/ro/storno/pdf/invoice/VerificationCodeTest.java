package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import ro.storno.application.invoice.PrintableInvoice;

class VerificationCodeTest {
  private static final String LINK =
      "https://qr.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/"
          + "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE";
  private static final String NUMBER = "5265877635-20250916-0200A0D6723E-C2";

  private static PrintableInvoice coded() {
    return SampleInvoices.oneLine().withCodes(List.of(new PrintableInvoice.Code(LINK, NUMBER)));
  }

  @Test
  void a_printed_code_can_be_scanned_and_stands_above_its_label() throws Exception {
    byte[] pdf = Pdfs.PRINTER.print(coded());
    BufferedImage page = Pdfs.open(pdf, document -> new PDFRenderer(document).renderImage(0, 2));
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    assertThat(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText())
        .isEqualTo(LINK);
    String text = Pdfs.open(pdf, document -> new PDFTextStripper().getText(document));
    assertThat(text).contains(NUMBER);
  }

  @Test
  void a_page_for_the_screen_holds_it_as_well_and_nothing_without_codes() {
    assertThat(Pdfs.PRINTER.preview(coded())).contains("class=\"verifications\"", NUMBER);
    assertThat(Pdfs.PRINTER.preview(SampleInvoices.oneLine()))
        .doesNotContain("class=\"verifications\"");
  }
}
