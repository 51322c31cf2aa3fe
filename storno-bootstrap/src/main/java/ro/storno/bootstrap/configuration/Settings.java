package ro.storno.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import ro.storno.security.secret.EncryptionKeys;

/** Every setting there is. */
public final class Settings {
  private static final int MEGABYTE = 1024 * 1024;

  static final Setting<Integer> PORT =
      Setting.of(
          "STORNO_PORT",
          "8080",
          "Port of the HTTP server; 0 takes a free one.",
          Forms.whole(0, 65535));
  static final Setting<String> HOST =
      Setting.of(
          "STORNO_HOST",
          "127.0.0.1",
          "Address the HTTP server listens on; 0.0.0.0 for all of the machine.",
          text -> text);
  static final Setting<URI> PUBLIC_URL =
      Setting.unset(
          "STORNO_PUBLIC_URL",
          "Address under which users reach the server, for links and the issuer of tokens; with"
              + " https, browsers are told to insist on it.",
          Forms::webAddress);
  static final Setting<Path> DATA_DIR =
      Setting.of(
          "STORNO_DATA_DIR",
          "./data",
          "Folder of database, keys and files; readable by its owner only.",
          Forms::path);
  static final Setting<String> DATABASE_URL =
      Setting.secret(
          "STORNO_DATABASE_URL",
          "A PostgreSQL server to use instead of the one that Storno runs in the data folder.",
          Forms::postgres);
  static final Setting<Integer> DATABASE_POOL =
      Setting.of(
          "STORNO_DATABASE_POOL",
          "20",
          "Most connections to the database at a time.",
          Forms.whole(2, 500));
  static final Setting<Long> LIST_MEMORY =
      Setting.of(
          "STORNO_LIST_MEMORY",
          "25%",
          "How much of the Java heap lists of invoices may be answered from, as a share or a size such"
              + " as 200MB; a million invoices take about 120 MB. 0 leaves all lists to the database.",
          Forms.memory(Runtime.getRuntime().maxMemory()));
  static final Setting<EncryptionKeys> ENCRYPTION_KEY =
      Setting.secret(
          "STORNO_ENCRYPTION_KEY",
          "Key for secrets at rest, such as tokens of authorities: 32 random bytes in base64 or hex"
              + " (openssl rand -base64 32). Nodes that share a database need the same. To change"
              + " it, put the new one behind the old on every node, separated by a comma, then in"
              + " front on every node, then run storno keys rotate. Unset, a key is made in the data"
              + " folder.",
          EncryptionKeys::parse);
  static final Setting<Integer> JOB_THREADS =
      Setting.of(
          "STORNO_JOB_THREADS",
          "2",
          "How many background jobs run at a time; 0 leaves them to other nodes.",
          Forms.whole(0, 64));
  static final Setting<Integer> MAX_BODY =
      Setting.of(
          "STORNO_MAX_BODY",
          "2MB",
          "Largest JSON body of a request.",
          Forms.size(16 * 1024, 64 * MEGABYTE));
  static final Setting<Integer> MAX_UPLOAD =
      Setting.of(
          "STORNO_MAX_UPLOAD",
          "20MB",
          "Largest uploaded file.",
          Forms.size(16 * 1024, 256 * MEGABYTE));
  static final Setting<Set<String>> CORS_ORIGINS =
      Setting.unset(
          "STORNO_CORS_ORIGINS",
          "Origins of web pages that may call the API, separated by commas; * for all.",
          Forms::origins);
  static final Setting<Set<String>> TRUSTED_PROXIES =
      Setting.unset(
          "STORNO_TRUSTED_PROXIES",
          "Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas.",
          Forms::list);
  static final Setting<Boolean> RATE_LIMITS =
      Setting.of(
          "STORNO_RATE_LIMITS", "on", "Whether callers are limited: on or off.", Forms::onOrOff);
  static final Setting<Boolean> REGISTRATION =
      Setting.of(
          "STORNO_REGISTRATION",
          "on",
          "Whether anybody may register: on or off; off leaves storno user create.",
          Forms::onOrOff);
  static final Setting<Boolean> EMAIL_CONFIRMATION =
      Setting.of(
          "STORNO_EMAIL_CONFIRMATION",
          "off",
          "Whether an address must be confirmed by mail before the first sign-in: on or off.",
          Forms::onOrOff);
  static final Setting<Boolean> SECOND_FACTOR =
      Setting.of(
          "STORNO_SECOND_FACTOR",
          "off",
          "Whether a second factor, an authenticator or a passkey, is demanded of everybody: on or off.",
          Forms::onOrOff);
  static final Setting<Set<String>> GOOGLE_CLIENT_IDS =
      Setting.unset(
          "STORNO_GOOGLE_CLIENT_IDS",
          "Client ids at Google of the apps whose users may sign in with Google, separated by commas;"
              + " unset, nobody can.",
          Forms::list);
  static final Setting<URI> GOOGLE_ISSUER =
      Setting.of(
          "STORNO_GOOGLE_ISSUER",
          "https://accounts.google.com",
          "Who signs the ID tokens of sign-in with Google.",
          Forms::authority);
  static final Setting<URI> GOOGLE_KEYS_URL =
      Setting.of(
          "STORNO_GOOGLE_KEYS_URL",
          "https://www.googleapis.com/oauth2/v3/certs",
          "Where the issuer's keys are; asked only when somebody signs in with Google.",
          Forms::authority);
  static final Setting<URI> SMTP_URL =
      Setting.secret(
          "STORNO_SMTP_URL",
          "Server that sends mail: smtp://user:password@host:587 (STARTTLS), smtps://... (TLS) or"
              + " smtp-plain://host:25; unset, mails are kept and shown by storno mail.",
          Forms::mailServer);
  static final Setting<Forms.Sender> MAIL_FROM =
      Setting.unset(
          "STORNO_MAIL_FROM",
          "Sender of mails, such as Storno <no-reply@example.ro>; needed with STORNO_SMTP_URL.",
          Forms::sender);
  static final Setting<Boolean> PRIVATE_HOSTS =
      Setting.of(
          "STORNO_PRIVATE_HOSTS",
          "off",
          "Whether hosts that users name, such as mail servers, may stand in private networks: on or"
              + " off.",
          Forms::onOrOff);
  static final Setting<URI> ANAF_REGISTRY_URL =
      Setting.unset(
          "STORNO_ANAF_REGISTRY_URL",
          "ANAF's registry of companies (https://webservicesp.anaf.ro); unset, companies are added"
              + " with the details given.",
          Forms::authority);
  static final Setting<URI> BNR_URL =
      Setting.unset(
          "STORNO_BNR_URL",
          "Exchange rates of the National Bank of Romania (https://curs.bnr.ro); unset, exchange"
              + " rates are typed.",
          Forms::authority);
  static final Setting<URI> VIES_URL =
      Setting.unset(
          "STORNO_VIES_URL",
          "VIES, which checks VAT identifiers of the European Union"
              + " (https://ec.europa.eu/taxation_customs/vies/rest-api); unset, clients stay"
              + " unchecked.",
          Forms::authority);
  static final Setting<URI> PISTE_URL =
      Setting.of(
          "STORNO_PISTE_URL",
          "https://oauth.piste.gouv.fr",
          "PISTE, which gives the tokens for Chorus Pro; asked only for companies that have"
              + " configured it. A company that tries things out reaches the sandbox of the official"
              + " address.",
          Forms::authority);
  static final Setting<URI> CHORUS_URL =
      Setting.of(
          "STORNO_CHORUS_URL",
          "https://api.piste.gouv.fr",
          "PISTE's gateway to Chorus Pro, likewise.",
          Forms::authority);
  static final Setting<URI> SDI_URL =
      Setting.of(
          "STORNO_SDI_URL",
          "https://servizi.fatturapa.it/ricevi_file",
          "SDI's service SdIRiceviFile; called only for companies that have configured a certificate"
              + " of their own.",
          Forms::authority);
  static final Setting<Path> SDI_TRUST =
      Setting.unset(
          "STORNO_SDI_TRUST",
          "PEM file with the certificates that vouch for SDI's server and for its signatures; unset,"
              + " Java's own vouch for the server and no signature is trusted.",
          Forms::path);

