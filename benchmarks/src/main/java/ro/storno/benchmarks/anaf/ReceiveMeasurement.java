package ro.storno.benchmarks.anaf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ro.storno.benchmarks.Child;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;
import ro.storno.benchmarks.server.Scratch;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.Limits;

/**
 * How many supplier invoices a second come in from an inbox of thousands: listed and fetched over
 * HTTP from the simulated ANAF, archives kept as files, seals checked, documents read and stored in
 * PostgreSQL with fsync on. The receiver runs in a JVM of its own, warm from the inbox of somebody
 * else; simulator, which makes and seals each document while it is fetched, and database share the
 * machine.
 *
 * <p>ANAF itself hands out some 16 a second, its 1,000 calls a minute. Limits are off on both sides
 * here: what is measured is ours.
 */
public final class ReceiveMeasurement implements Measurement {
  private static final String HEAP = "256m";
  private static final int WARM_UP = 2_000;
  private static final BigDecimal GROWTH = new BigDecimal("8");

  @Override
  public String name() {
    return "receive";
  }

  @Override
  public String purpose() {
    return "thousands of supplier invoices from the simulated ANAF: a second, memory, second run";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int count = effort.invoices() < Effort.FULL.invoices() ? 1_500 : 5_000;
    Map<String, BigDecimal> found = received(count);
    BigDecimal perSecond = of(found, "perSecond");
    BigDecimal early = of(found, "heapAt" + Receiver.EARLY);
    BigDecimal late = of(found, "heapAt" + count);
    return List.of(
        Figure.fact(
            "supplier invoices received from the simulated ANAF, " + count + " in one run",
            Figure.shown(perSecond) + "/s",
            ">= 150/s",
            perSecond.compareTo(new BigDecimal("150")) >= 0),
        Figure.information(
            "  processor time of the receiver for one of them",
            Figure.shown(of(found, "processor")) + " ms",
            null),
        Figure.fact(
            "  heap after a collection at " + Receiver.EARLY + " and at " + count + " received",
            Figure.shown(early) + " MB and " + Figure.shown(late) + " MB",
            "at most " + GROWTH + " MB more",
            late.subtract(early).compareTo(GROWTH) <= 0),
        Figure.fact(
            "  stored by the first run",
            of(found, "stored") + " invoices",
            count + " invoices",
            of(found, "stored").intValueExact() == count),
        Figure.fact(
            "  second run over the same inbox",
            of(found, "storedAgain") + " stored, " + of(found, "fetchedAgain") + " fetched",
            "nothing",
            of(found, "storedAgain").signum() == 0 && of(found, "fetchedAgain").signum() == 0));
  }

  private static BigDecimal of(Map<String, BigDecimal> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static Map<String, BigDecimal> received(int count) {
    try (Scratch scratch = Scratch.create();
        AnafSimulator anaf =
            AnafSimulator.start(
                AnafSimulatorSettings.defaults().withSeed(42).withLimits(Limits.NONE))) {
      Path anchor = scratch.folder().resolve("anchor.pem");
      anaf.writeAnchor(anchor);
      anaf.fillInbox(Receiver.WARM_UP_CIF, WARM_UP, Duration.ofDays(30));
      anaf.fillInbox(Receiver.CIF, count, Duration.ofDays(30));
      Map<String, BigDecimal> found = new HashMap<>();
      Child.run(
              Receiver.class,
              HEAP,
              anaf.api().toString(),
              anaf.oauth().issue(AnafSimulatorSettings.HOLDER).access(),
              anchor.toString(),
              scratch.sub("data").toString(),
              Integer.toString(count))
          .forEach(
              line -> {
                String[] words = line.split(" ", 2);
                found.put(words[0], new BigDecimal(words[1]));
              });
      BigDecimal seconds = of(found, "millis").movePointLeft(3);
      found.put("perSecond", BigDecimal.valueOf(count).divide(seconds, 1, RoundingMode.HALF_UP));
      return found;
    }
  }
}
