package ro.storno.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program of ours run in a JVM of its own, as cold as a JVM can be. */
public final class Child {
  private Child() {}

  /**
   * Runs a main class to its end.
   *
   * @param main what to run
   * @param heap the most heap, such as {@code 512m}
   * @return the lines it printed
   * @throws IllegalStateException if it ends with anything but success
   */
  public static List<String> run(Class<?> main, String heap) {
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + heap,
                "-Dlogback.configurationFile=logback-benchmarks.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(main.getName() + " failed: " + output);
      }
      return output.lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while measuring", stopped);
    }
  }
}
