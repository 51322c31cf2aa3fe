package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** Simulated KSeF as the command line orders it. */
final class RunningKsef implements SimulatedAuthority {
  private final KsefSimulator simulator;

  private RunningKsef(KsefSimulator simulator) {
    this.simulator = simulator;
  }

  static RunningKsef start(KsefOrder order) {
    KsefSimulatorSettings settings = settings(order);
    try {
      KsefSimulator simulator = KsefSimulator.start(settings);
      order.inboxes().forEach(simulator::fillInbox);
      return new RunningKsef(simulator);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static KsefSimulatorSettings settings(KsefOrder order) {
    try {
      KsefSimulatorSettings settings =
          KsefSimulatorSettings.defaults()
              .withPort(order.port())
              .withFaults(FaultPlan.parse(order.faults(), KsefOperation.values()))
              .withJudging(Span.parse(order.judging()))
              .withLag(Span.parse(order.lag()))
              .withLimits(order.limited());
      Long seed = order.seed();
      return seed == null ? settings : settings.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public URI address() {
    return simulator.api();
  }

  @Override
  public long seed() {
    return simulator.seed().value();
  }

  @Override
  public Map<String, String> settings() {
    return simulator.stornoSettings();
  }

  @Override
  public Map<String, String> providerFields() {
    return Map.of("authToken", KsefSimulatorSettings.TOKEN.value());
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
