package ro.storno.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;

/**
 * Reads the settings: options of the command line win over the environment, that over the file,
 * that over the defaults. An empty value counts as unset.
 */
public final class ConfigurationReader {
  private static final Map<MailEncryption, Integer> STANDARD_PORTS =
      Map.of(MailEncryption.SSL, 465, MailEncryption.TLS, 587, MailEncryption.NONE, 25);

  private final Map<String, String> overrides;
  private final Map<String, String> environment;
  private final Path folder;
  private final ConfigurationFile file;

  /**
   * Reads a file if there is one.
   *
   * @param overrides from the command line; not null
   * @param environment of the process; not null
   * @param folder relative paths start here; not null
   */
  public ConfigurationReader(
      Map<String, String> overrides, Map<String, String> environment, Path folder) {
    this.overrides = overrides;
    this.environment = environment;
    this.folder = folder;
    this.file = file();
  }

  /**
   * Returns the configuration.
   *
   * @throws ConfigurationException that tells every mistake
   */
  public Configuration configuration() {
    List<String> mistakes = new ArrayList<>(file.mistakes());
    for (Setting<?> setting : Settings.all()) {
      Current current = current(setting);
      if (current.mistake() != null) {
        mistakes.add(setting.key() + " (" + current.origin() + "): " + current.mistake());
      }
    }
    if (mistakes.isEmpty()
        && optional(Settings.SMTP_URL).isPresent()
        && optional(Settings.MAIL_FROM).isEmpty()) {
      mistakes.add(
          Settings.MAIL_FROM.key() + ": set the sender of mails together with the mail server");
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
    return new Configuration(
        dataFolder(),
        new Configuration.Http(
            required(Settings.HOST),
            required(Settings.PORT),
            optional(Settings.PUBLIC_URL),
            required(Settings.MAX_BODY),
            required(Settings.MAX_UPLOAD),
            optional(Settings.CORS_ORIGINS).orElse(Set.of()),
            optional(Settings.TRUSTED_PROXIES).orElse(Set.of()),
            required(Settings.RATE_LIMITS),
            optional(Settings.METRICS_TOKEN)),
        new Configuration.Database(
            optional(Settings.DATABASE_URL),
            required(Settings.DATABASE_POOL),
            required(Settings.LIST_MEMORY)),
        required(Settings.JOB_THREADS),
        new Configuration.Accounts(
            required(Settings.REGISTRATION),
            required(Settings.EMAIL_CONFIRMATION),
            required(Settings.SECOND_FACTOR),
            optional(Settings.GOOGLE_CLIENT_IDS)
                .map(
                    ids ->
                        new Configuration.Google(
                            ids,
                            required(Settings.GOOGLE_ISSUER),
                            required(Settings.GOOGLE_KEYS_URL)))),
        optional(Settings.ENCRYPTION_KEY),
        new Configuration.Mail(
            optional(Settings.SMTP_URL).map(this::mailServer), required(Settings.PRIVATE_HOSTS)),
        optional(Settings.ANAF_REGISTRY_URL),
        optional(Settings.BNR_URL),
        optional(Settings.VIES_URL),
        optional(Settings.KSEF_URL),
        rulesFolder(),
        new Configuration.ChorusPro(required(Settings.PISTE_URL), required(Settings.CHORUS_URL)),
        new Configuration.Sdi(
            required(Settings.SDI_URL), optional(Settings.SDI_TRUST).map(this::inFolder)),
        anaf(),
        new Configuration.Licence(
            optional(Settings.LICENCE_KEY),
            optional(Settings.LICENCE_PUBLIC_KEY).map(this::inFolder)),
        Duration.ofSeconds(required(Settings.SHUTDOWN_SECONDS)),
        new Configuration.Log(required(Settings.LOG_FORMAT), required(Settings.LOG_LEVEL)));
  }

  /**
   * Returns the folder of further rule sets, if one is set; for the command line, which judges
   * documents whatever else is wrong with the configuration.
   */
  public Optional<Path> rulesFolder() {
    return optional(Settings.RULES_DIR).map(this::inFolder);
  }

  private MailServer mailServer(URI address) {
    Forms.Sender sender = required(Settings.MAIL_FROM);
    MailEncryption encryption =
        switch (address.getScheme()) {
          case "smtps" -> MailEncryption.SSL;
          case "smtp" -> MailEncryption.TLS;
          default -> MailEncryption.NONE;
        };
    String user = address.getUserInfo();
    int colon = user == null ? -1 : user.indexOf(':');
    return new MailServer(
        address.getHost(),
        address.getPort() > 0 ? address.getPort() : STANDARD_PORTS.get(encryption),
        encryption,
        colon < 0 || user == null ? user : user.substring(0, colon),
        colon < 0 || user == null ? null : user.substring(colon + 1),
        sender.address(),
        sender.name());
  }

  /** Returns mistakes of the file that belong to no setting. */
  public List<String> fileMistakes() {
    return file.mistakes();
  }

  /** Returns variables of the environment that look like settings but are none. */
  public List<String> unknownVariables() {
    return environment.keySet().stream()
        .filter(key -> key.startsWith("STORNO_"))
        .filter(key -> Settings.all().stream().noneMatch(s -> s.key().equals(key)))
        .sorted()
        .map(key -> key + ": there is no such setting" + ConfigurationFile.nearest(key))
        .toList();
  }

  /**
   * The present state of a setting.
   *
   * @param value as written, masked if secret, or null if unset
   * @param origin where it comes from; not null
   * @param mistake or null
   */
  public record Current(@Nullable String value, String origin, @Nullable String mistake) {}

  /** Returns the present state of a setting. */
  public Current current(Setting<?> setting) {
    ConfigurationFile.Given given = given(setting).orElse(null);
    if (given == null) {
      return new Current(setting.defaultText(), "default", null);
    }
    String shown = setting.secret() ? "********" : given.text();
    return new Current(shown, given.origin(), setting.mistakeIn(given.text()).orElse(null));
  }

  private Optional<ConfigurationFile.Given> given(Setting<?> setting) {
    String option = overrides.get(setting.key());
    if (option != null) {
      return Optional.of(new ConfigurationFile.Given(option, "option"));
    }
    String variable = environment.get(setting.key());
    if (variable != null && !variable.isBlank()) {
      return Optional.of(new ConfigurationFile.Given(variable.strip(), "environment"));
    }
    return Optional.ofNullable(file.values().get(setting.key()))
        .filter(inFile -> !inFile.text().isEmpty());
  }

  private <T> Optional<T> optional(Setting<T> setting) {
    return given(setting)
        .map(ConfigurationFile.Given::text)
        .or(() -> Optional.ofNullable(setting.defaultText()))
        .map(setting.reader());
  }

  private <T> T required(Setting<T> setting) {
    return optional(setting).orElseThrow();
  }

  private Configuration.Anaf anaf() {
    return new Configuration.Anaf(
        optional(Settings.ANAF_BASE_URL),
        required(Settings.ANAF_ENVIRONMENT),
        optional(Settings.ANAF_OAUTH_URL),
        optional(Settings.ANAF_CLIENT_ID),
        optional(Settings.ANAF_CLIENT_SECRET),
        optional(Settings.ANAF_REDIRECT_URL)
            .or(
                () ->
                    optional(Settings.PUBLIC_URL)
                        .map(url -> URI.create(url + Settings.ANAF_CALLBACK))),
        optional(Settings.ANAF_AFTER_OAUTH_URL),
        optional(Settings.ANAF_TRUST).map(this::inFolder));
  }

  private Path inFolder(Path path) {
    return folder.resolve(path).normalize();
  }

  private Path dataFolder() {
    return folder.resolve(required(Settings.DATA_DIR)).toAbsolutePath().normalize();
  }

  private ConfigurationFile file() {
    String named = environment.get(Settings.CONFIG.key());
    if (named != null && !named.isBlank()) {
      return ConfigurationFile.read(folder.resolve(named.strip()));
    }
    String data =
        Objects.requireNonNullElseGet(
            overrides.get(Settings.DATA_DIR.key()),
            () -> environment.getOrDefault(Settings.DATA_DIR.key(), "./data"));
    for (Path candidate :
        List.of(folder.resolve("storno.conf"), folder.resolve(data).resolve("storno.conf"))) {
      if (Files.isRegularFile(candidate)) {
        return ConfigurationFile.read(candidate);
      }
    }
    return ConfigurationFile.NONE;
  }
}
