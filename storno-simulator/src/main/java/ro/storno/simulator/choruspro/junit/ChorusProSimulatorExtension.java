package ro.storno.simulator.choruspro.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.choruspro.ChorusProSimulator;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.rest.junit.RestSimulatorExtension;

/** Chorus Pro for tests. */
public final class ChorusProSimulatorExtension extends RestSimulatorExtension<ChorusProSimulator> {
  /** A simulator with default settings. */
  public ChorusProSimulatorExtension() {
    this(RestSettings.defaults());
  }

  private ChorusProSimulatorExtension(RestSettings settings) {
    super(ChorusProSimulator.class, settings, ChorusProSimulator::start);
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
