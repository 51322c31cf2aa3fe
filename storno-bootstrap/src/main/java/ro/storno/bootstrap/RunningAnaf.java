package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;

/** Simulated ANAF as the command line orders it. */
final class RunningAnaf {
  private static final Duration INBOX = Duration.ofDays(30);

  private RunningAnaf() {}

  static RunningSimulator start(AnafOrder order, Path folder) {
    Path trust = folder.resolve(order.trust()).toAbsolutePath();
    return RunningSimulator.start(() -> settings(order), settings -> start(settings, order, trust));
  }

  private static RunningSimulator start(
      AnafSimulatorSettings settings, AnafOrder order, Path trust) {
    AnafSimulator simulator = AnafSimulator.start(settings);
    try {
      order.inboxes().forEach((cif, count) -> simulator.fillInbox(cif, count, INBOX));
      simulator.writeAnchor(trust);
    } catch (UncheckedIOException e) {
      simulator.close();
      throw e;
    }
    return new RunningSimulator(
        simulator, simulator.api(), simulator.stornoSettings(trust), Map.of());
  }

  private static AnafSimulatorSettings settings(AnafOrder order) {
    AnafSimulatorSettings settings =
        AnafSimulatorSettings.defaults()
            .withPort(order.port())
            .withFaults(FaultPlan.parse(order.faults(), AnafOperation.values()))
            .withTiming(
                Timing.PROMPT
                    .withJudging(Span.parse(order.judging()))
                    .withListing(Span.parse(order.lag())))
            .withLimits(order.limited() ? Limits.OFFICIAL : Limits.NONE)
            .withAutoApproval(order.autoApprove())
            .withClients(
                new OauthClient(order.client(), order.secret(), Set.copyOf(order.redirectUris())));
    return RunningSimulator.seeded(settings, order.seed(), settings::withSeed);
  }
}
