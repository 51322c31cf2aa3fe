package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.configuration.Settings;
import ro.storno.domain.money.Money;

/** What the README promises to those who embed and operate. */
class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\\n(.*?)```\\s*prints\\s*```text\\n(.*?)```", Pattern.DOTALL);

  @Test
  void embedding_example_compiles_against_the_domain_alone_and_prints_what_it_says(
      @TempDir Path folder) throws Exception {
    Matcher example = EXAMPLE.matcher(readme());
    assertThat(example.find()).as("an example and what it prints").isTrue();
    String source = asClass(example.group(1).lines().toList());
    Path file = Files.writeString(folder.resolve("Example.java"), source);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int outcome =
        compiler.run(
            null, null, complaints, "-cp", domain().toString(), "-d", "" + folder, "" + file);
    assertThat(outcome).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(run(folder)).isEqualToIgnoringNewLines(example.group(2));
  }

  private static String asClass(List<String> lines) {
    String imports =
        lines.stream().filter(l -> l.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        lines.stream().filter(l -> !l.startsWith("import ")).collect(Collectors.joining("\n"));
    return imports
        + "\npublic class Example { public static void main(String[] a) {\n"
        + body
        + "\n}}";
  }

  /** Nothing but the JDK and the domain is to be seen. */
  private static String run(Path folder) throws Exception {
    URL[] path = {folder.toUri().toURL(), domain().toUri().toURL()};
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Path domain() throws URISyntaxException {
    return Path.of(Money.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void every_module_is_named() throws IOException {
    String readme = readme();
    Matcher modules =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(Files.readString(root().resolve("pom.xml")));
    while (modules.find()) {
      assertThat(readme).contains(modules.group(1));
    }
  }

  @Test
  void every_setting_is_documented() throws IOException {
    String readme = readme();
    assertThat(readme).contains(Settings.markdownTable());
  }

  private static String readme() throws IOException {
    return Files.readString(root().resolve("README.md"));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("README.md")) ? here : here.getParent();
  }
}
