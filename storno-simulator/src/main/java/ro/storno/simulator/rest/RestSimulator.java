package ro.storno.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.Simulator;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.control.ControlHandles;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * A REST service on this machine that gives tokens to applications, takes documents in and judges
 * them. Listens on the loopback address only. Thread-safe.
 */
public abstract class RestSimulator implements Simulator {
  private final RestSettings settings;
  private final SimulatorClock clock;
  private final Faults faults;
  private final ClientCredentials clients;
  private final Operation[] operations;
  private @Nullable RestGate gate;
  private @Nullable LoopbackServer server;

  /**
   * Prepares a simulator; {@link #open} starts it.
   *
   * @param settings not null
   * @param scope that tokens must be asked for with, if any; not null
   * @param operations everything that can be asked; not null
   */
  protected RestSimulator(RestSettings settings, Optional<String> scope, Operation... operations) {
    this.settings = settings;
    this.operations = operations.clone();
    this.clock = new SimulatorClock(settings.clock());
    this.faults = new Faults(settings.seed(), settings.faults());
    this.clients = new ClientCredentials(clock, settings.seed(), settings.tokenLife(), scope);
  }

  /**
   * Begins to listen, once the service is ready.
   *
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  protected final void open(List<RestRoute> routes) {
    open(routes, null);
  }

  /**
   * Begins to listen by TLS, once the service is ready.
   *
   * @param tls keys and trust, or null for plain HTTP
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  protected final void open(List<RestRoute> routes, @Nullable SSLContext tls) {
    RestGate opened =
        new RestGate(routes, clients::bearer, faults, clock, settings.seed(), settings.slowness());
    RestHandles handles = new RestHandles(this);
    this.gate = opened;
    this.server =
        LoopbackServer.start(
            settings.port(),
            tls,
            request ->
                request.path().startsWith(ControlHandles.PREFIX)
                    ? handles.handle(request)
                    : opened.handle(request));
  }

  /** Adds to what {@code GET /simulator/state} shows. */
  protected abstract void describe(ObjectNode state);

  /** Returns a line for each document, in no order, for the history. */
  protected abstract Stream<String> documentLines();

  /** Returns handles beside those that every service has, such as {@code POST /simulator/x}. */
  protected Map<String, Function<Request, Reply.Answer>> moreHandles() {
    return Map.of();
  }

  /** Ends what runs beside the server. */
  protected void stopped() {
    // most have nothing but the server
  }

  /** Forgets the documents. */
  protected abstract void forget();

  /** Returns the settings that let a Storno server use this simulator, in the order to show. */
  public abstract Map<String, String> stornoSettings();

  /** Returns the fields of a company's configuration for this simulator, in the order to show. */
  public abstract Map<String, String> providerFields();

  /** Returns where the service is reached, without a trailing slash. */
  public final URI address() {
    return Objects.requireNonNull(server, "not open").address();
  }

  /** Returns the source of all chance, to be shown where a test fails. */
  @Override
  public final Seed seed() {
    return settings.seed();
  }

  /** Returns the settings. */
  protected final RestSettings settings() {
    return settings;
  }

  /** Returns the clock, which can be moved. */
  public final SimulatorClock clock() {
    return clock;
  }

  /** Returns what goes wrong, which can be changed and ordered. */
  public final Faults faults() {
    return faults;
  }

  /** Returns the registered applications and their tokens. */
  public final ClientCredentials clients() {
    return clients;
  }

  /** Returns the last calls, the oldest first. */
  public final List<RestRecord> calls() {
    return Objects.requireNonNull(gate, "not open").records();
  }

  /** Returns how often an operation was called. */
  public final long calls(Operation operation) {
    return calls().stream().filter(call -> call.operation() == operation).count();
  }

  /** Returns everything that can be asked. */
  final Operation[] operations() {
    return operations.clone();
  }

  /**
   * Returns what happened in a form that does not depend on the order of calls: a line for each
   * call and document, sorted. The same seed and the same calls give the same lines.
   */
  public final List<String> history() {
    return Stream.concat(calls().stream().map(RestSimulator::line), documentLines())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static String line(RestRecord call) {
    return call.operation().wireName()
        + " "
        + call.identity()
        + " #"
        + call.ordinal()
        + " "
        + (call.fault() == null ? "-" : call.fault().wireName())
        + " "
        + call.status();
  }

  /** Forgets documents, calls and ordered faults; clock, plan and tokens stay. */
  @Override
  public final void reset() {
    forget();
    faults.reset();
    Objects.requireNonNull(gate, "not open").reset();
  }

  @Override
  public final void awaitClosed() throws InterruptedException {
    Objects.requireNonNull(server, "not open").awaitClosed();
  }

  /** Stops at once; a second call does nothing. */
  @Override
  public final void close() {
    if (server != null) {
      stopped();
      server.close();
    }
  }
}
