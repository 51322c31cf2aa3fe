package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md says can be looked up: its tests are there, and its sums are right. */
class SecurityDocumentTest {
  /** Requirements of levels 1 and 2 in OWASP ASVS 5.0.0, by chapter; 253 in all. */
  private static final List<Integer> REQUIREMENTS =
      List.of(27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7);

  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Contract))(?:\\.([a-z][a-zA-Z0-9_]*))?`");
  private static final Pattern TEST =
      Pattern.compile("@(?:Test|TestFactory|ParameterizedTest|RepeatedTest)\\b");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (\\d+)\\.(\\d+)\\.(\\d+) \\| [12] \\| [^|]+ \\| (met|partly|not met|n/a)"
              + " \\| ([^|]+) \\|$",
          Pattern.MULTILINE);
  private static final Pattern SUM =
      Pattern.compile("^\\| V(\\d+) [^|]* \\|((?: \\d+ \\|){4})$", Pattern.MULTILINE);

  @Test
  void every_test_that_is_named_exists() throws IOException {
    Map<String, String> sources = testSources();
    List<String> missing = new ArrayList<>();
    List<MatchResult> named = NAMED.matcher(document()).results().toList();
    for (MatchResult each : named) {
      String source = sources.get(each.group(1));
      if (source == null || each.group(2) != null && !hasTest(source, each.group(2))) {
        missing.add(each.group());
      }
    }
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  /** A method whose annotations, back to the blank line before them, make it a test. */
  private static boolean hasTest(String source, String method) {
    return Pattern.compile("[ >]" + Pattern.quote(method) + "\\(")
        .matcher(source)
        .results()
        .map(found -> source.substring(0, found.start()))
        .map(before -> before.substring(before.lastIndexOf("\n\n") + 1))
        .anyMatch(head -> TEST.matcher(head).find());
  }

  @Test
  void every_requirement_of_the_two_levels_has_one_row() throws IOException {
    Map<Integer, List<String>> rows = new TreeMap<>();
    ROW.matcher(document())
        .results()
        .forEach(
            row ->
                rows.computeIfAbsent(Integer.parseInt(row.group(1)), chapter -> new ArrayList<>())
                    .add(row.group(2) + "." + row.group(3)));
    assertThat(rows.values().stream().map(List::size)).containsExactlyElementsOf(REQUIREMENTS);
    assertThat(rows.values()).allSatisfy(chapter -> assertThat(chapter).doesNotHaveDuplicates());
  }

  @Test
  void what_is_met_names_its_test_or_says_that_it_was_only_read() throws IOException {
    assertThat(
            ROW.matcher(document())
                .results()
                .filter(row -> row.group(4).equals("met"))
                .map(row -> row.group(5))
                .filter(how -> !NAMED.matcher(how).find() && !how.startsWith("Read: ")))
        .isEmpty();
  }

  @Test
  void sums_are_those_of_the_rows() throws IOException {
    Map<String, Long> counted =
        ROW.matcher(document())
            .results()
            .collect(
                Collectors.groupingBy(
                    row -> row.group(1) + " " + row.group(4), Collectors.counting()));
    List<MatchResult> sums = SUM.matcher(document()).results().toList();
    assertThat(sums).hasSize(REQUIREMENTS.size());
    for (MatchResult sum : sums) {
      String chapter = sum.group(1);
      assertThat(sum.group(2).replace(" ", "").split("\\|"))
          .as("V" + chapter)
          .containsExactly(
              Stream.of("met", "partly", "not met", "n/a")
                  .map(state -> "" + counted.getOrDefault(chapter + " " + state, 0L))
                  .toArray(String[]::new));
    }
  }

  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(root())) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          collect(tests, sources);
        }
      }
    }
    return sources;
  }

  private static void collect(Path tests, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  sources.merge(
                      file.getFileName().toString().replace(".java", ""),
                      read(file),
                      (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String document() throws IOException {
    return Files.readString(root().resolve("docs/security.md"));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("README.md")) ? here : here.getParent();
  }
}
