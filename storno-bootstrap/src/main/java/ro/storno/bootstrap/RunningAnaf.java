package ro.storno.bootstrap;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;

/** Simulated ANAF as the command line orders it. */
final class RunningAnaf implements SimulatedAuthority {
  private static final Duration INBOX = Duration.ofDays(30);

  private final AnafSimulator simulator;
  private final Path trust;

  private RunningAnaf(AnafSimulator simulator, Path trust) {
    this.simulator = simulator;
    this.trust = trust;
  }

  static RunningAnaf start(AnafOrder order, Path folder) {
    AnafSimulatorSettings settings = settings(order);
    try {
      RunningAnaf running =
          new RunningAnaf(
              AnafSimulator.start(settings), folder.resolve(order.trust()).toAbsolutePath());
      running.begin(order);
      return running;
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static AnafSimulatorSettings settings(AnafOrder order) {
    try {
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
                  new OauthClient(
                      order.client(), order.secret(), Set.copyOf(order.redirectUris())));
      Long seed = order.seed();
      return seed == null ? settings : settings.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void begin(AnafOrder order) {
    try {
      order.inboxes().forEach((cif, count) -> simulator.fillInbox(cif, count, INBOX));
      simulator.writeAnchor(trust);
    } catch (UncheckedIOException e) {
      simulator.close();
      throw e;
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
    return simulator.stornoSettings(trust);
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
