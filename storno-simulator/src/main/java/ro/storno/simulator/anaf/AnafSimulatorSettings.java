package ro.storno.simulator.anaf;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Seed;

/**
 * How a simulator is started. {@link #defaults} gives one that does everything at once and right,
 * for the holder {@link #HOLDER}, who may act for everybody, and the application {@link #CLIENT}.
 * Immutable: each {@code with…} returns changed settings.
 */
public final class AnafSimulatorSettings {
  /** The application that is registered unless others are: may redirect to this machine only. */
  public static final OauthClient CLIENT = new OauthClient("storno", "simulator-secret", Set.of());

  /** The holder who is registered unless others are: may act for everybody. */
  public static final CertificateHolder HOLDER =
      CertificateHolder.ofEveryone("5310A1B2C3D4", "Ana Demo");

  private int port;
  private Seed seed = Seed.random();
  private InstantSource clock = InstantSource.system();
  private FaultPlan faults = FaultPlan.NONE;
  private Limits limits = Limits.OFFICIAL;
  private Timing timing = Timing.PROMPT;
  private boolean refuseDuplicates = true;
  private boolean autoApprove;
  private List<OauthClient> clients = List.of(CLIENT);
  private List<CertificateHolder> holders = List.of(HOLDER);
  private Duration slowness = Duration.ofSeconds(2);

  private AnafSimulatorSettings() {}

  /** Returns settings under which nothing goes wrong, the limits are ANAF's, and chance is free. */
  public static AnafSimulatorSettings defaults() {
    return new AnafSimulatorSettings();
  }

  private AnafSimulatorSettings changed(Consumer<AnafSimulatorSettings> change) {
    AnafSimulatorSettings copy = new AnafSimulatorSettings();
    copy.port = port;
    copy.seed = seed;
    copy.clock = clock;
    copy.faults = faults;
    copy.limits = limits;
    copy.timing = timing;
    copy.refuseDuplicates = refuseDuplicates;
    copy.autoApprove = autoApprove;
    copy.clients = clients;
    copy.holders = holders;
    copy.slowness = slowness;
    change.accept(copy);
    return copy;
  }

  /** Returns the port; 0 takes a free one. */
  public int port() {
    return port;
  }

  /** Listens at another port; 0 takes a free one. */
  public AnafSimulatorSettings withPort(int port) {
    return changed(s -> s.port = port);
  }

  /** Returns the source of all chance. */
  public Seed seed() {
    return seed;
  }

  /** Draws all chance from a seed. */
  public AnafSimulatorSettings withSeed(long seed) {
    return changed(s -> s.seed = new Seed(seed));
  }

  /** Returns the clock that the simulator's goes with. */
  public InstantSource clock() {
    return clock;
  }

  /** Goes with another clock than the system's. */
  public AnafSimulatorSettings withClock(InstantSource clock) {
    return changed(s -> s.clock = clock);
  }

  /** Returns what goes wrong how often. */
  public FaultPlan faults() {
    return faults;
  }

  /** Lets things go wrong. */
  public AnafSimulatorSettings withFaults(FaultPlan faults) {
    return changed(s -> s.faults = faults);
  }

  /** Returns how often what may be asked. */
  public Limits limits() {
    return limits;
  }

  /** Has other limits than ANAF's. */
  public AnafSimulatorSettings withLimits(Limits limits) {
    return changed(s -> s.limits = limits);
  }

  /** Returns how long e-Factura takes. */
  public Timing timing() {
    return timing;
  }

  /** Takes its time. */
  public AnafSimulatorSettings withTiming(Timing timing) {
    return changed(s -> s.timing = timing);
  }

  /** Returns whether a document that was accepted is refused the next time, as ANAF does. */
  public boolean refuseDuplicates() {
    return refuseDuplicates;
  }

  /** Refuses a document that was accepted the next time, or does not. */
  public AnafSimulatorSettings withDuplicatesRefused(boolean refused) {
    return changed(s -> s.refuseDuplicates = refused);
  }

  /** Returns whether the first holder approves every authorization at once. */
  public boolean autoApprove() {
    return autoApprove;
  }

  /** Approves every authorization at once, or asks. */
  public AnafSimulatorSettings withAutoApproval(boolean automatic) {
    return changed(s -> s.autoApprove = automatic);
  }

  /** Returns the registered applications. */
  public List<OauthClient> clients() {
    return clients;
  }

  /** Registers these applications instead of {@link #CLIENT}. */
  public AnafSimulatorSettings withClients(OauthClient... clients) {
    return changed(s -> s.clients = List.of(clients));
  }

  /** Returns the registered certificate holders. */
  public List<CertificateHolder> holders() {
    return holders;
  }

  /** Registers these certificate holders instead of {@link #HOLDER}. */
  public AnafSimulatorSettings withHolders(CertificateHolder... holders) {
    return changed(s -> s.holders = List.of(holders));
  }

  /** Returns how long a slow answer takes, by the clock of the world. */
  public Duration slowness() {
    return slowness;
  }

  /** Lets slow answers take another time, by the clock of the world. */
  public AnafSimulatorSettings withSlowness(Duration slowness) {
    return changed(s -> s.slowness = slowness);
  }
}
