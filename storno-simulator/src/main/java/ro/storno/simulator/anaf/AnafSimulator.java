package ro.storno.simulator.anaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ro.storno.simulator.anaf.call.CallLog;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Gate;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.anaf.efactura.Archives;
import ro.storno.simulator.anaf.efactura.EfacturaDesk;
import ro.storno.simulator.anaf.efactura.EfacturaRoutes;
import ro.storno.simulator.anaf.efactura.Environment;
import ro.storno.simulator.anaf.oauth.AuthorizationDesk;
import ro.storno.simulator.anaf.oauth.OauthRoutes;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.seal.SealAuthority;

/**
 * ANAF on this machine: OAuth and e-Factura, speaking ANAF's protocols over HTTP, with its limits
 * and its faults.
 *
 * <pre>{@code
 * try (AnafSimulator anaf = AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(7))) {
 *   anaf.faults().next(AnafOperation.UPLOAD, FaultKind.LOST_ANSWER);
 *   // let a client with anaf.api() and anaf.oauth().issue(holder) upload
 *   assertThat(anaf.ledger().takenMoreThanOnce()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Listens on the loopback address only. Thread-safe.
 */
public final class AnafSimulator implements AutoCloseable {
  private final Seed seed;
  private final SimulatorClock clock;
  private final Faults faults;
  private final Quotas quotas;
  private final CallLog log = new CallLog();
  private final AuthorizationDesk oauth;
  private final SealAuthority seal;
  private final Map<Environment, EfacturaDesk> efactura = new EnumMap<>(Environment.class);
  private final AnafLedger ledger;
  private final LoopbackServer server;

  private AnafSimulator(AnafSimulatorSettings settings) {
    this.seed = settings.seed();
    this.clock = new SimulatorClock(settings.clock());
    this.faults = new Faults(seed, settings.faults());
    this.quotas = new Quotas(clock, settings.limits());
    this.oauth = new AuthorizationDesk(clock, seed, settings.clients(), settings.holders());
    this.seal = new SealAuthority(seed, clock.instant());
    Failures failures = new Failures(clock, seed);
    Archives archives = new Archives(seal);
    List<Route> routes = new ArrayList<>(new OauthRoutes(oauth, settings.autoApprove()).routes());
    for (Environment environment : Environment.values()) {
      EfacturaDesk desk =
          new EfacturaDesk(
              environment, clock, seed, settings.timing(), settings.refuseDuplicates());
      efactura.put(environment, desk);
      routes.addAll(
          new EfacturaRoutes(environment, desk, archives, clock, quotas, failures).routes());
    }
    this.ledger = new AnafLedger(log, List.copyOf(efactura.values()));
    Gate gate =
        new Gate(routes, oauth::access, faults, quotas, log, clock, seed, settings.slowness());
    this.server = LoopbackServer.start(settings.port(), gate);
  }

  /**
   * Starts a simulator.
   *
   * @param settings not null
   * @throws UncheckedIOException if the port cannot be had
   */
  public static AnafSimulator start(AnafSimulatorSettings settings) {
    return new AnafSimulator(settings);
  }

  /** Starts a simulator with default settings at a free port. */
  public static AnafSimulator start() {
    return start(AnafSimulatorSettings.defaults());
  }

  /** Returns what stands for {@code https://api.anaf.ro}. */
  public URI api() {
    return server.address();
  }

  /** Returns what stands for {@code https://logincert.anaf.ro/anaf-oauth2/v1}. */
  public URI oauthBase() {
    return URI.create(server.address() + "/anaf-oauth2/v1");
  }

  /** Returns the source of all chance, to be shown where a test fails. */
  public Seed seed() {
    return seed;
  }

  /** Returns the clock, which can be moved. */
  public SimulatorClock clock() {
    return clock;
  }

  /** Returns what goes wrong, which can be changed and ordered. */
  public Faults faults() {
    return faults;
  }

  /** Sets how often what may be asked, from now on. */
  public void limits(Limits limits) {
    quotas.limits(limits);
  }

  /** Returns who may act for whom. */
  public AuthorizationDesk oauth() {
    return oauth;
  }

  /** Returns the system where documents count. */
  public EfacturaDesk efactura() {
    return efactura(Environment.PROD);
  }

  /** Returns one of the two e-Factura systems. */
  public EfacturaDesk efactura(Environment environment) {
    return Objects.requireNonNull(efactura.get(environment));
  }

  /** Returns the keys that seal what is downloaded. */
  public SealAuthority seal() {
    return seal;
  }

  /** Returns what was seen and said. */
  public AnafLedger ledger() {
    return ledger;
  }

  /**
   * Returns the settings that let a Storno server use this simulator.
   *
   * @param trust file with the anchor of the seals, see {@link #writeAnchor}; not null
   */
  public Map<String, String> stornoSettings(Path trust) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("STORNO_ANAF_BASE_URL", api().toString());
    settings.put("STORNO_ANAF_OAUTH_URL", oauthBase().toString());
    settings.put("STORNO_ANAF_TRUST", trust.toString());
    return settings;
  }

  /**
   * Writes the certificate that vouches for the seals.
   *
   * @param file PEM; not null
   */
  public void writeAnchor(Path file) {
    try {
      Files.writeString(file, seal.anchorPem());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Forgets documents, calls and orders; clock, plan, applications, holders and tokens stay. */
  public void reset() {
    efactura.values().forEach(EfacturaDesk::reset);
    faults.reset();
    quotas.reset();
    oauth.reset();
    log.reset();
  }

  /** Waits until the simulator has been closed. */
  public void awaitClosed() throws InterruptedException {
    server.awaitClosed();
  }

  @Override
  public void close() {
    server.close();
  }
}
