package ro.storno.simulator.choruspro;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.rest.RestSimulator;

/**
 * Chorus Pro on this machine: PISTE's tokens, deposits of Factur-X files, their reports, and the
 * search for invoices that were handed in.
 *
 * <pre>{@code
 * try (ChorusProSimulator chorus = ChorusProSimulator.start()) {
 *   chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LOST_ANSWER);
 *   // let a client with chorus.piste() and chorus.api() hand in
 *   assertThat(chorus.desk().takenMoreThanOnce()).isEmpty();
 * }
 * }</pre>
 */
public final class ChorusProSimulator extends RestSimulator {
  /** The application that is registered unless others are. */
  public static final String CLIENT_ID = "storno";

  /** The secret of {@link #CLIENT_ID}. */
  public static final String CLIENT_SECRET = "simulator-secret";

  /** The technical account that is registered unless others are. */
  public static final String LOGIN = "TECH_1_storno@cpro.fr";

  /** The password of {@link #LOGIN}. */
  public static final String PASSWORD = "simulator-password";

  /** An establishment with right check digits, for configurations. */
  public static final String SIRET = "73282932000074";

  private final DepositDesk desk;
  private final ChorusProRoutes routes;

  private ChorusProSimulator(RestSettings settings) {
    super(settings, Optional.of("openid"), ChorusProOperation.values());
    this.desk = new DepositDesk(clock(), seed(), settings.judging());
    this.routes = new ChorusProRoutes(desk, clock());
    clients().register(CLIENT_ID, CLIENT_SECRET);
    register(LOGIN, PASSWORD);
    open(routes.routes(clients()));
  }

  /**
   * Starts a simulator.
   *
   * @param settings not null
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static ChorusProSimulator start(RestSettings settings) {
    return new ChorusProSimulator(settings);
  }

  /** Starts a simulator with default settings at a free port. */
  public static ChorusProSimulator start() {
    return start(RestSettings.defaults());
  }

  /** Returns what stands for {@code https://oauth.piste.gouv.fr}. */
  public URI piste() {
    return address();
  }

  /** Returns what stands for {@code https://api.piste.gouv.fr}. */
  public URI api() {
    return address();
  }

  /** Registers a technical account, or gives it another password. */
  public void register(String login, String password) {
    routes.register(login, password);
  }

  /** Takes no larger files from now on. */
  public void largestFile(int bytes) {
    routes.largestFile(bytes);
  }

  /** Returns what takes deposits in and judges them. */
  public DepositDesk desk() {
    return desk;
  }

  @Override
  public Map<String, String> stornoSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("STORNO_PISTE_URL", piste().toString());
    settings.put("STORNO_CHORUS_URL", api().toString());
    return settings;
  }

  @Override
  public Map<String, String> providerFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("clientId", CLIENT_ID);
    fields.put("clientSecret", CLIENT_SECRET);
    fields.put("siret", SIRET);
    fields.put("technicalLogin", LOGIN);
    fields.put("technicalPassword", PASSWORD);
    return fields;
  }

  @Override
  protected void describe(ObjectNode state) {
    ArrayNode deposits = state.putArray("deposits");
    for (DepositRecord deposit : desk.deposits()) {
      ObjectNode entry = deposits.addObject();
      entry.put("numeroFluxDepot", deposit.number());
      entry.put("fileName", deposit.fileName());
      entry.put("sha256", deposit.sha256());
      entry.put("invoice", deposit.invoice());
      entry.put("supplier", deposit.supplier());
      entry.put("takenAt", deposit.takenAt().toString());
      entry.put("state", deposit.state(clock().instant()));
      ArrayNode errors = entry.putArray("errors");
      deposit.errors().forEach(errors::add);
    }
    ObjectNode twice = state.putObject("takenMoreThanOnce");
    desk.takenMoreThanOnce().forEach(twice::put);
  }

  @Override
  protected Stream<String> documentLines() {
    return desk.deposits().stream()
        .map(
            deposit ->
                "deposit "
                    + deposit.sha256()
                    + " "
                    + deposit.number()
                    + (deposit.errors().isEmpty() ? " accepted" : " rejected"));
  }

  @Override
  protected void forget() {
    desk.reset();
  }
}
