package ro.storno.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationException;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.bootstrap.configuration.Settings;
import ro.storno.bootstrap.log.Logging;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.installation.SettingValue;
import ro.storno.cli.licensing.LicenceTools;
import ro.storno.cli.server.Server;
import ro.storno.cli.simulator.AnafOrder;
import ro.storno.cli.simulator.KsefOrder;
import ro.storno.cli.simulator.SimulatedAuthority;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/** The installation of this process: its environment, its working folder. */
public final class LocalInstallation implements Installation {
  private final Map<String, String> environment;
  private final Path folder;
  private final Consumer<String> progress;

  /**
   * An installation; nothing is opened yet.
   *
   * @param environment settings; not null
   * @param folder relative paths start here; not null
   * @param progress told, in a sentence each, what takes longer than a moment; not null
   */
  public LocalInstallation(
      Map<String, String> environment, Path folder, Consumer<String> progress) {
    this.environment = environment;
    this.folder = folder;
    this.progress = progress;
  }

  @Override
  public String version() {
    return buildVersion();
  }

  static String buildVersion() {
    Properties build = new Properties();
    try (InputStream file = LocalInstallation.class.getResourceAsStream("build.properties")) {
      build.load(Objects.requireNonNull(file, "build.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version", "unknown");
  }

  @Override
  public List<SettingValue> settings() {
    ConfigurationReader reader = reader(Map.of());
    List<SettingValue> values = new ArrayList<>();
    reader.fileMistakes().forEach(progress);
    reader.unknownVariables().forEach(progress);
    Settings.all()
        .forEach(
            setting -> {
              ConfigurationReader.Current current = reader.current(setting);
              values.add(
                  new SettingValue(
                      setting.key(),
                      setting.meaning(),
                      setting.defaultText(),
                      current.value(),
                      current.origin(),
                      current.mistake()));
            });
    return values;
  }

  @Override
  public OfflineTools offlineTools() {
    return new OfflineDesk();
  }

  @Override
  public LicenceTools licences() {
    return new Licences(configuration(Map.of()).licence(), Clock.systemUTC());
  }

  @Override
  public Server start(Map<String, String> overrides) {
    Configuration configuration = configuration(overrides);
    Logging.apply(configuration.log());
    return StornoServer.start(configuration, progress);
  }

  @Override
  public Administration administer() {
    return OpenAdministration.open(configuration(Map.of()), progress);
  }

  @Override
  public List<HealthFinding> examine() {
    return new Doctor(reader(Map.of())).examine();
  }

  @Override
  public SimulatedAuthority simulateAnaf(AnafOrder order) {
    return RunningAnaf.start(order, folder);
  }

  @Override
  public SimulatedAuthority simulateKsef(KsefOrder order) {
    return RunningKsef.start(order);
  }

  private Configuration configuration(Map<String, String> overrides) {
    ConfigurationReader reader = reader(overrides);
    reader.unknownVariables().forEach(unknown -> progress.accept("warning: " + unknown));
    try {
      return reader.configuration();
    } catch (ConfigurationException e) {
      throw new CommandFailure(ExitCode.CONFIGURATION, e.mistakes());
    }
  }

  private ConfigurationReader reader(Map<String, String> overrides) {
    return new ConfigurationReader(overrides, environment, folder);
  }
}
