package ro.storno.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program of ours run in a JVM of its own, as cold as a JVM can be. */
public final class Child {
  private Child() {}

  /**
   * Runs a main class to its end.
   *
   * @param main what to run
   * @param heap the most heap, such as {@code 512m}
   * @param arguments of the main class
   * @return the lines it printed
   * @throws IllegalStateException if it ends with anything but success
   */
  public static List<String> run(Class<?> main, String heap, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xmx" + heap);
    command.add("-Dlogback.configurationFile=logback-benchmarks.xml");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
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
