package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does before there is a JVM, with a Java and a Maven made of paper. */
class LauncherTest {
  @TempDir Path folder;
  private String out = "";

  private int run(Map<String, String> environment, Path launcher, String... arguments)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(launcher.toString());
    builder.command().addAll(java.util.List.of(arguments));
    builder.redirectErrorStream(true).environment().keySet().removeIf(k -> k.startsWith("STORNO"));
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static Path executable(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A copy of the launcher in a folder with a space, with a project that has nothing in it. */
  private Path copied() throws Exception {
    Path home = Files.createDirectories(folder.resolve("my storno"));
    Files.createDirectories(home.resolve("storno-bootstrap/src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("storno-bootstrap/pom.xml"), "<project/>");
    return executable(home.resolve("storno"), Files.readString(Path.of("..", "storno")));
  }

  /** A Java that says how it was called. */
  private Path java(String version) throws Exception {
    Path home = folder.resolve("java " + version);
    executable(home.resolve("bin/java"), "#!/bin/sh\nfor a in \"$@\"; do echo \"<$a>\"; done\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    return home;
  }

  /** A Maven that builds a jar, or fails. */
  private String maven(boolean works) throws Exception {
    Path bin = folder.resolve(works ? "maven" : "broken-maven");
    executable(
        bin.resolve("mvn"),
        works
            ? "#!/bin/sh\necho '[INFO] ---< x >---'\necho '[INFO] Building Storno domain 0.1.0'\n"
                + "mkdir -p storno-bootstrap/target/storno/lib\n"
                + "echo jar >storno-bootstrap/target/storno/lib/storno-bootstrap-0.1.0.jar\n"
            : "#!/bin/sh\necho '[ERROR] no network'\nexit 1\n");
    return bin + ":" + System.getenv("PATH");
  }

  @Test
  void a_java_home_without_java_is_told() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", "/nowhere"), Path.of("..", "storno"))).isEqualTo(4);
    assertThat(out)
        .isEqualTo(
            "storno: JAVA_HOME is /nowhere, but there is no /nowhere/bin/java. Set it to a JDK 17 or"
                + " later.\n");
  }

  @Test
  void an_old_java_is_told() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", java("11").toString()), Path.of("..", "storno")))
        .isEqualTo(4);
    assertThat(out).contains("is Java 11; Storno needs 17 or later");
  }

  @Test
  void first_use_builds_and_says_so_and_arguments_arrive_as_they_were() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("21").toString(), "PATH", maven(true), "STORNO_CDS", "off");
    Path launcher = copied();
    assertThat(run(environment, launcher, "validate", "a file.xml")).isZero();
    assertThat(out)
        .contains("first use; building")
        .contains("storno:   Storno domain")
        .contains("my storno/storno-bootstrap/target/storno/lib/storno-bootstrap-0.1.0.jar>")
        .contains("<ro.storno.bootstrap.Main>\n<validate>\n<a file.xml>");
    assertThat(run(environment, launcher, "--version")).isZero();
    assertThat(out).doesNotContain("building");
  }

  @Test
  void changed_sources_are_built_again() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("17").toString(), "PATH", maven(true), "STORNO_CDS", "off");
    Path launcher = copied();
    run(environment, launcher, "--version");
    Path source = launcher.resolveSibling("storno-bootstrap/src/main/New.java");
    Files.writeString(source, "class New {}");
    Files.setLastModifiedTime(
        source, java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(5)));
    run(environment, launcher, "--version");
    assertThat(out).contains("sources have changed; building");
  }

  @Test
  void a_failed_build_shows_why_and_is_tried_again_next_time() throws Exception {
    Path launcher = copied();
    Map<String, String> broken =
        Map.of("JAVA_HOME", java("17").toString(), "PATH", maven(false), "STORNO_CDS", "off");
    assertThat(run(broken, launcher, "--version")).isEqualTo(4);
    assertThat(out).contains("no network").contains("build.log");
    assertThat(run(broken, launcher, "--version")).isEqualTo(4);
  }

  @Test
  void a_link_to_the_launcher_works() throws Exception {
    Path launcher = copied();
    Path link = Files.createSymbolicLink(folder.resolve("storno-link"), launcher);
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("17").toString(), "PATH", maven(true), "STORNO_CDS", "off");
    assertThat(run(environment, link, "config")).isZero();
    assertThat(out).contains("<config>");
  }
}
