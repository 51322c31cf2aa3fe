package ro.storno.simulator.ksef.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.junit.SimulatorExtension;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/**
 * Starts a simulator for a test class and hands it to tests as a parameter; registered in a static
 * field or by annotation, it is one for the class, else one for each test. See the package.
 */
public final class KsefSimulatorExtension extends SimulatorExtension<KsefSimulator> {
  /** A simulator with default settings. */
  public KsefSimulatorExtension() {
    this(KsefSimulatorSettings.defaults());
  }

  private KsefSimulatorExtension(KsefSimulatorSettings settings) {
    super(
        KsefSimulator.class,
        () -> KsefSimulator.start(seeded(settings, KsefSimulatorSettings::withSeed)));
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static KsefSimulatorExtension with(UnaryOperator<KsefSimulatorSettings> change) {
    return new KsefSimulatorExtension(change.apply(KsefSimulatorSettings.defaults()));
  }
}