  static final Setting<URI> KSEF_URL =
      Setting.unset(
          "STORNO_KSEF_URL",
          "The Polish KSeF (https://api.ksef.mf.gov.pl/v2, which each company's environment turns"
              + " into the ministry's demo or test system); unset, nothing goes there.",
          Forms::authority);

  /** Path of the page to which ANAF sends browsers back. */
  static final String ANAF_CALLBACK = "/auth/callback/anaf";

  static final Setting<URI> ANAF_BASE_URL =
      Setting.unset(
          "STORNO_ANAF_BASE_URL",
          "ANAF's services for e-Factura (https://api.anaf.ro); unset, nothing is filed or"
              + " received.",
          Forms::authority);
  static final Setting<Configuration.AnafEnvironment> ANAF_ENVIRONMENT =
      Setting.of(
          "STORNO_ANAF_ENVIRONMENT",
          "prod",
          "ANAF's environment: prod, where filing has legal effect, or test, where it has none.",
          Forms.oneOf(Configuration.AnafEnvironment.class));
  static final Setting<URI> ANAF_OAUTH_URL =
      Setting.unset(
          "STORNO_ANAF_OAUTH_URL",
          "ANAF's authorization server (https://logincert.anaf.ro), the same for both environments.",
          Forms::authority);
  static final Setting<String> ANAF_CLIENT_ID =
      Setting.unset(
          "STORNO_ANAF_CLIENT_ID",
          "Client ID that ANAF's portal gave out for this server as an OAuth application.",
          text -> text);
  static final Setting<String> ANAF_CLIENT_SECRET =
      Setting.secret(
          "STORNO_ANAF_CLIENT_SECRET",
          "Client secret that ANAF's portal gave out with the client ID.",
          text -> text);
  static final Setting<URI> ANAF_REDIRECT_URL =
      Setting.unset(
          "STORNO_ANAF_REDIRECT_URL",
          "Callback address exactly as registered with ANAF; unset, it is STORNO_PUBLIC_URL with"
              + " /auth/callback/anaf.",
          Forms::exactAuthority);
  static final Setting<URI> ANAF_AFTER_OAUTH_URL =
      Setting.unset(
          "STORNO_ANAF_AFTER_OAUTH_URL",
          "Page of the front end to which browsers go after a successful authorization at ANAF;"
              + " unset, a page of this server says what came of it.",
          Forms::page);
  static final Setting<Path> ANAF_TRUST =
      Setting.unset(
          "STORNO_ANAF_TRUST",
          "PEM file with certificates: the Ministry's own, or of an authority that issues only to"
              + " it; unset, no seal of ANAF is trusted.",
          Forms::path);
  static final Setting<Path> RULES_DIR =
      Setting.unset(
          "STORNO_RULES_DIR",
          "Folder of rule sets that do not come with Storno, listed with their digests in its"
              + " rule-sets.xml (docs/rules.md); the command line uses it too.",
          Forms::path);
  static final Setting<String> LICENCE_KEY =
      Setting.secret(
          "STORNO_LICENCE_KEY",
          "Licence of this installation, a signed JWT; examined here, nobody is called. Unset,"
              + " expired or not genuine, the plan is community, without limits.",
          text -> text);
  static final Setting<Path> LICENCE_PUBLIC_KEY =
      Setting.unset(
          "STORNO_LICENCE_PUBLIC_KEY",
          "PEM file with the RSA public key of whoever gives licences out; unset, no licence is"
              + " believed.",
          Forms::path);
  static final Setting<String> METRICS_TOKEN =
      Setting.secret(
          "STORNO_METRICS_TOKEN",
          "What a scraper must present as bearer token at /metrics; unset, only this machine itself,"
              + " without a proxy, may read the measurements.",
          text -> text);
  static final Setting<Integer> SHUTDOWN_SECONDS =
      Setting.of(
          "STORNO_SHUTDOWN_SECONDS",
          "10",
          "How long running requests and jobs may take to finish when the server stops.",
          Forms.whole(0, 300));
  static final Setting<Configuration.LogFormat> LOG_FORMAT =
      Setting.of(
          "STORNO_LOG_FORMAT",
          "text",
          "Form of the log on standard error: text or json.",
          Forms.oneOf(Configuration.LogFormat.class));
  static final Setting<Configuration.LogLevel> LOG_LEVEL =
      Setting.of(
          "STORNO_LOG_LEVEL",
          "info",
          "Least serious events logged: error, warn, info, debug or trace.",
          Forms.oneOf(Configuration.LogLevel.class));
  static final Setting<Path> CONFIG =
      Setting.unset(
          "STORNO_CONFIG",
          "File with settings, one KEY = value per line; unset, ./storno.conf and storno.conf in the"
              + " data folder are looked for. The environment wins over the file.",
          Forms::path);
  static final Setting<String> HEAP =
      Setting.of(
          "STORNO_HEAP",
          "768m",
          "Most memory for the Java heap, such as 2g; read by the launcher from the environment.",
          Forms::heap);
  static final Setting<Boolean> CDS =
      Setting.of(
          "STORNO_CDS",
          "on",
          "Whether the launcher makes a class-data archive when it builds, for a faster start: on or"
              + " off; read from the environment.",
          Forms::onOrOff);
  static final Setting<String> JAVA_OPTS =
      Setting.unset(
          "STORNO_JAVA_OPTS",
          "Further options of the Java virtual machine, read by the launcher from the environment.",
          text -> text);

