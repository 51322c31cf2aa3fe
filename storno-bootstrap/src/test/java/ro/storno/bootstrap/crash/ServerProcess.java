package ro.storno.bootstrap.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code storno serve} as a process of its own, on a free port. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile(" listens on (http://\\S+)");
  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final List<String> output = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param command what runs Storno, without arguments; not null
   */
  static ServerProcess start(List<String> command, Path dataFolder) throws Exception {
    List<String> words = new ArrayList<>(command);
    words.add("serve");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("STORNO_PORT", "0");
    builder.environment().put("STORNO_HOST", "127.0.0.1");
    builder.environment().put("STORNO_DATA_DIR", dataFolder.toString());
    builder.environment().put("STORNO_RATE_LIMITS", "off");
    builder.environment().put("STORNO_LOG_LEVEL", "warn");
    ServerProcess server = new ServerProcess(builder.start());
    try {
      server.address.get(3, TimeUnit.MINUTES);
      return server;
    } catch (TimeoutException e) {
      server.kill();
      throw new IllegalStateException("The server does not start:\n" + server.output(), e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        Matcher matcher = LISTENS.matcher(line);
        if (matcher.find()) {
          address.complete(URI.create(matcher.group(1)));
        }
      }
    } catch (IOException e) {
      output.add("output ended: " + e);
    }
    address.completeExceptionally(new IllegalStateException("The server ended:\n" + output()));
  }

  URI address() {
    return address.join();
  }

  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** SIGKILL: no hook runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and the exit code. */
  int stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("The server does not stop:\n" + output());
    }
    return process.exitValue();
  }

  long processId() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      stop(Duration.ofSeconds(60));
    }
  }
}
