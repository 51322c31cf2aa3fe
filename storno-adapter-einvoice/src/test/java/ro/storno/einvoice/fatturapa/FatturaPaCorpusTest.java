package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Files of others survive reading and writing, and stay as valid as they were. */
class FatturaPaCorpusTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final FatturaPaWriter writer = new FatturaPaWriter();
  private final FatturaPaReader reader = new FatturaPaReader(XmlLimits.STANDARD);

  @Test
  void valid_files_come_back_whole_and_stay_valid() {
    List<Path> files = new ArrayList<>(Corpus.files("fatturapa/valid-official-1.2.2"));
    files.addAll(Corpus.files("fatturapa/valid-gobl"));
    assumeThat(files.isEmpty()).isFalse();

    List<String> problems = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      byte[] original = Corpus.bytes(file);
      ReadResult first = reader.read(original);
      byte[] written = writer.carry(first.documents()).document();
      ReadResult again = reader.read(written);
      if (!again.documents().equals(first.documents())) {
        problems.add(file + ": differs when read again");
      }
      ValidationReport before = VALIDATOR.validate(original, TODAY);
      ValidationReport after = VALIDATOR.validate(written, TODAY);
      if (before.verdict() != after.verdict()) {
        problems.add(file + ": " + after.errors());
      }
      if (!writer.carry(first.documents()).leftOut().isEmpty()) {
        problems.add(file + ": left out " + writer.carry(first.documents()).leftOut());
      }
      for (Finding error : before.errors()) {
        broken.add(file.getFileName() + " " + error.rule());
      }
    }
    assertThat(problems).isEmpty();
    // all satisfy the schema, as their authors say; SDI would refuse these all the same
    assertThat(broken)
        .containsExactlyInAnyOrder(
            "IT01234567890_FPR02.xml SDI-00422",
            "IT01234567890_FPR03.xml SDI-00422",
            "invoice-b2g.xml SDI-00427");
  }
}
