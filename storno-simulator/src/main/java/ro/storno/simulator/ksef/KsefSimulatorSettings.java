package ro.storno.simulator.ksef;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/**
 * How KSeF is started. {@link #defaults} gives one that judges at once, has the limits of
 * production, and knows one token for every taxpayer. Immutable: each {@code with…} returns changed
 * settings.
 */
public final class KsefSimulatorSettings {
  /** The token that is known unless others are: opens the context of every taxpayer. */
  public static final KsefToken TOKEN =
      new KsefToken("20260201-EC-SIMULATOR-TOKEN|everyone", null, true, true);

  private int port;
  private Seed seed = Seed.random();
  private InstantSource clock = InstantSource.system();
  private FaultPlan faults = FaultPlan.NONE;
  private boolean limited = true;
  private Span judging = Span.NONE;
  private Span lag = Span.NONE;
  private Span lateness = new Span(Duration.ofMinutes(1), Duration.ofMinutes(8));
  private List<KsefToken> tokens = List.of(TOKEN);
  private Duration slowness = Duration.ofSeconds(2);

  private KsefSimulatorSettings() {}

  /** Returns settings under which nothing goes wrong and chance is free. */
  public static KsefSimulatorSettings defaults() {
    return new KsefSimulatorSettings();
  }

  private KsefSimulatorSettings changed(Consumer<KsefSimulatorSettings> change) {
    KsefSimulatorSettings copy = new KsefSimulatorSettings();
    copy.port = port;
    copy.seed = seed;
    copy.clock = clock;
    copy.faults = faults;
    copy.limited = limited;
    copy.judging = judging;
    copy.lag = lag;
    copy.lateness = lateness;
    copy.tokens = tokens;
    copy.slowness = slowness;
    change.accept(copy);
    return copy;
  }

  /** Returns the port; 0 takes a free one. */
  public int port() {
    return port;
  }

  /** Listens at another port; 0 takes a free one. */
  public KsefSimulatorSettings withPort(int port) {
    return changed(s -> s.port = port);
  }

  /** Returns the source of all chance. */
  public Seed seed() {
    return seed;
  }

  /** Draws all chance from a seed. */
  public KsefSimulatorSettings withSeed(long seed) {
    return changed(s -> s.seed = new Seed(seed));
  }

  /** Returns the clock that the simulator's goes with. */
  public InstantSource clock() {
    return clock;
  }

  /** Goes with another clock than the system's. */
  public KsefSimulatorSettings withClock(InstantSource clock) {
    return changed(s -> s.clock = clock);
  }

  /** Returns what goes wrong how often. */
  public FaultPlan faults() {
    return faults;
  }

  /** Lets things go wrong. */
  public KsefSimulatorSettings withFaults(FaultPlan faults) {
    return changed(s -> s.faults = faults);
  }

  /** Returns whether the limits of production hold; the ministry's test environment has none. */
  public boolean limited() {
    return limited;
  }

  /** Holds clients to the limits of production, or does not. */
  public KsefSimulatorSettings withLimits(boolean limited) {
    return changed(s -> s.limited = limited);
  }

  /** Returns how long an invoice is being judged. */
  public Span judging() {
    return judging;
  }

  /** Takes its time to judge. */
  public KsefSimulatorSettings withJudging(Span judging) {
    return changed(s -> s.judging = judging);
  }

  /** Returns how much later than it is accepted an invoice can be found and read. */
  public Span lag() {
    return lag;
  }

  /** Lets accepted invoices be found and read later. */
  public KsefSimulatorSettings withLag(Span lag) {
    return changed(s -> s.lag = lag);
  }

  /** Returns how much later an invoice with {@code late-acceptance} is taken in. */
  public Span lateness() {
    return lateness;
  }

  /** Takes invoices with {@code late-acceptance} in after another time. */
  public KsefSimulatorSettings withLateness(Span lateness) {
    return changed(s -> s.lateness = lateness);
  }

  /** Returns the known tokens. */
  public List<KsefToken> tokens() {
    return tokens;
  }

  /** Knows these tokens instead of {@link #TOKEN}. */
  public KsefSimulatorSettings withTokens(KsefToken... tokens) {
    return changed(s -> s.tokens = List.of(tokens));
  }

  /** Returns how long a slow answer takes, by the clock of the world. */
  public Duration slowness() {
    return slowness;
  }

  /** Lets slow answers take another time, by the clock of the world. */
  public KsefSimulatorSettings withSlowness(Duration slowness) {
    return changed(s -> s.slowness = slowness);
  }
}
