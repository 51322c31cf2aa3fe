package ro.storno.simulator.sdi.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.junit.SimulatorExtension;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.SdiSimulator;

/** The Sistema di Interscambio, for tests. */
public final class SdiSimulatorExtension extends SimulatorExtension<SdiSimulator> {
  /** A simulator with default settings. */
  public SdiSimulatorExtension() {
    this(RestSettings.defaults());
  }

  private SdiSimulatorExtension(RestSettings settings) {
    super(SdiSimulator.class, () -> SdiSimulator.start(seeded(settings, RestSettings::withSeed)));
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static SdiSimulatorExtension with(UnaryOperator<RestSettings> change) {
    return new SdiSimulatorExtension(change.apply(RestSettings.defaults()));
  }
}
