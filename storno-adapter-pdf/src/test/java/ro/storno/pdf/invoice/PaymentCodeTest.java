package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Standing;

class PaymentCodeTest {

  private static SampleInvoices euro() {
    SampleInvoices sample = new SampleInvoices();
    sample.currency = "EUR";
    sample.line("Articol", "1", "buc", "100.00", "21");
    return sample;
  }

  @Test
  void printed_code_can_be_scanned_and_holds_the_transfer() throws Exception {
    PrintableInvoice invoice = SampleInvoices.euro();
    BufferedImage page =
        Pdfs.open(
            Pdfs.PRINTER.print(invoice), document -> new PDFRenderer(document).renderImage(0, 2));
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    String scanned =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
            .getText();
    assertThat(scanned)
        .isEqualTo(
            """
            BCD
            002
            1
            SCT
            BTRLRO22
            Atelierul de Mobilă Țăranu SRL
            RO49AAAA1B31007593840000
            EUR10324.87


            ATM-0042""");
  }

  @Test
  void only_euro_gets_a_code() {
    SampleInvoices lei = euro();
    lei.currency = "RON";
    assertThat(PaymentCode.of(euro().build())).isPresent();
    assertThat(PaymentCode.of(lei.build())).isEmpty();
  }

  @Test
  void nothing_to_pay_gets_no_code() {
    SampleInvoices credit = euro();
    credit.kind = Kind.CREDIT_NOTE;
    SampleInvoices draft = euro();
    draft.standing = Standing.DRAFT;
    SampleInvoices paid = euro();
    paid.payments.add(
        new PrintableInvoice.Payment(paid.issueDate, "cash", null, SampleInvoices.of("121.00")));
    assertThat(List.of(credit, draft, paid))
        .allSatisfy(sample -> assertThat(PaymentCode.of(sample.build())).isEmpty());
  }

  @Test
  void what_is_left_is_asked_for_not_the_total() {
    SampleInvoices sample = euro();
    sample.payments.add(
        new PrintableInvoice.Payment(sample.issueDate, "cash", null, SampleInvoices.of("21.00")));
    assertThat(PaymentCode.of(sample.build()).orElseThrow().payload()).contains("\nEUR100.00\n");
  }

  @Test
  void account_in_another_currency_or_with_a_wrong_iban_is_passed_over() {
    SampleInvoices sample = euro();
    sample.accounts =
        List.of(
            new BankAccount(null, null, "RO48AAAA1B31007593840000", null, "EUR"),
            new BankAccount(null, null, "RO49AAAA1B31007593840000", null, "RON"));
    assertThat(PaymentCode.of(sample.build())).isEmpty();
  }

  @Test
  void line_breaks_in_a_name_cannot_add_fields() {
    SampleInvoices sample = euro();
    sample.accounts =
        List.of(
            new BankAccount(
                "Eve\nDE89370400440532013000\nEUR1",
                null,
                SampleInvoices.RO_IBAN,
                "bad bic!",
                null));
    assertThat(PaymentCode.of(sample.build()).orElseThrow().payload().lines())
        .hasSize(11)
        .contains("Eve DE89370400440532013000 EUR1", "RO49AAAA1B31007593840000");
  }

  @ParameterizedTest
  @CsvSource({
    "RO49AAAA1B31007593840000, true",
    "DE89370400440532013000, true",
    "RO49AAAA1B31007593840001, false",
    "RO49, false",
    "'', false"
  })
  void iban_checksum_is_verified(String iban, boolean valid) {
    assertThat(PaymentCode.validIban(iban)).isEqualTo(valid);
  }
}
