package ro.storno.bootstrap;

import java.util.function.Function;
import ro.storno.cli.simulator.ServiceOrder;
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
final class RunningService {
  private RunningService() {}

  static RunningSimulator start(ServiceOrder order) {
    return switch (order.service()) {
      case CHORUSPRO -> start(order, ChorusProSimulator::start, ChorusProOperation.values());
      case XRECHNUNG -> start(order, XRechnungSimulator::start, XRechnungOperation.values());
      case SDI -> start(order, SdiSimulator::start, SdiOperation.values());
    };
  }

  private static RunningSimulator start(
      ServiceOrder order, Function<RestSettings, RestSimulator> start, Operation... operations) {
    return RunningSimulator.start(
        () -> settings(order, operations),
        settings -> {
          RestSimulator simulator = start.apply(settings);
          return new RunningSimulator(
              simulator,
              simulator.address(),
              simulator.stornoSettings(),
              simulator.providerFields());
        });
  }

  private static RestSettings settings(ServiceOrder order, Operation... operations) {
    RestSettings settings =
        RestSettings.defaults()
            .withPort(order.port())
            .withFaults(FaultPlan.parse(order.faults(), operations))
            .withJudging(Span.parse(order.judging()));
    return RunningSimulator.seeded(settings, order.seed(), settings::withSeed);
  }
}
