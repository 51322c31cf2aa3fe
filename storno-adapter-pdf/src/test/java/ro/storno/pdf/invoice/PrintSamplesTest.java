package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs {@link PrintSamples} from Maven; see there for the command. */
class PrintSamplesTest {

  @Test
  @EnabledIfSystemProperty(named = "storno.samples", matches = ".+")
  void samples_are_written() throws Exception {
    String folder = System.getProperty("storno.samples");
    PrintSamples.main(new String[] {folder});
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(files.filter(file -> file.toString().endsWith(".pdf")))
          .hasSize(SampleInvoices.all().size());
    }
  }
}
