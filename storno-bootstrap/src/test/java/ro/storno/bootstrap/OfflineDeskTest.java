package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.StornoCli;
import ro.storno.cli.terminal.Terminal;

/** The offline tools on the invoice that docs/invoice-json.md shows. */
class OfflineDeskTest {
  @TempDir Path folder;
  private String err = "";
  private byte[] out = new byte[0];

  private int run(String input, String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false,
            false);
    int code =
        new StornoCli(new LocalInstallation(Map.of(), folder, terminal::message), terminal)
            .run(arguments);
    err = errBytes.toString(StandardCharsets.UTF_8);
    out = outBytes.toByteArray();
    return code;
  }

  private static String documented() throws Exception {
    Path page = Path.of("..", "docs", "invoice-json.md");
    Matcher example =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  @Test
  void the_documented_invoice_becomes_a_valid_document() throws Exception {
    Path xml = folder.resolve("invoice.xml");
    assertThat(run(documented(), "xml", "-", "-o", xml.toString())).as(() -> err).isZero();
    assertThat(Files.readString(xml)).contains("<cbc:ID>ABC-0042</cbc:ID>");
    assertThat(run("", "validate", xml.toString())).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8)).startsWith("VALID").contains("CIUS-RO");
  }

  @Test
  void the_documented_invoice_is_inspected_converted_and_judged_in_other_formats()
      throws Exception {
    Path xml = folder.resolve("invoice.xml");
    Path cii = folder.resolve("cii.xml");
    Path italian = folder.resolve("fatturapa.xml");
    assertThat(run(documented(), "xml", "-", "-o", xml.toString())).as(() -> err).isZero();

    assertThat(run("", "inspect", xml.toString())).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8)).contains("UBL, CIUS-RO", "ABC-0042");
    assertThat(run("", "convert", "--to", "cii", xml.toString(), "-o", cii.toString()))
        .as(() -> err)
        .isZero();
    assertThat(run("", "validate", cii.toString())).isZero();
    assertThat(run("", "convert", "--to", "fa3", xml.toString())).isEqualTo(2);
    assertThat(err).contains("refused", "NIP");
    assertThat(run("", "convert", "--to", "fatturapa", xml.toString(), "-o", italian.toString()))
        .isEqualTo(1);
    assertThat(err).contains("assumed at", "lossy:");
    assertThat(run("", "inspect", italian.toString())).isZero();
  }

  @Test
  void the_documented_invoice_becomes_a_hybrid_that_is_taken_apart_and_judged() throws Exception {
    Path hybrid = folder.resolve("hybrid.pdf");
    Path inside = folder.resolve("inside.xml");
    Path again = folder.resolve("again.pdf");
    assertThat(run(documented(), "pdf", "-", "--factur-x", "-o", hybrid.toString()))
        .as(() -> err)
        .isZero();
    assertThat(run("", "extract", hybrid.toString(), "-o", inside.toString())).isZero();
    assertThat(err).contains("factur-x.xml, Alternative");
    assertThat(run("", "validate", inside.toString(), hybrid.toString()))
        .as(() -> new String(out, StandardCharsets.UTF_8))
        .isZero();
    assertThat(run("", "inspect", hybrid.toString())).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8)).contains("CII", "ABC-0042");

    Path page = folder.resolve("page.pdf");
    assertThat(run(documented(), "pdf", "-", "-o", page.toString())).isZero();
    assertThat(run("", "embed", page.toString(), inside.toString(), "-o", again.toString()))
        .as(() -> err)
        .isZero();
    assertThat(run("", "extract", again.toString())).isZero();
    assertThat(out).isEqualTo(Files.readAllBytes(inside));
    assertThat(run("", "embed", hybrid.toString(), inside.toString(), "-o", again.toString()))
        .isEqualTo(2);
    assertThat(err).contains("holds an invoice already");
    assertThat(run("", "embed", page.toString(), page.toString(), "-o", again.toString()))
        .isEqualTo(2);
    assertThat(err).contains("storno convert --to factur-x-en16931");
  }

  @Test
  void the_documented_invoice_is_put_into_an_envelope_for_peppol() throws Exception {
    Path xml = folder.resolve("invoice.xml");
    assertThat(run(documented(), "xml", "-", "-o", xml.toString())).as(() -> err).isZero();
    run("", "convert", "--to", "peppol-sbdh", xml.toString());
    assertThat(new String(out, StandardCharsets.UTF_8))
        .contains("<StandardBusinessDocumentHeader>", "9947:RO", "ABC-0042");
    assertThat(err).contains("BT-34", "BT-49");
    assertThat(run("", "convert", "--formats")).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8)).contains("peppol-sbdh");
  }

  @Test
  void only_the_whole_xml_itself_goes_into_a_pdf() throws Exception {
    Path hybrid = folder.resolve("hybrid.pdf");
    Path page = folder.resolve("page.pdf");
    Path inside = folder.resolve("inside.xml");
    Path never = folder.resolve("never.pdf");
    run(documented(), "pdf", "-", "--factur-x", "-o", hybrid.toString());
    run(documented(), "pdf", "-", "-o", page.toString());
    run("", "extract", hybrid.toString(), "-o", inside.toString());
    byte[] xml = Files.readAllBytes(inside);
    String base64 = Base64.getMimeEncoder().encodeToString(xml);
    Path half = Files.write(folder.resolve("half.xml"), Arrays.copyOf(xml, xml.length - 40));
    List<Path> enveloped =
        List.of(
            Files.write(folder.resolve("signed.p7m"), signedData(xml)),
            Files.writeString(folder.resolve("text.b64"), base64),
            Files.writeString(
                folder.resolve("text.pem"),
                "-----BEGIN PKCS7-----\n" + base64 + "\n-----END PKCS7-----\n"));

    assertThat(run("", "embed", page.toString(), half.toString(), "-o", never.toString()))
        .isEqualTo(2);
    assertThat(err).contains("cannot be read to its end");
    for (Path file : enveloped) {
      assertThat(run("", "inspect", file.toString())).as(() -> err).isZero();
      assertThat(run("", "embed", page.toString(), file.toString(), "-o", never.toString()))
          .as(file.toString())
          .isEqualTo(2);
      assertThat(err).contains("take it out first");
    }
    assertThat(never).doesNotExist();
    assertThat(run("", "embed", page.toString(), inside.toString(), "-o", never.toString()))
        .isZero();
  }

  private static byte[] signedData(byte[] content) throws Exception {
    return new CMSSignedDataGenerator()
        .generate(new CMSProcessableByteArray(content), true)
        .getEncoded();
  }

  @Test
  void rule_sets_of_every_syntax_are_in_force_today() {
    assertThat(run("", "rules", "--on", "2026-11-27")).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8))
        .contains("CIUS-RO", "XRechnung", "Peppol", "Factur-X", "FatturaPA", "KSeF FA(3)")
        .doesNotContain("KSeF FA(2)", "MISSING");
  }

  @Test
  void the_documented_invoice_becomes_a_pdf_in_any_language() throws Exception {
    assertThat(run(documented(), "pdf", "-", "--language", "de")).as(() -> err).isZero();
    assertThat(new String(out, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(run(documented(), "pdf", "-", "--language", "xx")).isEqualTo(2);
    assertThat(err).contains("language");
  }

  @Test
  void what_a_server_would_refuse_is_refused_with_the_field() throws Exception {
    assertThat(run(documented().replace("\"150.00\"", "\"-1\""), "xml", "-")).isEqualTo(2);
    assertThat(err).startsWith("storno: lines[0].unitPrice: ").doesNotContain("\tat ");
    assertThat(run(documented().replace("ABC-0042", "A/1x"), "xml", "-")).isEqualTo(2);
    assertThat(err).contains("number: must be a prefix and at least four digits");
    assertThat(run(documented().replace("RO99001234", "hello"), "xml", "-")).isEqualTo(2);
    assertThat(err).contains("cif");
    assertThat(out).isEmpty();
  }

  @Test
  void hostile_xml_is_judged_not_obeyed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
    String xxe =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM '"
            + secret.toUri()
            + "'>]><Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>&x;"
            + "</Invoice>";
    assertThat(run(xxe, "validate", "-", "--json")).isIn(1, 2);
    assertThat(new String(out, StandardCharsets.UTF_8)).doesNotContain("hunter2");
    assertThat(run("not xml", "validate", "-")).isIn(1, 2);
  }
}
