package ro.storno.bootstrap;

import java.util.Map;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** Simulated KSeF as the command line orders it. */
final class RunningKsef {
  private RunningKsef() {}

  static RunningSimulator start(KsefOrder order) {
    return RunningSimulator.start(() -> settings(order), settings -> start(settings, order));
  }

  private static RunningSimulator start(KsefSimulatorSettings settings, KsefOrder order) {
    KsefSimulator simulator = KsefSimulator.start(settings);
    order.inboxes().forEach(simulator::fillInbox);
    return new RunningSimulator(
        simulator,
        simulator.api(),
        simulator.stornoSettings(),
        Map.of("authToken", KsefSimulatorSettings.TOKEN.value()));
  }

  private static KsefSimulatorSettings settings(KsefOrder order) {
    KsefSimulatorSettings settings =
        KsefSimulatorSettings.defaults()
            .withPort(order.port())
            .withFaults(FaultPlan.parse(order.faults(), KsefOperation.values()))
            .withJudging(Span.parse(order.judging()))
            .withLag(Span.parse(order.lag()))
            .withLimits(order.limited());
    return RunningSimulator.seeded(settings, order.seed(), settings::withSeed);
  }
}
