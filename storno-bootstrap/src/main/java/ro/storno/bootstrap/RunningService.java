package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import ro.storno.cli.simulator.ServiceOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.simulator.choruspro.ChorusProOperation;
import ro.storno.simulator.choruspro.ChorusProSimulator;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.rest.RestSimulator;
import ro.storno.simulator.sdi.SdiOperation;
import ro.storno.simulator.sdi.SdiSimulator;
import ro.storno.simulator.xrechnung.XRechnungOperation;
import ro.storno.simulator.xrechnung.XRechnungSimulator;

/** A simulated REST service as the command line orders it. */
final class RunningService implements SimulatedAuthority {
  private final RestSimulator simulator;

  private RunningService(RestSimulator simulator) {
    this.simulator = simulator;
  }

  static RunningService start(ServiceOrder order) {
    return switch (order.service()) {
      case CHORUSPRO -> start(order, ChorusProSimulator::start, ChorusProOperation.values());
      case XRECHNUNG -> start(order, XRechnungSimulator::start, XRechnungOperation.values());
      case SDI -> start(order, SdiSimulator::start, SdiOperation.values());
    };
  }

  private static RunningService start(
      ServiceOrder order, Function<RestSettings, RestSimulator> start, Operation... operations) {
    RestSettings settings = settings(order, operations);
    try {
      return new RunningService(start.apply(settings));
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static RestSettings settings(ServiceOrder order, Operation... operations) {
    try {
      RestSettings settings =
          RestSettings.defaults()
              .withPort(order.port())
              .withFaults(FaultPlan.parse(order.faults(), operations))
              .withJudging(Span.parse(order.judging()));
      Long seed = order.seed();
      return seed == null ? settings : settings.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public URI address() {
    return simulator.address();
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
    return simulator.providerFields();
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
