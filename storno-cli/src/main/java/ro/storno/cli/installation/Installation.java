package ro.storno.cli.installation;

import java.util.List;
import java.util.Map;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.licensing.LicenceTools;
import ro.storno.cli.server.Server;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.SimulatedAuthority;

/**
 * The installation a command works on. Nothing is started or opened before it is asked for, so that
 * {@code config} and the offline tools need neither data folder nor database.
 *
 * <p>Every method may throw {@link ro.storno.cli.terminal.CommandFailure} with a message for the
 * person at the terminal.
 */
public interface Installation {
  /** Returns what this build is, such as {@code 0.1.0}. */
  String version();

  /** Returns every setting with its present value; mistakes are told with it, not thrown. */
  List<SettingValue> settings();

  /** Returns the tools that need no database. */
  OfflineTools offlineTools();

  /** Returns what examines licences. */
  LicenceTools licences();

  /**
   * Starts the server.
   *
   * @param overrides setting key to value, winning over environment and file; not null
   */
  Server start(Map<String, String> overrides);

  /** Opens the database for administration; the caller closes it. */
  Administration administer();

  /** Looks at everything the installation needs, without changing anything. */
  List<HealthFinding> examine();

  /** Simulates ANAF on this machine; the caller closes it. */
  SimulatedAuthority simulateAnaf(AnafOrder order);

  /** Simulates KSeF on this machine; the caller closes it. */
  SimulatedAuthority simulateKsef(KsefOrder order);
}
