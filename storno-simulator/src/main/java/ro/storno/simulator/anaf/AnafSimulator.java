package ro.storno.simulator.anaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ro.storno.simulator.Simulator;
import ro.storno.simulator.anaf.call.CallLog;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Gate;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.anaf.efactura.Archives;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.efactura.EfacturaDesk;
import ro.storno.simulator.anaf.efactura.EfacturaRoutes;
import ro.storno.simulator.anaf.efactura.Environment;
import ro.storno.simulator.anaf.efactura.PublicToolsRoutes;
import ro.storno.simulator.anaf.efactura.SupplierInvoices;
import ro.storno.simulator.anaf.etransport.TransportDesk;
import ro.storno.simulator.anaf.etransport.TransportRoutes;
import ro.storno.simulator.anaf.oauth.AuthorizationDesk;
import ro.storno.simulator.anaf.oauth.OauthRoutes;
import ro.storno.simulator.anaf.registry.NeighbourRoutes;
import ro.storno.simulator.anaf.registry.RegistryRoutes;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.bnr.ExchangeRates;
import ro.storno.simulator.bnr.RatesPages;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.control.ControlHandles;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.seal.SealAuthority;
import ro.storno.simulator.seal.SealVerifier;
import ro.storno.simulator.vies.VatNumbers;

/**
 * ANAF on this machine: OAuth, e-Factura, e-Transport and the public registries, with BNR's rates
 * and VIES beside them, speaking the authorities' protocols over HTTP, with their limits and their
 * faults.
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
public final class AnafSimulator implements Simulator {
  private final Seed seed;
  private final SimulatorClock clock;
  private final Faults faults;
  private final Quotas quotas;
  private final CallLog log = new CallLog();
  private final AuthorizationDesk oauth;
  private final SealAuthority seal;
  private final Map<Environment, EfacturaDesk> efactura = new EnumMap<>(Environment.class);
  private final Map<Environment, TransportDesk> etransport = new EnumMap<>(Environment.class);
  private final TaxpayerDirectory directory = new TaxpayerDirectory();
  private final VatNumbers vies;
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
    routes.addAll(new RegistryRoutes(directory, quotas, failures).routes());
    this.vies = NeighbourRoutes.vies(clock, directory);
    routes.addAll(
        new NeighbourRoutes(new RatesPages(new ExchangeRates(clock)), vies, failures).routes());
    for (Environment environment : Environment.values()) {
      EfacturaDesk desk =
          new EfacturaDesk(
              environment,
              clock,
              seed,
              settings.timing(),
              settings.refuseDuplicates(),
              cif -> directory.find(cif).isPresent());
      efactura.put(environment, desk);
      routes.addAll(
          new EfacturaRoutes(environment, desk, archives, clock, quotas, failures).routes());
      TransportDesk transports = new TransportDesk(environment, clock, seed, settings.timing());
      etransport.put(environment, transports);
      routes.addAll(
          new TransportRoutes(environment, transports, clock, seed, quotas, failures).routes());
    }
    routes.addAll(new PublicToolsRoutes(efactura(), new SealVerifier(seal), failures).routes());
    this.ledger = new AnafLedger(log, List.copyOf(efactura.values()));
    Gate gate =
        new Gate(routes, oauth::access, faults, quotas, log, clock, seed, settings.slowness());
    ControlRoutes control = new ControlRoutes(this);
    this.server =
        LoopbackServer.start(
            settings.port(),
            request ->
                request.path().startsWith(ControlHandles.PREFIX)
                    ? control.handle(request)
                    : gate.handle(request));
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

  /** Returns what stands for {@code https://webservicesp.anaf.ro}. */
  public URI registries() {
    return server.address();
  }

  /** Returns what stands for {@code https://curs.bnr.ro}. */
  public URI bnr() {
    return server.address();
  }

  /** Returns what stands for {@code https://ec.europa.eu/taxation_customs/vies/rest-api}. */
  public URI viesService() {
    return URI.create(server.address() + "/taxation_customs/vies/rest-api");
  }

  /** Returns the source of all chance, to be shown where a test fails. */
  @Override
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

  /** Returns the e-Transport system where declarations count. */
  public TransportDesk etransport() {
    return etransport(Environment.PROD);
  }

  /** Returns one of the two e-Transport systems. */
  public TransportDesk etransport(Environment environment) {
    return Objects.requireNonNull(etransport.get(environment));
  }

  /**
   * Puts made-up supplier invoices into a taxpayer's list of the system where documents count. They
   * are made when they are downloaded, so that any number of them takes little room.
   *
   * @param cif digits; not null
   * @param count how many
   * @param over they are listed evenly over this time, the first at its beginning and none later
   *     than now; not null
   */
  public void fillInbox(String cif, int count, Duration over) {
    fillInbox(Environment.PROD, cif, count, over);
  }

  /** Puts made-up supplier invoices into a taxpayer's list of one of the two systems. */
  public void fillInbox(Environment environment, String cif, int count, Duration over) {
    Instant now = clock.instant();
    SupplierInvoices invoices = supplierInvoices(cif);
    EfacturaDesk desk = efactura(environment);
    for (int i = 0; i < count; i++) {
      int number = i;
      desk.deliver(
          Delivery.invoice(cif, invoices.seller(i), () -> invoices.invoice(number).xml())
              .at(now.minus(over).plus(over.multipliedBy(i).dividedBy(count))));
    }
  }

  /**
   * Returns made-up invoices of suppliers to a buyer, for tests that deliver them by hand.
   *
   * @param cif digits; not null
   */
  public SupplierInvoices supplierInvoices(String cif) {
    return new SupplierInvoices(seed, cif, directory, clock.romanianTime().toLocalDate());
  }

  /** Returns who the authorities know. */
  public TaxpayerDirectory directory() {
    return directory;
  }

  /** Returns the check of VAT numbers, whose member states can be made to fail. */
  public VatNumbers vies() {
    return vies;
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
    settings.put("STORNO_ANAF_REGISTRY_URL", registries().toString());
    settings.put("STORNO_BNR_URL", bnr().toString());
    settings.put("STORNO_VIES_URL", viesService().toString());
    oauth
        .clients()
        .findFirst()
        .ifPresent(
            client -> {
              settings.put("STORNO_ANAF_CLIENT_ID", client.id());
              settings.put("STORNO_ANAF_CLIENT_SECRET", client.secret());
            });
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
  @Override
  public void reset() {
    efactura.values().forEach(EfacturaDesk::reset);
    etransport.values().forEach(TransportDesk::reset);
    faults.reset();
    quotas.reset();
    oauth.reset();
    vies.recover();
    log.reset();
  }

  @Override
  public void awaitClosed() throws InterruptedException {
    server.awaitClosed();
  }

  @Override
  public void close() {
    server.close();
  }
}
