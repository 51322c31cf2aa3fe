package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code storno demo --country}, as a process of its own, one after the other on the same data. */
class CountryDemoTest {
  private static final Pattern EVIDENCE = Pattern.compile("Evidence +(files/\\S+)");
  private static final Pattern FILE = Pattern.compile("File +(\\S+)");

  @TempDir static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"de", "it", "pl", "fr"})
  void an_invoice_is_accepted_and_the_answer_kept(String country) throws Exception {
    Path output = folder.resolve(country + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "ro.storno.bootstrap.Main",
            "demo",
            "--once",
            "--country",
            country);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("STORNO"));
    Process demo = builder.start();
    boolean ended = demo.waitFor(10, TimeUnit.MINUTES); // it gives up by itself long before
    demo.destroyForcibly();
    assertThat(ended).as(Files.readString(output)).isTrue();
    int status = demo.waitFor();
    String told = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(status).as(told).isZero();
    assertThat(told)
        .containsPattern("Test +PASSED")
        .containsPattern("Verdict +VALID")
        .containsPattern("State +accepted")
        .containsPattern("Known as +(?!none|null)\\S");
    assertThat(bytes(folder, FILE, told)).isNotEmpty();
    assertThat(bytes(folder.resolve("data"), EVIDENCE, told)).isNotEmpty();
  }

  private static byte[] bytes(Path below, Pattern pattern, String told) throws IOException {
    Matcher matcher = pattern.matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return Files.readAllBytes(below.resolve(matcher.group(1)));
  }
}
