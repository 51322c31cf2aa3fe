package ro.storno.simulator.choruspro.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.choruspro.ChorusProSimulator;
import ro.storno.simulator.junit.SimulatorExtension;
import ro.storno.simulator.rest.RestSettings;

/** Chorus Pro for tests. */
public final class ChorusProSimulatorExtension extends SimulatorExtension<ChorusProSimulator> {
  /** A simulator with default settings. */
  public ChorusProSimulatorExtension() {
    this(RestSettings.defaults());
  }

  private ChorusProSimulatorExtension(RestSettings settings) {
    super(
        ChorusProSimulator.class,
        () -> ChorusProSimulator.start(seeded(settings, RestSettings::withSeed)));
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static ChorusProSimulatorExtension with(UnaryOperator<RestSettings> change) {
    return new ChorusProSimulatorExtension(change.apply(RestSettings.defaults()));
  }
}
