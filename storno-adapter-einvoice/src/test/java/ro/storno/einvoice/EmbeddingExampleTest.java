package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;

/** The example in the Javadoc of {@link EInvoicing}, compiled and run. */
class EmbeddingExampleTest {
  @TempDir Path folder;

  @Test
  void application_tells_reads_judges_converts_and_writes_an_invoice() throws Exception {
    Path file = Files.write(folder.resolve("in.xml"), Golden.bytes("profile-xrechnung-cii.xml"));

    EInvoicing einvoicing = EInvoicing.standard();
    byte[] received = Files.readAllBytes(file);

    String format = einvoicing.detect(received).map(Format::title).orElse("no known format");
    ElectronicInvoice invoice = einvoicing.read(received).invoice().orElseThrow();
    ValidationReport report = einvoicing.validate(received);
    Conversion xrechnung = einvoicing.convert(received, "xrechnung");
    byte[] peppol = einvoicing.write(invoice, "peppol");

    assertThat(format).isEqualTo("XRechnung 3.0 (CII)");
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(xrechnung.outcome()).isEqualTo(Conversion.Outcome.LOSSLESS);
    assertThat(einvoicing.detect(peppol)).map(Format::name).contains("peppol");
    assertThat(einvoicing.validate(peppol).verdict()).isEqualTo(Verdict.VALID);
  }
}
