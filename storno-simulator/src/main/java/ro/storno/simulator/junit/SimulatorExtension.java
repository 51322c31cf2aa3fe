package ro.storno.simulator.junit;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import ro.storno.simulator.Simulator;

/**
 * Starts a simulator for a test class and hands it to tests as a parameter. In a static field it is
 * one for the class, forgetting everything before each test; in an instance field one for each
 * test. A failing test reports its seed, which the system property {@link #SEED} sets.
 *
 * @param <S> the simulator
 */
public abstract class SimulatorExtension<S extends Simulator>
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  /** The system property that sets the seed. */
  public static final String SEED = "storno.simulator.seed";

  private final Class<S> type;
  private final Supplier<S> start;
  private int classes;
  private @Nullable S simulator;

  /**
   * An extension that starts a simulator.
   *
   * @param start with settings that were {@link #seeded}; not null
   */
  protected SimulatorExtension(Class<S> type, Supplier<S> start) {
    this.type = type;
    this.start = start;
  }

  /** Returns settings with the seed of the system property, if it is set. */
  protected static <T> T seeded(T settings, BiFunction<T, Long, T> withSeed) {
    Long seed = Long.getLong(SEED);
    return seed == null ? settings : withSeed.apply(settings, seed);
  }

  /**
   * Returns the simulator.
   *
   * @throws IllegalStateException outside of tests
   */
  public final S simulator() {
    return Optional.ofNullable(simulator)
        .orElseThrow(() -> new IllegalStateException("The simulator runs during tests only"));
  }

  @Override
  public final void beforeAll(ExtensionContext context) {
    classes++; // nested classes share what their outer one has
    if (simulator == null) {
      simulator = start.get();
    }
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    if (simulator == null) {
      simulator = start.get();
    } else {
      simulator.reset();
    }
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      context.publishReportEntry(Map.of(SEED, simulator().seed().toString()));
    }
    if (classes == 0) {
      close();
    }
  }

  @Override
  public final void afterAll(ExtensionContext context) {
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
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return simulator();
  }
}
