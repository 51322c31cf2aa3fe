package ro.storno.persistence.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database folder {@code <data folder>/postgres}: the cluster, its password, its log.
 *
 * <p>A cluster appears under its final name only when it is complete, so a crash while it is being
 * created leaves nothing to repair.
 */
final class PostgresCluster {
  static final String OWNER = "storno";
  static final String DATABASE = "storno";
  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
  private static final long NEEDED_TO_CREATE = 300L << 20;
  private static final long LOG_LIMIT = 4L << 20;

  private final Path folder;
  private final Path cluster;
  private final PostgresRuntime runtime;
  private final PostgresUser user;

  PostgresCluster(Path folder, PostgresRuntime runtime, PostgresUser user) {
    this.folder = folder;
    this.cluster = folder.resolve("cluster");
    this.runtime = runtime;
    this.user = user;
  }

  Path path() {
    return cluster;
  }

  Path logFile() {
    return folder.resolve("server.log");
  }

  /** Creates the cluster if there is none; refuses one that this PostgreSQL cannot read. */
  void prepare(Consumer<String> progress) throws IOException {
    Folders.createPrivate(folder);
    user.takeOwnership(folder);
    rotateLog();
    if (Files.exists(cluster)) {
      checkVersion();
    } else {
      refuseIfMoved();
      progress.accept("Creating the database in " + folder + " (once)");
      create();
    }
  }

