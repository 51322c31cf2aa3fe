package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ro.storno.rest.system.ClientVersions;

/** What clients of the documented API may call is served, and what is not is known. */
class DocumentedOperationsTest {
  private static final Path SPEC = Path.of("../../shared/spec");
  private static final String LATER = "later ";

  private static Set<String> served() {
    return StornoApi.table(
            NoUseCases.areas(),
            new StornoApi.About(
                "1.2.3",
                ClientVersions::none,
                Map::of,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                null))
        .routes()
        .stream()
        .map(route -> route.method() + " " + nameless(route.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String nameless(String path) {
    return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
  }

  private static Stream<String> lines() throws IOException {
    try (InputStream in =
        DocumentedOperationsTest.class.getResourceAsStream("/documented-operations.txt")) {
      byte[] content = Objects.requireNonNull(in).readAllBytes();
      return new String(content, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @Test
  void every_operation_of_an_area_that_is_built_is_served() throws IOException {
    Set<String> served = served();
    assertThat(lines().filter(line -> !line.startsWith(LATER))).hasSizeGreaterThan(250);
    assertThat(lines().filter(line -> !line.startsWith(LATER)))
        .allSatisfy(operation -> assertThat(served).contains(operation));
  }

  @Test
  void what_is_said_to_come_later_is_not_served_yet() throws IOException {
    Set<String> served = served();
    assertThat(lines().filter(line -> line.startsWith(LATER)))
        .as("take the word \"later\" away in documented-operations.txt")
        .noneMatch(line -> served.contains(line.substring(LATER.length())));
  }

  @Test
  void no_operation_of_the_two_lists_is_forgotten() throws IOException {
    assumeThat(SPEC).isDirectory();
    Set<String> known =
        lines().map(line -> line.replaceFirst("^" + LATER, "")).collect(Collectors.toSet());
    for (String list : new String[] {"operations.tsv", "client-operations.tsv"}) {
      assertThat(Files.readAllLines(SPEC.resolve(list)).stream().skip(1))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(known).contains(operation(line)));
    }
  }

  private static String operation(String line) {
    String[] cells = line.split("\t", -1);
    return cells[0] + " " + nameless(cells[1].replaceAll("[ ?].*", ""));
  }
}
