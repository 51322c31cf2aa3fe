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
 * @param bnr address of the National Bank's exchange rates, if one is set
 * @param vies address of VIES, if one is set
 * @param ksef address of the Polish KSeF, if one is set
 * @param rulesFolder of rule sets that do not come with Storno, if one is set
 * @param chorusPro not null
 * @param sdi not null
 * @param anaf not null
 * @param licence not null
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
    Optional<URI> bnr,
    Optional<URI> vies,
    Optional<URI> ksef,
    Optional<Path> rulesFolder,
    ChorusPro chorusPro,
    Sdi sdi,
    Anaf anaf,
    Licence licence,
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
   * @param secondFactor whether a second factor is demanded of everybody
   * @param google sign-in with Google, if it is set up
   */
  public record Accounts(
      boolean registration, boolean confirmation, boolean secondFactor, Optional<Google> google) {}

  /**
   * Sign-in with Google.
   *
   * @param clientIds of our apps there
   * @param issuer who signs
   * @param keys where its keys are
   */
  public record Google(Set<String> clientIds, URI issuer, URI keys) {}

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
   * @param listMemory how many bytes of memory lists of invoices may be answered from
   */
  public record Database(Optional<String> url, int pool, long listMemory) {
    /** Shows no password. */
    @Override
    public String toString() {
      return "Database[" + (url.isPresent() ? "server" : "embedded") + ", pool=" + pool + "]";
    }
  }

  /**
   * The way to Chorus Pro; who goes it is told by each company.
   *
   * @param piste address that gives tokens; not null
   * @param services address of the gateway; not null
   */
  public record ChorusPro(URI piste, URI services) {}

  /**
   * The way to the Italian SDI for companies with a certificate of their own.
   *
   * @param riceviFile address of its service; not null
   * @param trust file with the certificates that vouch for it, if one is set
   */
  public record Sdi(URI riceviFile, Optional<Path> trust) {}

  /**
   * ANAF's protected services, and who we are to them. Where something is not set, a call says so.
   *
   * @param services scheme and host of e-Factura, if one is set
   * @param environment not null
   * @param oauth address of the authorization server, if one is set
   * @param clientId if one is set
   * @param clientSecret if one is set
   * @param redirect where ANAF sends browsers back to, if that is set or follows from the public
   *     address
   * @param afterwards where browsers go after an authorization, if it is set
   * @param trust file with the certificates that vouch for seals, if one is set
   */
  public record Anaf(
      Optional<URI> services,
      AnafEnvironment environment,
      Optional<URI> oauth,
      Optional<String> clientId,
      Optional<String> clientSecret,
      Optional<URI> redirect,
      Optional<URI> afterwards,
      Optional<Path> trust) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Anaf[" + environment + "]";
    }
  }

  /**
   * The licence of the installation.
   *
   * @param key the licence itself, if one is set
   * @param publicKey file with the key that vouches for it, if one is set
   */
  public record Licence(Optional<String> key, Optional<Path> publicKey) {
    /** Shows no licence. */
    @Override
    public String toString() {
      return "Licence[" + (key.isPresent() ? "set" : "none") + "]";
    }
  }

  /** ANAF's two worlds: with legal effect, and without. */
  public enum AnafEnvironment {
    PROD,
    TEST
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