  private static final List<Setting<?>> ALL =
      List.of(
          PORT,
          HOST,
          PUBLIC_URL,
          DATA_DIR,
          DATABASE_URL,
          DATABASE_POOL,
          LIST_MEMORY,
          ENCRYPTION_KEY,
          JOB_THREADS,
          MAX_BODY,
          MAX_UPLOAD,
          CORS_ORIGINS,
          TRUSTED_PROXIES,
          RATE_LIMITS,
          REGISTRATION,
          EMAIL_CONFIRMATION,
          SECOND_FACTOR,
          GOOGLE_CLIENT_IDS,
          GOOGLE_ISSUER,
          GOOGLE_KEYS_URL,
          SMTP_URL,
          MAIL_FROM,
          PRIVATE_HOSTS,
          ANAF_REGISTRY_URL,
          BNR_URL,
          VIES_URL,
          KSEF_URL,
          PISTE_URL,
          CHORUS_URL,
          SDI_URL,
          SDI_TRUST,
          ANAF_BASE_URL,
          ANAF_ENVIRONMENT,
          ANAF_OAUTH_URL,
          ANAF_CLIENT_ID,
          ANAF_CLIENT_SECRET,
          ANAF_REDIRECT_URL,
          ANAF_AFTER_OAUTH_URL,
          ANAF_TRUST,
          RULES_DIR,
          LICENCE_KEY,
          LICENCE_PUBLIC_KEY,
          METRICS_TOKEN,
          SHUTDOWN_SECONDS,
          LOG_FORMAT,
          LOG_LEVEL,
          CONFIG,
          HEAP,
          CDS,
          JAVA_OPTS);

  /** What the launcher reads before any file can be. */
  static final List<Setting<?>> ENVIRONMENT_ONLY = List.of(CONFIG, HEAP, CDS, JAVA_OPTS);

  private Settings() {}

  /** Returns every setting, in the order in which they are shown. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** Returns the documentation of all settings as a Markdown table. */
  public static String markdownTable() {
    StringBuilder table = new StringBuilder("| setting | default | meaning |\n|---|---|---|\n");
    for (Setting<?> setting : ALL) {
      String defaultText = setting.defaultText();
      table
          .append("| `")
          .append(setting.key())
          .append("` | ")
          .append(defaultText == null ? "" : "`" + defaultText + "`")
          .append(" | ")
          .append(setting.meaning())
          .append(" |\n");
    }
    return table.toString();
  }
}
