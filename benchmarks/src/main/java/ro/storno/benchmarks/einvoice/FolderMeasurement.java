package ro.storno.benchmarks.einvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;
import ro.storno.benchmarks.server.Scratch;

/**
 * {@code ./storno validate FOLDER} as anybody would run it: how soon the first verdict is there,
 * how many documents a second follow, and on how many processors. The heap is so small that
 * reaching the end at all shows that nothing piles up.
 */
public final class FolderMeasurement implements Measurement {
  private static final String HEAP = "96m";
  private static final int TENTH = 10;
  private static final int GLANCE_MILLIS = 20;

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public String purpose() {
    return "a folder of invoices judged by the command line, and the first verdict after its start";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int documents = Math.max(1, effort.invoices() / TENTH);
    try (Scratch scratch = Scratch.create()) {
      Path one = filled(scratch.sub("one"), 1);
      Path many = filled(scratch.sub("many"), documents);
      judge(one); // what the launcher builds, it builds now
      List<BigDecimal> first = new ArrayList<>();
      for (int round = 0; round < effort.rounds() * 2 + 1; round++) {
        first.add(judge(one).seconds());
      }
      System.err.printf("  %,d documents%n", documents);
      Judged all = judge(many);
      return List.of(
          Figure.below(
              "./storno validate of one invoice, from the launcher to the verdict",
              Duel.median(first),
              "1.5",
              "s"),
          Figure.information(
              String.format("%,d invoices of 4 kB in a folder, by a heap of 96 MB", documents),
              Figure.shown(all.rate(documents)) + "/s",
              null),
          Figure.information(
              "  processors kept busy, of " + Runtime.getRuntime().availableProcessors(),
              Figure.shown(all.busy()),
              null));
    }
  }

  private static Path filled(Path folder, int documents) {
    byte[] document = RomanianInvoice.bytes(RomanianInvoice.SMALL);
    try {
      for (int i = 0; i < documents; i++) {
        Files.write(folder.resolve(i + ".xml"), document);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return folder;
  }

  /** What it took, by the clock and of processors. */
  private record Judged(BigDecimal seconds, BigDecimal processor) {
    BigDecimal rate(int documents) {
      return BigDecimal.valueOf(documents).divide(seconds, MathContext.DECIMAL32);
    }

    BigDecimal busy() {
      return processor.divide(seconds, MathContext.DECIMAL32);
    }
  }

  private static Judged judge(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of("storno").toAbsolutePath().toString(),
                "validate",
                "--quiet",
                folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("STORNO_HEAP", HEAP);
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      Duration processor = Duration.ZERO;
      while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        processor = process.info().totalCpuDuration().orElse(processor);
      }
      long took = System.nanoTime() - start;
      if (process.exitValue() != 0) {
        throw new IllegalStateException("Not all were found valid: exit " + process.exitValue());
      }
      return new Judged(BigDecimal.valueOf(took, 9), BigDecimal.valueOf(processor.toMillis(), 3));
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while measuring", stopped);
    }
  }
}
