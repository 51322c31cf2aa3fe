package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.cli.StornoCli;
import ro.storno.cli.terminal.Terminal;

/** {@code storno validate} on whole folders of the shared corpus, when it is there. */
class CorpusCommandTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false,
            false);
    int code =
        new StornoCli(new LocalInstallation(Map.of(), folder, terminal::message), terminal)
            .run(arguments);
    err = errBytes.toString(StandardCharsets.UTF_8);
    out = outBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static Path corpus(String format) {
    Path found =
        Stream.of("../../shared/corpus", "/work/shared/corpus")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .map(root -> root.resolve(format))
            .orElse(Path.of("no-corpus"));
    assumeThat(found).isDirectory();
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "facturx/pdf-valid, 11",
    "cius-ro/anaf-examples, 6",
    "xrechnung/valid-extension, 6",
    "fatturapa/valid-official-1.2.2, 6",
    "ksef/valid-fa2, 21"
  })
  void whole_folder_is_valid_without_any_option(String format, int documents) {
    assertThat(run("validate", corpus(format).toString())).as(() -> out + err).isZero();
    assertThat(err).contains(documents + " valid, 0 invalid, 0 not checked");
  }

  @Test
  void document_that_breaks_what_it_names_is_told_from_one_judged_otherwise() {
    String document = corpus("en16931/valid-ubl").resolve("issue116.xml").toString();

    assertThat(run("validate", document)).isEqualTo(1);
    assertThat(out).startsWith("INVALID").contains("PEPPOL-COMMON-R049", "by Peppol BIS Billing");
    assertThat(out).contains("OLDER-THAN-RULES");
    assertThat(run("validate", "--rules", "EN 16931 1.3.16", document)).isZero();
    assertThat(out).startsWith("VALID").contains("by EN 16931 1.3.16");
  }
}
