package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Whatever is sent, the answer is a report: no stack trace, no hang, nothing fetched. */
@Timeout(60)
class HostileDocumentTest {
  private static final EInvoicing EINVOICING = EInvoicing.standard();

  @TempDir private Path folder;

  @Test
  void external_entity_is_not_read() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
    String attack =
        "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
            + invoiceText().replaceFirst("<\\?xml[^>]*>", "").replace("30 de zile", "&x;");

    assertRefused(attack.getBytes(StandardCharsets.UTF_8), "XML-DTD");
    assertThat(EINVOICING.reader().read(attack.getBytes(StandardCharsets.UTF_8)).toString())
        .doesNotContain("the-secret");
  }

  @Test
  void billion_laughs_do_not_expand() {
    StringBuilder attack = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      attack.append("<!ENTITY lol").append(i).append(" \"");
      attack.append(("&lol" + (i - 1) + ";").repeat(10)).append("\">");
    }
    attack.append("]><Invoice>&lol11;</Invoice>");

    assertRefused(attack.toString().getBytes(StandardCharsets.UTF_8), "XML-DTD");
  }

  @Test
  void document_of_200_megabytes_is_put_aside_unread() {
    byte[] huge = new byte[200 * 1024 * 1024];
    Arrays.fill(huge, (byte) ' ');

    ValidationReport report = EINVOICING.validator().validate(huge);
    ReadResult result = EINVOICING.reader().read(huge);

    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.findings().get(0).rule()).isEqualTo("XML-SIZE");
    assertThat(report.findings().get(0).message()).contains("209715200").contains("20971520");
    assertThat(result.findings().get(0).rule()).isEqualTo("XML-SIZE");
  }

  @Test
  void size_limit_is_a_setting() {
    EInvoicing strict =
        EInvoicing.with(
            RuleSetRegistry.standard(), new XmlLimits(1_000, 64, 64), Clock.systemUTC());

    assertThat(strict.validator().validate(invoice()).findings().get(0).rule())
        .isEqualTo("XML-SIZE");
  }

  @Test
  void elements_nested_without_end_are_refused() {
    byte[] deep =
        ("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>"
                + "<a>".repeat(1_000_000))
            .getBytes(StandardCharsets.UTF_8);

    assertRefused(deep, "XML-DEPTH");
  }

  @Test
  void thousands_of_attributes_are_refused() {
    StringBuilder many = new StringBuilder("<Invoice");
    for (int i = 0; i < 100_000; i++) {
      many.append(" a").append(i).append("='1'");
    }

    assertRefused(many.append("/>").toString().getBytes(StandardCharsets.UTF_8), "XML-ATTRIBUTES");
  }

  @Test
  void foreign_names_in_extensions_do_not_disturb_the_verdict() {
    StringBuilder extension = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      extension.append("<n").append(i).append(" xmlns='urn:x'/>");
    }
    String document =
        invoiceText()
            .replaceFirst(
                "<cbc:CustomizationID>",
                "<ext:UBLExtensions xmlns:ext='urn:oasis:names:specification:ubl:schema:xsd:"
                    + "CommonExtensionComponents-2'><ext:UBLExtension><ext:ExtensionContent>"
                    + "<x xmlns='urn:x'>"
                    + extension
                    + "</x>"
                    + "</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
                    + "<cbc:CustomizationID>");

    ValidationReport report =
        EINVOICING.validator().validate(document.getBytes(StandardCharsets.UTF_8));

    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void empty_input_noise_and_other_formats_are_reported_as_no_xml() {
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);

    assertNoXml(new byte[0]);
    assertNoXml(noise);
    assertNoXml("{\"invoice\": 1}".getBytes(StandardCharsets.UTF_8));
    assertNoXml("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    assertNoXml(Arrays.copyOf(invoice(), invoice().length / 2));
    assertNoXml("<a>\u0001</a>".getBytes(StandardCharsets.UTF_8));
    assertNoXml("<?xml version='1.0' encoding='x-unknown'?><a/>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void truncated_invoice_still_gives_what_came_before() {
    byte[] half = Arrays.copyOf(invoice(), invoice().length * 2 / 3);

    ReadResult result = EINVOICING.reader().read(half);

    assertThat(result.isComplete()).isFalse();
    assertThat(result.invoice().orElseThrow().number()).isEqualTo("FCT-0042");
    assertThat(result.original()).isEqualTo(half);
  }

  @Test
  void other_root_is_not_checked_and_named() {
    byte[] other = "<Order xmlns='urn:x'/>".getBytes(StandardCharsets.UTF_8);

    ValidationReport report = EINVOICING.validator().validate(other);

    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.findings().get(0).message()).contains("{urn:x}Order");
    assertThat(EINVOICING.reader().read(other).findings())
        .extracting(Finding::rule)
        .containsExactly("READ-ROOT");
  }

  @Test
  void byte_order_marks_and_utf_16_are_understood() {
    String text = invoiceText();
    byte[] withMark = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    String utf16Text = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    byte[] utf16 = utf16Text.getBytes(StandardCharsets.UTF_16);
    byte[] latin2 =
        text.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-2\"")
            .replace('ț', 't')
            .replace('ș', 's')
            .getBytes(Charset.forName("ISO-8859-2"));

    for (byte[] document : new byte[][] {withMark, utf16, latin2}) {
      assertThat(EINVOICING.validator().validate(document).verdict()).isEqualTo(Verdict.VALID);
      assertThat(EINVOICING.reader().read(document).invoice().orElseThrow().number())
          .isEqualTo("FCT-0042");
    }
  }

  @Test
  void every_damaged_copy_of_an_invoice_gets_a_report_and_a_reading() {
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = invoice();
      for (int j = 0; j <= random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }

      assertThat(EINVOICING.reader().read(damaged)).isNotNull();
      if (i < 60) {
        assertThat(EINVOICING.validator().validate(damaged).verdict()).isNotNull();
      }
    }
  }

  @Test
  void numbers_that_would_fill_the_memory_are_not_taken() {
    String document = invoiceText().replaceFirst("(PayableAmount[^>]*>)[^<]*", "$11E999999999");

    ReadResult result = EINVOICING.reader().read(document.getBytes(StandardCharsets.UTF_8));

    assertThat(result.invoice().orElseThrow().totals().payableAmount()).isNull();
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-NUMBER");
    assertThat(result.findings().get(0).location())
        .isEqualTo("/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount");
  }

  private static void assertRefused(byte[] document, String rule) {
    ValidationReport report = EINVOICING.validator().validate(document);
    assertThat(report.findings()).extracting(Finding::rule).containsExactly(rule);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.findings().get(0).remedy()).isNotNull();
    assertThat(EINVOICING.reader().read(document).findings())
        .extracting(Finding::rule)
        .contains(rule);
  }

  private static void assertNoXml(byte[] document) {
    ValidationReport report = EINVOICING.validator().validate(document);
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("XML-SYNTAX");
    assertThat(EINVOICING.reader().read(document).findings())
        .extracting(Finding::rule)
        .contains("XML-SYNTAX");
  }

  private static byte[] invoice() {
    return EINVOICING.writer().write(Invoices.romanian(3));
  }

  private static String invoiceText() {
    return new String(invoice(), StandardCharsets.UTF_8);
  }
}