  private void checkVersion() throws IOException {
    Path versionFile = cluster.resolve("PG_VERSION");
    List<String> missing =
        List.of("PG_VERSION", "global/pg_control", "base", "pg_wal").stream()
            .filter(name -> !Files.exists(cluster.resolve(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new DatabaseStartException(
          "The database in "
              + cluster
              + " is damaged: "
              + String.join(", ", missing)
              + " missing. Put the folder back from a backup; to begin with an empty database"
              + " instead, move it away.");
    }
    String found = Files.readString(versionFile).strip();
    if (!found.equals(runtime.major())) {
      throw new DatabaseStartException(
          "The database in "
              + cluster
              + " was written by PostgreSQL "
              + found
              + ", this Storno brings PostgreSQL "
              + runtime.major()
              + ". Nothing was changed. Start the Storno release that wrote it and export the data,"
              + " or convert the folder with pg_upgrade, or serve it with your own PostgreSQL "
              + found
              + " and set STORNO_DATABASE_URL.");
    }
  }

  /** A password without a cluster means that somebody moved the data away; creating is allowed. */
  private void refuseIfMoved() {
    long free = folder.toFile().getUsableSpace();
    if (free < NEEDED_TO_CREATE) {
      throw new DatabaseStartException(
          "The disk of "
              + folder
              + " has "
              + (free >> 20)
              + " MB free; a new database needs "
              + (NEEDED_TO_CREATE >> 20)
              + " MB. Make room or choose another folder with STORNO_DATA_DIR.");
    }
  }

  private void create() throws IOException {
    Path unfinished = folder.resolve("cluster.creating");
    Folders.delete(unfinished);
    succeed(
        "create a database in " + folder,
        PostgresCommand.run(
            user,
            List.of(
                runtime.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--encoding=UTF8",
                // Built into PostgreSQL: the folder stays valid when the system's locales change.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                // The superuser never logs in; the real rules are written at each start.
                "--auth=reject",
                "--no-instructions")));
    configure(unfinished, 1);
    singleUser(
        unfinished,
        "postgres",
        "CREATE ROLE storno LOGIN CREATEROLE CREATEDB PASSWORD '" + newPassword() + "';",
        "CREATE DATABASE storno OWNER storno;",
        "GRANT pg_monitor, pg_checkpoint TO storno;");
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The password of the owner, known only to those who can read the database folder. */
  String password() throws IOException {
    Path file = passwordFile();
    if (!Files.exists(file)) {
      log.warn("The file {} is missing; the database gets a new password", file);
      singleUser(cluster, "postgres", "ALTER ROLE storno LOGIN PASSWORD '" + newPassword() + "';");
    }
    return Files.readString(file).strip();
  }

  private String newPassword() throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path written = folder.resolve("password.new");
    Files.deleteIfExists(written);
    Files.createFile(
        written,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(written, password + "\n", StandardCharsets.US_ASCII);
    Files.move(
        written,
        passwordFile(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return password;
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  /** Runs statements as superuser on a cluster that no server is serving. */
  private void singleUser(Path pgdata, String database, String... statements) {
    PostgresCommand.Outcome outcome =
        PostgresCommand.run(
            user,
            List.of(
                runtime.program("postgres"),
                "--single",
                "-D",
                pgdata.toString(),
                "-c",
                "exit_on_error=on",
                database),
            String.join("\n", statements) + "\n");
    succeed("prepare the database in " + pgdata, outcome);
  }

  private void succeed(String aim, PostgresCommand.Outcome outcome) {
    if (!outcome.succeeded()) {
      throw failure(aim, outcome.output());
    }
  }

  /** Words for a PostgreSQL program that ended with an error. */
  DatabaseStartException failure(String aim, String output) {
    String hint;
    if (output.contains("No space left on device")) {
      hint = "The disk is full: make room, then start again.";
    } else if (output.contains("Permission denied")) {
      hint = "The user " + user.name() + " may not use the folder: check owner and permissions.";
    } else if (output.contains("Read-only file system")) {
      hint = "The file system is read-only: make it writable or move the data folder.";
    } else {
      hint = "If files were lost or damaged, put the folder back from a backup.";
    }
    return new DatabaseStartException(
        "PostgreSQL could not " + aim + ". " + hint + " PostgreSQL says: " + output.strip());
  }

  /** Writes the settings for the next start. They are ours; nothing is kept from older ones. */
  void configure(int port) throws IOException {
    configure(cluster, port);
  }

  private void configure(Path pgdata, int port) throws IOException {
    Files.writeString(pgdata.resolve("postgresql.conf"), settings(port));
    Files.writeString(
        pgdata.resolve("pg_hba.conf"),
        """
        # Written by Storno at each start. Only the owner, by password, from this machine.
        host all storno 127.0.0.1/32 scram-sha-256
        """);
    if (user.uid() >= 0) {
      Folders.give(pgdata.resolve("postgresql.conf"), user.uid(), user.gid());
      Folders.give(pgdata.resolve("pg_hba.conf"), user.uid(), user.gid());
    }
  }

  private static String settings(int port) {
    return """
        # Written by Storno at each start; changes made here are lost.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 60
        password_encryption = 'scram-sha-256'

        # An acknowledged invoice survives a power failure.
        fsync = on
        full_page_writes = on
        synchronous_commit = on
        max_wal_size = 1GB
        checkpoint_timeout = 15min

        # A small server beside a small JVM, many short transactions.
        shared_buffers = 64MB
        effective_cache_size = 512MB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        io_method = sync
        jit = off
        max_parallel_workers_per_gather = 0
        random_page_cost = 1.1

        # Whatever a killed JVM leaves behind ends by itself.
        client_connection_check_interval = 5s
        idle_in_transaction_session_timeout = 5min
        tcp_keepalives_idle = 60

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso'
        lc_messages = 'C'
        default_text_search_config = 'pg_catalog.simple'

        # Statements and key values are personal data: they stay out of the log.
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_checkpoints = off
        log_line_prefix = '%%m [%%p] '
        """
        .formatted(port);
  }

  /** The running postmaster as its pid file tells. */
  record Postmaster(long pid, boolean ready) {}

  Optional<Postmaster> postmaster() throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      return Optional.empty();
    }
    // A server for maintenance (--single) writes its pid negated.
    long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
    boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
    return Optional.of(new Postmaster(pid, ready));
  }

  void forgetPostmaster() throws IOException {
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  /** Whether the process is a PostgreSQL that serves this very cluster. */
  boolean isServedBy(ProcessHandle process) {
    Path commandLine = Path.of("/proc/" + process.pid() + "/cmdline");
    if (!Files.isReadable(commandLine)) {
      return process.info().command().map(name -> name.contains("postgres")).orElse(true);
    }
    try {
      String words = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
      return words.contains("postgres") && words.contains(folder.toString());
    } catch (IOException e) {
      log.debug("Process {} went away while it was looked at", process.pid(), e);
      return process.isAlive();
    }
  }

  private void rotateLog() throws IOException {
    if (Files.exists(logFile()) && Files.size(logFile()) > LOG_LIMIT) {
      Files.move(
          logFile(),
          folder.resolve("server.log.1"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
