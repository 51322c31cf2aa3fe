package ro.storno.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Two JMH benchmarks measured in turns, so that a neighbour's load hits both alike.
 *
 * <p>Each turn is a fresh JVM with the same heap ({@code -Xms1g -Xmx1g}) and the same default
 * collector; the order is turned from round to round (ours, peer, peer, ours, ...). The ratio is
 * the median of the ratios of the rounds, never a ratio of figures from different times.
 */
public final class Duel {
  private final Effort effort;
  private final int threads;
  private final Map<String, String> parameters;

  /**
   * A duel to be fought.
   *
   * @param effort rounds and times
   * @param threads how many threads call the benchmark at once
   * @param parameters values of the {@code @Param} fields
   */
  public Duel(Effort effort, int threads, Map<String, String> parameters) {
    this.effort = effort;
    this.threads = threads;
    this.parameters = Map.copyOf(parameters);
  }

  /**
   * What came of it: the medians, and the median of ours divided by theirs.
   *
   * @param ours in the unit of the benchmark
   * @param peer in the unit of the benchmark
   * @param ratio ours divided by peer
   */
  public record Outcome(BigDecimal ours, BigDecimal peer, BigDecimal ratio) {
    /** Peer divided by ours, which tells how many times as fast we are where scores are times. */
    public BigDecimal speedUp() {
      return BigDecimal.ONE.divide(ratio, MathContext.DECIMAL32);
    }
  }

  /** Runs both benchmarks, named by class and method, in turns. */
  public Outcome between(String ours, String peer) {
    List<BigDecimal> ourScores = new ArrayList<>();
    List<BigDecimal> peerScores = new ArrayList<>();
    List<BigDecimal> ratios = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      boolean oursFirst = round % 2 == 0;
      BigDecimal first = score(oursFirst ? ours : peer);
      BigDecimal second = score(oursFirst ? peer : ours);
      ourScores.add(oursFirst ? first : second);
      peerScores.add(oursFirst ? second : first);
      ratios.add(ourScores.get(round).divide(peerScores.get(round), MathContext.DECIMAL32));
    }
    return new Outcome(median(ourScores), median(peerScores), median(ratios));
  }

  /** Runs one benchmark alone and gives the median of its rounds. */
  public BigDecimal alone(String benchmark) {
    List<BigDecimal> scores = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      scores.add(score(benchmark));
    }
    return median(scores);
  }

  private BigDecimal score(String benchmark) {
    System.err.printf("  %s %s, %d thread(s)%n", benchmark, parameters, threads);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^.*\\." + benchmark.replace(".", "\\.") + "$")
            .threads(threads)
            .forks(1)
            .warmupIterations(1)
            .warmupTime(TimeValue.seconds(effort.warmUpSeconds()))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(effort.measureSeconds() * 1000L / 3))
            .jvmArgs("-Xms1g", "-Xmx1g", "-Dlogback.configurationFile=logback-benchmarks.xml")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    try {
      return BigDecimal.valueOf(
          new Runner(options.build()).runSingle().getPrimaryResult().getScore());
    } catch (RunnerException failed) {
      throw new IllegalStateException("The benchmark " + benchmark + " did not run", failed);
    }
  }

  /** The middle one; of an even number the upper of the two. */
  public static BigDecimal median(List<BigDecimal> values) {
    return values.stream().sorted().toList().get(values.size() / 2).round(PRECISION);
  }

  private static final MathContext PRECISION = new MathContext(6, RoundingMode.HALF_UP);
}
