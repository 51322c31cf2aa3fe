package ro.storno.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Tells on what the figures were measured, since without that they say nothing. */
final class Machine {
  private Machine() {}

  /** Processors, Java, system, load and day in one line. */
  static String describe() {
    return String.format(
        "%s, %s processors, Java %s, %s %s, load %s",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        load());
  }

  private static String load() {
    Path file = Path.of("/proc/loadavg");
    try {
      return Files.isReadable(file) ? Files.readString(file).split(" ", 2)[0] : "unknown";
    } catch (IOException unreadable) {
      return "unknown (" + unreadable.getMessage() + ")";
    }
  }
}
