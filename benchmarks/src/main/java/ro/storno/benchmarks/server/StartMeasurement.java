package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * How long {@code ./storno serve} takes on an existing data folder, from the launcher to the first
 * good answer of the health check, with its own PostgreSQL; and what it holds in memory when it has
 * been idle for twenty seconds.
 */
public final class StartMeasurement implements Measurement {
  private static final int IDLE_MILLIS = 20_000;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String purpose() {
    return "serve from the launcher to ready, and resident memory when idle";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (Scratch scratch = Scratch.create()) {
      var folder = scratch.sub("data");
      RunningServer.start(folder, Map.of()).close();
      List<BigDecimal> starts = new ArrayList<>();
      List<BigDecimal> processor = new ArrayList<>();
      List<RunningServer.Memory> memory = new ArrayList<>();
      for (int i = 0; i < effort.rounds() * 2 + 1; i++) {
        try (RunningServer server = RunningServer.start(folder, Map.of())) {
          starts.add(BigDecimal.valueOf(server.readyAfter().toMillis(), 3));
          processor.add(BigDecimal.valueOf(server.processorUntilReady().toMillis(), 3));
          if (memory.size() < effort.rounds()) {
            idle();
            memory.add(server.memory());
          }
        }
      }
      return List.of(
          Figure.below(
              "./storno serve on an existing data folder until /api/health answers",
              Duel.median(starts),
              "2.5",
              "s"),
          Figure.information(
              "  processor time of the Java process until then",
              Figure.shown(Duel.median(processor)) + " s",
              null),
          Figure.below(
              "resident memory of the server when idle",
              megabytes(memory.stream().map(RunningServer.Memory::java).toList()),
              "350",
              "MB"),
          Figure.information(
              "  its PostgreSQL beside it (shared memory counted once)",
              Figure.shown(megabytes(memory.stream().map(RunningServer.Memory::postgres).toList()))
                  + " MB",
              null));
    }
  }

  private static BigDecimal megabytes(List<Long> kilobytes) {
    return Duel.median(
        kilobytes.stream().map(kb -> BigDecimal.valueOf(kb).movePointLeft(3)).toList());
  }

  private static void idle() {
    try {
      Thread.sleep(IDLE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while a server idled", stopped);
    }
  }
}
