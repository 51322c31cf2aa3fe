package ro.storno.simulator.ksef.junit;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/**
 * Starts a simulator for a test class and hands it to tests as a parameter; registered in a static
 * field or by annotation, it is one for the class, else one for each test. See the package.
 */
public final class KsefSimulatorExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  /** The system property that sets the seed. */
  public static final String SEED = "storno.simulator.seed";

  private final KsefSimulatorSettings settings;
  private int classes;
  private @Nullable KsefSimulator simulator;

  /** A simulator with default settings. */
  public KsefSimulatorExtension() {
    this(KsefSimulatorSettings.defaults());
  }

  private KsefSimulatorExtension(KsefSimulatorSettings settings) {
    Long seed = Long.getLong(SEED);
    this.settings = seed == null ? settings : settings.withSeed(seed);
  }

  /**
   * Returns a simulator with settings of one's own.
   *
   * @param change of the default settings; not null
   */
  public static KsefSimulatorExtension with(UnaryOperator<KsefSimulatorSettings> change) {
    return new KsefSimulatorExtension(change.apply(KsefSimulatorSettings.defaults()));
  }

  /**
   * Returns the simulator.
   *
   * @throws IllegalStateException outside of tests
   */
  public KsefSimulator simulator() {
    return Optional.ofNullable(simulator)
        .orElseThrow(() -> new IllegalStateException("The simulator runs during tests only"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    classes++; // nested classes share what their outer one has
    if (simulator == null) {
      simulator = KsefSimulator.start(settings);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (simulator == null) {
      simulator = KsefSimulator.start(settings);
    } else {
      simulator.reset();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      context.publishReportEntry(Map.of(SEED, settings.seed().toString()));
    }
    if (classes == 0) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    classes--;
    if (classes == 0) {
      close();
    }
  }

  private void close() {
    if (simulator != null) {
      simulator.close();
      simulator = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KsefSimulator.class;
  }

  @Override
  public KsefSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return simulator();
  }
}
