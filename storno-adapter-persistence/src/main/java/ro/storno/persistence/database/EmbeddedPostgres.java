package ro.storno.persistence.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server run by this JVM on a data folder: the default database.
 *
 * <p>It is a real PostgreSQL with its durability on. Layout of the data folder: {@code storno.lock}
 * (one JVM at a time), {@code runtime/} (the programs, by version), {@code postgres/} (cluster,
 * password, log).
 *
 * <p>The server outlives a JVM that is killed. The next one finds it by its pid file, stops it
 * cleanly and starts its own, so that settings and port are always those of the release that runs.
 * A server that dies while the JVM lives is started again on the same port.
 *
 * <p>The programs are driven directly instead of through zonky's {@code EmbeddedPostgres}: that
 * class is made for tests (durability off, no restart on an existing folder, no take-over).
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int PORT_ATTEMPTS = 5;
  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration SLOW_START = Duration.ofSeconds(3);

  private final DataFolderLock lock;
  private final PostgresRuntime runtime;
  private final PostgresUser user;
  private final PostgresCluster cluster;
  private final Consumer<String> progress;

  /** Held while the server is started or stopped, so that the watcher never races with close. */
  private final ReentrantLock lifecycle = new ReentrantLock();

  private final String password;
  private int port;
  private volatile boolean closed;

  private EmbeddedPostgres(
      DataFolderLock lock,
      PostgresRuntime runtime,
      PostgresUser user,
      PostgresCluster cluster,
      Consumer<String> progress)
      throws IOException {
    this.lock = lock;
    this.runtime = runtime;
    this.user = user;
    this.cluster = cluster;
    this.progress = progress;
    cluster.prepare(progress);
    stopOrphan();
    this.password = cluster.password();
    startOnFreePort();
  }

  /**
   * Starts the server of a data folder, creating the folder and the database if they are not there.
   *
   * @param progress told, in a sentence each, what takes longer than a moment
   * @throws DatabaseStartException if the folder is in use, unreadable, damaged, of another
   *     PostgreSQL version, or full
   */
  public static EmbeddedPostgres start(Path dataFolder, Consumer<String> progress) {
    Path folder = usable(dataFolder.toAbsolutePath().normalize());
    DataFolderLock lock = DataFolderLock.acquire(folder);
    try {
      Path cache = folder.resolve("runtime");
      Folders.createTraversable(cache);
      PostgresUser user = PostgresUser.forFolder(folder);
      PostgresRuntime runtime = PostgresRuntime.in(cache, progress);
      PostgresCluster cluster = new PostgresCluster(folder.resolve("postgres"), runtime, user);
      return new EmbeddedPostgres(lock, runtime, user, cluster, progress);
    } catch (IOException e) {
      lock.close();
      throw new DatabaseStartException(
          "The data folder "
              + folder
              + " cannot be used ("
              + e
              + "). Check owner, permissions and"
              + " free space.",
          e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Path usable(Path folder) {
    try {
      Folders.createTraversable(folder);
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The data folder "
              + folder
              + " cannot be created ("
              + e
              + "). Choose another one with STORNO_DATA_DIR.",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new DatabaseStartException(
          "The data folder "
              + folder
              + " is not writable for this user. Change its owner or permissions, or choose another"
              + " one with STORNO_DATA_DIR.");
    }
    return folder;
  }

  /** Where and how to log in as the owner of the database. */
  public DatabaseAddress address() {
    return DatabaseAddress.local(port, PostgresCluster.DATABASE, PostgresCluster.OWNER, password);
  }

  /** The version of the server, for example {@code 18.6.0}. */
  public String version() {
    return runtime.version();
  }

  /** The process id of the running postmaster, for diagnosis. */
  public Optional<Long> processId() {
    try {
      return cluster.postmaster().map(PostgresCluster.Postmaster::pid);
    } catch (IOException e) {
      log.debug("The pid file cannot be read", e);
      return Optional.empty();
    }
  }

  // ---- taking over ----

  private void stopOrphan() throws IOException {
    Optional<ProcessHandle> orphan =
        cluster
            .postmaster()
            .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
            .filter(ProcessHandle::isAlive)
            .filter(cluster::isServedBy);
    if (orphan.isPresent()) {
      progress.accept("Taking over the database from a Storno that was killed");
      stop(orphan.get());
    }
    // What is left names a process that is gone, or one that got the number by chance.
    cluster.forgetPostmaster();
  }

  private void stop(ProcessHandle postmaster) {
    if (stopped("fast", 60) || stopped("immediate", 20)) {
      return;
    }
    log.warn("PostgreSQL (process {}) does not stop; it is killed", postmaster.pid());
    postmaster.destroyForcibly();
    try {
      postmaster.onExit().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseStartException("Interrupted while stopping PostgreSQL.", e);
    } catch (Exception e) {
      throw new DatabaseStartException(
          "An older PostgreSQL (process "
              + postmaster.pid()
              + ") still serves "
              + cluster.path()
              + " and cannot be stopped. Stop it as its own user or as root, then start again.",
          e);
    }
  }

  private boolean stopped(String mode, int seconds) {
    PostgresCommand.Outcome outcome =
        PostgresCommand.run(
            user,
            List.of(
                runtime.program("pg_ctl"),
                "stop",
                "-D",
                cluster.path().toString(),
                "-m",
                mode,
                "-w",
                "-t",
                Integer.toString(seconds)));
    if (!outcome.succeeded()) {
      log.warn("PostgreSQL did not stop ({}): {}", mode, outcome.output().strip());
    }
    return outcome.succeeded();
  }

  // ---- starting ----

  private void startOnFreePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = freePort();
      try {
        launch();
        return;
      } catch (DatabaseStartException e) {
        // Between finding the port free and using it, somebody else may have taken it.
        if (attempt == PORT_ATTEMPTS || !e.getMessage().contains("Address already in use")) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void launch() throws IOException {
    cluster.configure(port);
    long logged = Files.exists(cluster.logFile()) ? Files.size(cluster.logFile()) : 0;
    // pg_ctl detaches the server from our terminal: Ctrl-C must not stop it under open requests.
    Process starter =
        PostgresCommand.start(
            user,
            List.of(
                runtime.program("pg_ctl"),
                "start",
                "-D",
                cluster.path().toString(),
                "-l",
                cluster.logFile().toString(),
                "-s",
                "-w",
                "-t",
                Long.toString(START_LIMIT.toSeconds())),
            starterLog());
    watch(awaitReady(starter, logged));
  }

  private Path starterLog() {
    return cluster.logFile().resolveSibling("start.log");
  }

  private long awaitReady(Process starter, long logged) throws IOException {
    long begin = System.nanoTime();
    boolean told = false;
    while (true) {
      Optional<PostgresCluster.Postmaster> postmaster = cluster.postmaster();
      if (postmaster.isPresent() && postmaster.get().ready()) {
        return postmaster.get().pid();
      }
      if (!starter.isAlive() && starter.exitValue() != 0) {
        throw cluster.failure("start on " + cluster.path(), logSince(logged));
      }
      if (!told && System.nanoTime() - begin > SLOW_START.toNanos()) {
        progress.accept("PostgreSQL is recovering after a crash; this can take a while");
        told = true;
      }
      pause(5);
    }
  }

  private String logSince(long offset) throws IOException {
    if (!Files.exists(cluster.logFile())) {
      return Files.readString(starterLog());
    }
    try (RandomAccessFile file = new RandomAccessFile(cluster.logFile().toFile(), "r")) {
      file.seek(Math.max(offset, file.length() - 2000));
      byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseStartException("Interrupted while PostgreSQL was starting.", e);
    }
  }

  // ---- watching ----

  private void watch(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            postmaster -> {
              var unused = postmaster.onExit().thenRunAsync(this::restart, this::inOwnThread);
            });
  }

  private void inOwnThread(Runnable work) {
    Thread thread = new Thread(work, "postgres-supervisor");
    thread.setDaemon(true);
    thread.start();
  }

  private void restart() {
    for (long wait = 200; !closed; wait = Math.min(wait * 2, 10_000)) {
      lifecycle.lock();
      try {
        if (closed) {
          return;
        }
        log.warn("PostgreSQL ended although nobody asked it to; starting it again");
        stopOrphan();
        launch();
        log.info("PostgreSQL is back on port {}", port);
        return;
      } catch (DatabaseStartException | IOException e) {
        log.error("PostgreSQL could not be started again: {}", e.getMessage());
      } finally {
        lifecycle.unlock();
      }
      pause(wait);
    }
  }

  /** Stops the server, letting it finish its writes, and frees the data folder. */
  @Override
  public void close() {
    lifecycle.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try {
        processId().flatMap(ProcessHandle::of).ifPresent(this::stop);
      } finally {
        lock.close();
      }
    } finally {
      lifecycle.unlock();
    }
  }
}
