package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * The verdict on each document of the corpus, by the rules of its own date and specification, is
 * what SOURCES.md says of it; {@code corpus-verdicts.txt} names the few that differ, with the
 * reason. Here too: what is valid in one syntax and by one day stays so by the rules of today.
 */
class CorpusVerdictsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final EInvoicing EINVOICING =
      EInvoicing.with(
          RuleSetRegistry.standard(),
          XmlLimits.STANDARD,
          Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));

  /** A line of corpus-verdicts.txt. */
  private record Expected(String path, String verdict, String ruleSet, @Nullable String reason) {
    static Expected of(String line) {
      String[] parts = line.split(" \\| ", -1);
      return new Expected(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : null);
    }

    String folder() {
      return path.substring(0, path.lastIndexOf('/'));
    }
  }

  private static List<Expected> expected() throws IOException {
    try (InputStream in = CorpusVerdictsTest.class.getResourceAsStream("corpus-verdicts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Expected::of)
          .toList();
    }
  }

  static Stream<String> folders() throws IOException {
    return expected().stream().map(Expected::folder).distinct();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void each_document_is_judged_by_the_rules_of_its_date_as_its_authors_judge_it(String folder)
      throws IOException {
    Map<String, Path> files = new TreeMap<>();
    Corpus.files(folder).forEach(file -> files.put(folder + "/" + file.getFileName(), file));
    assumeThat(files).isNotEmpty();
    Map<String, String> verdicts = new TreeMap<>();
    Map<String, String> wanted = new TreeMap<>();
    for (Expected expected : expected()) {
      Path file = files.get(expected.path());
      if (file != null) {
        ValidationReport report = EINVOICING.validate(Corpus.bytes(file));
        assertThat(report.ruleSet()).as(expected.path()).isNotNull();
        String ruleSet = report.ruleSet().name() + " " + report.ruleSet().version();
        verdicts.put(expected.path(), report.verdict() + " by " + ruleSet);
        wanted.put(expected.path(), expected.verdict() + " by " + expected.ruleSet());
      }
    }

    assertThat(verdicts).isEqualTo(wanted);
    assertThat(wanted).hasSameSizeAs(files);
  }

  @Test
  void whatever_is_called_valid_though_a_source_says_otherwise_has_a_reason() throws IOException {
    assertThat(expected())
        .filteredOn(row -> !row.verdict().equals("VALID"))
        .hasSize(6)
        .allMatch(row -> row.reason() != null && row.reason().length() > 10);
  }

  /** By EN 16931 alone, as SOURCES.md judged them, no example is left out. */
  @ParameterizedTest
  @ValueSource(strings = {"en16931/valid-ubl", "en16931/valid-cii"})
  void examples_of_en_16931_are_valid_by_its_rules_of_today(String folder) {
    assertAll(folder, file -> EINVOICING.validateAs("EN 16931", file, TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cius-ro/anaf-examples", "xrechnung/valid-standard", "ksef/valid-fa3"})
  void examples_of_authorities_are_valid_by_their_rules_of_today(String folder) {
    assertAll(folder, file -> EINVOICING.validate(file, TODAY));
  }

  /** SOURCES.md looks at the schema alone; so does the set named after it. */
  @ParameterizedTest
  @ValueSource(strings = {"fatturapa/valid-official-1.2.2", "fatturapa/valid-gobl"})
  void fattura_pa_satisfies_the_schema_taken_alone(String folder) {
    assertAll(folder, file -> EINVOICING.validateAs("FatturaPA schema", file, TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimum", "basicwl", "basic", "en16931"})
  void factur_x_is_valid_in_each_profile_by_the_rules_of_today(String profile) {
    assertAll("facturx/cii-valid-1.09.2/" + profile, file -> EINVOICING.validate(file, TODAY));
  }

  private interface Judge {
    ValidationReport judge(byte[] document);
  }

  private static void assertAll(String folder, Judge judge) {
    List<Path> files = Corpus.files(folder);
    assumeThat(files).isNotEmpty();
    assertThat(files)
        .allSatisfy(
            file -> {
              ValidationReport report = judge.judge(Corpus.bytes(file));
              assertThat(report.verdict())
                  .as("%s %s", file.getFileName(), report.errors())
                  .isEqualTo(Verdict.VALID);
            });
  }
}
