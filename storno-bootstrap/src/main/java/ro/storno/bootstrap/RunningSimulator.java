package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.simulator.Simulator;

/**
 * A simulator that the command line ordered.
 *
 * @param simulator running; not null
 * @param address where it is reached, without a trailing slash; not null
 * @param settings that let a server use it, in the order to show them; not null
 * @param providerFields of a company's configuration for it; not null
 */
record RunningSimulator(
    Simulator simulator,
    URI address,
    Map<String, String> settings,
    Map<String, String> providerFields)
    implements SimulatedAuthority {
  /**
   * Starts one.
   *
   * @param settings reads the order; refuses what it cannot read with {@link
   *     IllegalArgumentException}
   * @param start starts by them
   * @throws CommandFailure if the order is wrong, or something it needs cannot be had
   */
  static <S> RunningSimulator start(Supplier<S> settings, Function<S, RunningSimulator> start) {
    try {
      return start.apply(read(settings));
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static <S> S read(Supplier<S> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Settings with the seed that was chosen, or with their own. */
  static <S> S seeded(S settings, @Nullable Long seed, Function<Long, S> withSeed) {
    return seed == null ? settings : withSeed.apply(seed);
  }

  @Override
  public long seed() {
    return simulator.seed().value();
  }

  @Override
  public void awaitClosed() throws InterruptedException {
    simulator.awaitClosed();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
