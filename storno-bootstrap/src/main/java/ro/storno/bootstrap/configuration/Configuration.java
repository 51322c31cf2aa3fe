package ro.storno.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import ro.storno.domain.mail.MailServer;
import ro.storno.security.secret.EncryptionKeys;

/**
 * The configuration of a process: complete, typed, and free of mistakes.
 *
 * @param dataFolder absolute; not null
 * @param http not null
 * @param database not null
 * @param jobThreads 0 where jobs are left to other nodes
 * @param accounts not null
 * @param encryptionKeys that seal secrets, if they are set rather than kept in the data folder
 * @param mail not null
 * @param registry address of ANAF's company registry, if one is set
 * @param shutdown how long running work may take when the server stops; not null
 * @param log not null
 */
public record Configuration(
    Path dataFolder,
    Http http,
    Database database,
    int jobThreads,
    Accounts accounts,
    Optional<EncryptionKeys> encryptionKeys,
    Mail mail,
    Optional<URI> registry,
    Duration shutdown,
    Log log) {

  /**
   * The HTTP server.
   *
   * @param host not null
   * @param port 0 for any free one
   * @param publicUrl if one is set
   * @param maxBody bytes of JSON
   * @param maxUpload bytes of a file
   * @param corsOrigins not null
   * @param trustedProxies not null
   * @param rateLimits whether callers are limited
   * @param metricsToken what a scraper presents, if one is set
   */
  public record Http(
      String host,
      int port,
      Optional<URI> publicUrl,
      int maxBody,
      int maxUpload,
      Set<String> corsOrigins,
      Set<String> trustedProxies,
      boolean rateLimits,
      Optional<String> metricsToken) {
    /** Shows no token. */
    @Override
    public String toString() {
      return "Http[" + host + ":" + port + "]";
    }
  }

  /**
   * Accounts.
   *
   * @param registration whether anybody may register
   * @param confirmation whether an address must be confirmed before the first sign-in
   */
  public record Accounts(boolean registration, boolean confirmation) {}

  /**
   * Mail.
   *
   * @param server that sends, if there is one
   * @param privateHosts whether hosts that users name may stand in private networks
   */
  public record Mail(Optional<MailServer> server, boolean privateHosts) {}

  /**
   * The database.
   *
   * @param url of a server, or empty for the embedded one
   * @param pool most connections
   */
  public record Database(Optional<String> url, int pool) {
    /** Shows no password. */
    @Override
    public String toString() {
      return "Database[" + (url.isPresent() ? "server" : "embedded") + ", pool=" + pool + "]";
    }
  }

  /**
   * The log.
   *
   * @param format not null
   * @param level not null
   */
  public record Log(LogFormat format, LogLevel level) {}

  /** Forms of the log. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** Levels of the log. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
