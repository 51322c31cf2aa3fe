package ro.storno.simulator.anaf.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.junit.SimulatorExtension;

/**
 * Starts a simulator for a test class and hands it to tests as a parameter; registered in a static
 * field or by annotation, it is one for the class, else one for each test. See the package.
 */
public final class AnafSimulatorExtension extends SimulatorExtension<AnafSimulator> {
  /** A simulator with default settings. */
  public AnafSimulatorExtension() {
    this(AnafSimulatorSettings.defaults());
  }

  private AnafSimulatorExtension(AnafSimulatorSettings settings) {
    super(
        AnafSimulator.class,
        () -> AnafSimulator.start(seeded(settings, AnafSimulatorSettings::withSeed)));
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static AnafSimulatorExtension with(UnaryOperator<AnafSimulatorSettings> change) {
    return new AnafSimulatorExtension(change.apply(AnafSimulatorSettings.defaults()));
  }
}
