package ro.storno.einvoice.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.EInvoicing;

/** Documents of others survive reading and writing, and stay as valid as they were. */
class UblCorpusTest {
  private static final EInvoicing EINVOICING = EInvoicing.standard();

  /** Claims of third parties, which are part of its amount due, are told as not taken over. */
  private static final String CLAIMS_OF_OTHERS = "05.01a-INVOICE_ubl.xml";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cius-ro/anaf-examples",
        "en16931/valid-ubl",
        "xrechnung/valid-standard",
        "xrechnung/valid-extension"
      })
  void valid_examples_come_back_and_stay_valid(String folder) {
    List<Path> files =
        Corpus.files(folder).stream()
            .filter(file -> !file.toString().contains("uncefact"))
            .toList();
    assumeThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] original = Corpus.bytes(file);
      ReadResult read = EINVOICING.read(original);
      byte[] written = new UblWriter().carry(read.invoice().orElseThrow()).document();

      assertThat(EINVOICING.read(written).invoice()).as(file.toString()).isEqualTo(read.invoice());
      ValidationReport after = EINVOICING.validate(written);
      if (file.endsWith(CLAIMS_OF_OTHERS)) {
        assertThat(after.errors()).extracting("rule").containsOnly("BR-DEX-09");
        assertThat(read.findings())
            .filteredOn(finding -> finding.severity() != Severity.INFORMATION)
            .extracting("message")
            .asString()
            .contains("PrepaidPayment");
      } else {
        Verdict before = EINVOICING.validate(original).verdict();
        assertThat(after.verdict()).as("%s %s", file, after.errors()).isEqualTo(before);
      }
    }
  }
}
