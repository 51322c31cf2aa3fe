package ro.storno.simulator.ksef;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ro.storno.simulator.Simulator;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.control.ControlHandles;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.seal.SealAuthority;

/**
 * KSeF on this machine: API 2.0 as far as invoices are handed in one by one and read, with its
 * encryption, statuses, numbers, limits and faults.
 *
 * <pre>{@code
 * try (KsefSimulator ksef = KsefSimulator.start(KsefSimulatorSettings.defaults().withSeed(7))) {
 *   ksef.faults().next(KsefOperation.SEND, FaultKind.LOST_ANSWER);
 *   // let a client with ksef.api() and KsefSimulatorSettings.TOKEN hand an invoice in
 *   assertThat(ksef.ledger().acceptedMoreThanOnce()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Listens on the loopback address only. Thread-safe.
 */
public final class KsefSimulator implements Simulator {
  private static final String BASE = "/v2";

  private final Seed seed;
  private final SimulatorClock clock;
  private final Faults faults;
  private final KsefQuotas quotas;
  private final KsefDesk desk;
  private final AuthenticationDesk authentication;
  private final KsefLedger ledger;
  private final LoopbackServer server;

  private KsefSimulator(KsefSimulatorSettings settings) {
    this.seed = settings.seed();
    this.clock = new SimulatorClock(settings.clock());
    this.faults = new Faults(seed, settings.faults());
    this.quotas = new KsefQuotas(clock, settings.limited());
    KsefReferences references = new KsefReferences(seed);
    KsefKeys keys = new KsefKeys(seed, clock.instant());
    KsefErrors errors = new KsefErrors(clock, seed);
    this.desk = new KsefDesk(clock, seed, references, settings);
    this.authentication = new AuthenticationDesk(clock, references, keys, settings.tokens());
    this.ledger = new KsefLedger(desk);
    UpoXml upos = new UpoXml(new SealAuthority(seed, clock.instant()));
    List<KsefCall.Route> routes =
        new ArrayList<>(new AuthenticationRoutes(authentication, keys, errors).routes(BASE));
    routes.addAll(new SessionRoutes(desk, keys, upos, errors).routes(BASE));
    routes.addAll(new InvoiceRoutes(desk, clock, errors).routes(BASE));
    KsefGate gate =
        new KsefGate(
            routes, authentication, faults, quotas, ledger, clock, errors, settings.slowness());
    KsefControlRoutes control = new KsefControlRoutes(this);
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
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static KsefSimulator start(KsefSimulatorSettings settings) {
    return new KsefSimulator(settings);
  }

  /** Starts a simulator with default settings at a free port. */
  public static KsefSimulator start() {
    return start(KsefSimulatorSettings.defaults());
  }

  /** Returns what stands for {@code https://api.ksef.mf.gov.pl/v2}. */
  public URI api() {
    return URI.create(server.address() + BASE);
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

  /** Holds clients to the limits of production from now on, or does not. */
  public void limits(boolean limited) {
    quotas.limited(limited);
  }

  /** Returns sessions and invoices, to which rules and other people's invoices can be added. */
  public KsefDesk desk() {
    return desk;
  }

  /** Returns what was seen and said. */
  public KsefLedger ledger() {
    return ledger;
  }

  /** Lets a token count from now on, besides those that do. */
  public void register(KsefToken token) {
    authentication.register(token);
  }

  /** Ends every access and refresh token that was given. */
  public void endTokens() {
    authentication.revokeAll();
  }

  /**
   * Puts made-up invoices of a supplier to a buyer in, as accepted now.
   *
   * @param nip of the buyer; not null
   * @param count how many
   */
  public void fillInbox(String nip, int count) {
    for (int i = 0; i < count; i++) {
      desk.deliver(supplierInvoice(nip, i));
    }
  }

  /** Returns one of the made-up invoices of a supplier, in FA (3) with today's date. */
  public byte[] supplierInvoice(String nip, int number) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), KsefDesk.WARSAW);
    return new SupplierInvoices(seed, today).xml(nip, number);
  }

  /** Returns the settings that let a Storno server use this simulator. */
  public Map<String, String> stornoSettings() {
    return Map.of("STORNO_KSEF_URL", api().toString());
  }

  /** Forgets sessions, invoices, calls and orders; clock, plan and tokens stay. */
  @Override
  public void reset() {
    desk.reset();
    faults.reset();
    quotas.reset();
    ledger.reset();
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
