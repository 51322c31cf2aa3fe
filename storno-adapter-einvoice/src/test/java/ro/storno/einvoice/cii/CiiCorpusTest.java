package ro.storno.einvoice.cii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Documents of others survive reading and writing, and stay as valid as they were. */
class CiiCorpusTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final CiiWriter writer = new CiiWriter();
  private final CiiReader reader = new CiiReader(XmlLimits.STANDARD);

  @Test
  void valid_examples_come_back_and_stay_valid() {
    List<Path> files = new ArrayList<>(Corpus.files("en16931/valid-cii"));
    files.addAll(
        Corpus.files("xrechnung/valid-standard").stream()
            .filter(file -> file.toString().contains("uncefact"))
            .toList());
    for (String profile : List.of("minimum", "basicwl", "basic", "en16931")) {
      files.addAll(Corpus.files("facturx/cii-valid-1.09.2/" + profile));
    }
    assumeThat(files.isEmpty()).isFalse();

    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      byte[] original = Corpus.bytes(file);
      ReadResult first = reader.read(original);
      ElectronicInvoice invoice = first.invoice().orElseThrow();
      byte[] written = writer.carry(invoice).document();
      if (!reader.read(written).invoice().equals(first.invoice())) {
        problems.add(file + ": differs when read again");
      }
      ValidationReport before = VALIDATOR.validate(original, TODAY);
      ValidationReport after = VALIDATOR.validate(written, TODAY);
      if (before.verdict() != after.verdict()) {
        problems.add(
            "%s: %s before, %s after: %s"
                .formatted(file, before.verdict(), after.verdict(), after.errors()));
      }
    }
    assertThat(problems).isEmpty();
  }
}
