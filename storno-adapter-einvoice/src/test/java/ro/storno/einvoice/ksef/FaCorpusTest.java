package ro.storno.einvoice.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.syntax.Written;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** The samples of the ministry are valid, survive reading and writing, and stay valid. */
class FaCorpusTest {
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());

  @Test
  void samples_of_fa_3_come_back_whole_and_stay_valid() {
    assertThat(problems(FaVersion.FA_3, "ksef/valid-fa3")).isEmpty();
  }

  @Test
  void samples_of_fa_2_come_back_whole_and_stay_valid() {
    assertThat(problems(FaVersion.FA_2, "ksef/valid-fa2")).isEmpty();
  }

  private static List<String> problems(FaVersion version, String folder) {
    List<Path> files = Corpus.files(folder);
    assumeThat(files.isEmpty()).isFalse();
    FaReader reader = new FaReader(version, XmlLimits.STANDARD);
    FaWriter writer = new FaWriter(version);
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      byte[] original = Corpus.bytes(file);
      ValidationReport before = VALIDATOR.validate(original);
      if (before.verdict() != Verdict.VALID) {
        problems.add(name + " is not valid: " + before.errors());
      }
      ReadResult first = reader.read(original);
      first.findings().stream()
          .filter(finding -> !String.valueOf(finding.location()).contains("Zalacznik"))
          .forEach(finding -> problems.add(name + ": " + finding));
      Written written = writer.carry(first.documents());
      written.leftOut().forEach(finding -> problems.add(name + " left out " + finding));
      ValidationReport after = VALIDATOR.validate(written.document());
      if (after.verdict() != Verdict.VALID) {
        problems.add(name + " was written wrong: " + after.errors());
      }
      ReadResult again = reader.read(written.document());
      if (!again.documents().equals(first.documents())) {
        problems.add(name + ": differs when read again");
      }
    }
    return problems;
  }
}
