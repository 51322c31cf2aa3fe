package ro.storno.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, started by the launcher as anybody would start it. */
final class RunningServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final Path folder;
  private final Duration readyAfter;
  private final Duration processor;

  private RunningServer(Process process, int port, Path folder, Duration readyAfter) {
    this.process = process;
    this.port = port;
    this.folder = folder;
    this.readyAfter = readyAfter;
    this.processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Starts {@code ./storno serve} and waits until its health is good.
   *
   * @param folder its data folder, where its output goes too
   * @param settings further settings, by environment
   */
  static RunningServer start(Path folder, Map<String, String> settings) {
    int port = freePort();
    Path output = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(Path.of("storno").toAbsolutePath().toString(), "serve")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("STORNO_PORT", Integer.toString(port));
    builder.environment().put("STORNO_DATA_DIR", folder.toString());
    builder.environment().put("STORNO_RATE_LIMITS", "off");
    // Nobody is asked about companies: the registry cannot be reached, so the details given count.
    builder.environment().put("STORNO_ANAF_REGISTRY_URL", "http://127.0.0.1:9");
    builder.environment().putAll(settings);
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      Duration ready = awaitReady(process, port, start, output);
      return new RunningServer(process, port, folder, ready);
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
  }

  /** From the start of the launcher to the first good answer of the health check. */
  Duration readyAfter() {
    return readyAfter;
  }

  int port() {
    return port;
  }

  /**
   * Processor time that the Java process had until it was ready; on a busy machine it tells more
   * than the clock.
   */
  Duration processorUntilReady() {
    return processor;
  }

  /** Memory of the Java process and of the PostgreSQL it started in its data folder. */
  Memory memory() {
    return new Memory(
        kilobytes(process.toHandle(), "Rss:"),
        postgres().mapToLong(each -> kilobytes(each, "Pss:")).sum());
  }

  /**
   * Memory in kB.
   *
   * @param java resident memory of the Java process
   * @param postgres what the processes of its PostgreSQL hold, shared memory counted once
   */
  record Memory(long java, long postgres) {}

  private Stream<ProcessHandle> postgres() {
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files
          .filter(file -> file.endsWith("postmaster.pid"))
          .findFirst()
          .flatMap(RunningServer::named)
          .map(main -> Stream.concat(Stream.of(main), main.descendants()))
          .orElseGet(Stream::of);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<ProcessHandle> named(Path pidFile) {
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines.findFirst().map(Long::parseLong).flatMap(ProcessHandle::of);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long kilobytes(ProcessHandle handle, String key) {
    Path path = Path.of("/proc", Long.toString(handle.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException gone) {
      throw new IllegalStateException("Cannot read " + path + "; run as its owner", gone);
    }
  }

  private static Duration awaitReady(Process process, int port, long start, Path output)
      throws IOException {
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The server did not start:\n" + Files.readString(output));
      }
      if (healthy(port)) {
        return Duration.ofNanos(System.nanoTime() - start);
      }
      pause();
    }
    process.destroy();
    throw new IllegalStateException("The server is not ready:\n" + Files.readString(output));
  }

  private static boolean healthy(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/api/health").toURL().openConnection();
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while a server started", stopped);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server " + process.pid() + " does not stop");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
