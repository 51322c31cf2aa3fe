package ro.storno.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rounds of what {@code scripts/crash-test 20} does at length. */
class CrashTest {
  @TempDir Path folder;

  @Test
  void nothing_acknowledged_is_lost_when_the_server_is_killed() throws Exception {
    CrashDriver.Report report =
        new CrashDriver(ThisBuild.command(), folder, 4).run(2, Duration.ofMillis(500));
    assertThat(report.mistakes()).isEmpty();
    assertThat(report.acknowledged()).isPositive();
  }

  /** How tests run this build as a process. */
  static final class ThisBuild {
    private ThisBuild() {}

    static List<String> command() {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "-cp",
          System.getProperty("java.class.path"),
          "ro.storno.bootstrap.Main");
    }
  }
}
