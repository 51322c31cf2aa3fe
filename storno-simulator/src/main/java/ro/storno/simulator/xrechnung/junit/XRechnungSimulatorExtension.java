package ro.storno.simulator.xrechnung.junit;

import java.util.function.UnaryOperator;
import ro.storno.simulator.junit.SimulatorExtension;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.xrechnung.XRechnungSimulator;

/** The inbox for XRechnung documents, for tests. */
public final class XRechnungSimulatorExtension extends SimulatorExtension<XRechnungSimulator> {
  /** A simulator with default settings. */
  public XRechnungSimulatorExtension() {
    this(RestSettings.defaults());
  }

  private XRechnungSimulatorExtension(RestSettings settings) {
    super(
        XRechnungSimulator.class,
        () -> XRechnungSimulator.start(seeded(settings, RestSettings::withSeed)));
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static XRechnungSimulatorExtension with(UnaryOperator<RestSettings> change) {
    return new XRechnungSimulatorExtension(change.apply(RestSettings.defaults()));
  }
}
