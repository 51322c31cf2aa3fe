package ro.storno.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server that only this machine can reach. Requests are read whole, up to a limit, and
 * handled by a bounded number of threads.
 *
 * <p>A browser that visits a hostile page is on this machine too: requests that name a host other
 * than the loopback's, or that come from a page of another origin, are refused.
 */
public final class LoopbackServer implements AutoCloseable {
  /**
   * The header in which a handler finds whose certificate a client has shown; whatever the client
   * itself writes there is thrown away.
   */
  public static final String CLIENT_CERTIFICATE = "ssl-client-subject";

  /** Longer bodies are read and thrown away, so that the client hears an answer. */
  public static final int LARGEST_BODY = 10 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
  private static final int LARGEST_DISCARDED = 64 * 1024 * 1024;
  private static final int THREADS = 64;
  private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

  static {
    // else the JDK's server lets each answer wait up to 40 ms for an acknowledgement; read at the
    // first use of the server in a process
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  /** Answers requests. */
  @FunctionalInterface
  public interface Handler {
    /** Answers one request; must be safe for use by many threads. */
    Reply handle(Request request);
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Handler handler;
  private final CountDownLatch closed = new CountDownLatch(1);

  private LoopbackServer(HttpServer server, Handler handler) {
    this.server = server;
    this.handler = handler;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "simulator-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Starts a server.
   *
   * @param port 0 takes a free one
   * @param handler not null
   * @throws UncheckedIOException if the port cannot be had
   */
  public static LoopbackServer start(int port, Handler handler) {
    return start(port, null, handler);
  }

  /**
   * Starts a server that speaks TLS, and asks for the certificates of clients without insisting.
   *
   * @param port 0 takes a free one
   * @param tls keys and trust, or null for plain HTTP
   * @param handler not null
   * @throws UncheckedIOException if the port cannot be had
   */
  public static LoopbackServer start(int port, @Nullable SSLContext tls, Handler handler) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      HttpServer http = tls == null ? HttpServer.create(address, 0) : secure(address, tls);
      LoopbackServer server = new LoopbackServer(http, handler);
      http.setExecutor(server.threads);
      http.createContext("/", server::exchange);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " cannot be had: " + e.getMessage(), e);
    }
  }

  private static HttpsServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
    HttpsServer https = HttpsServer.create(address, 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    return https;
  }

  /** Returns where the server is reached, without a trailing slash. */
  public URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      send(exchange, reply(exchange));
    } catch (IOException e) {
      LOG.debug("the client went away", e);
    } catch (RuntimeException e) {
      // leaving the exchange unanswered closes the connection, which is what the client then sees
      LOG.error("the simulator failed", e);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), v));
    headers.remove(CLIENT_CERTIFICATE);
    certificate(exchange).ifPresent(name -> headers.put(CLIENT_CERTIFICATE, List.of(name)));
    Optional<byte[]> body = body(exchange.getRequestBody());
    URI uri = exchange.getRequestURI();
    Request request;
    try {
      request =
          new Request(
              exchange.getRequestMethod().toUpperCase(Locale.ROOT),
              uri.getPath(),
              Parameters.parse(Optional.ofNullable(uri.getRawQuery()).orElse("")),
              headers,
              body.orElse(new byte[0]),
              body.isEmpty());
    } catch (IllegalArgumentException e) {
      return Reply.Answer.of(400, "text/plain", "Malformed query");
    }
    if (!fromHere(request)) {
      return Reply.Answer.of(403, "text/plain", "Only for clients that ask for this machine");
    }
    return handler.handle(request);
  }

  private static Optional<String> certificate(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange secure)) {
      return Optional.empty();
    }
    try {
      return Optional.of(secure.getSSLSession().getPeerPrincipal().getName());
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // the client showed none
    }
  }

  /** Reads the body whole; empty if it was too long. */
  private static Optional<byte[]> body(InputStream in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    long total = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      total += n;
      if (total <= LARGEST_BODY) {
        kept.write(buffer, 0, n);
      } else if (total > LARGEST_DISCARDED) {
        throw new IOException("The body does not end");
      }
    }
    return total > LARGEST_BODY ? Optional.empty() : Optional.of(kept.toByteArray());
  }

  private static boolean fromHere(Request request) {
    boolean host =
        request
            .header("Host")
            .map(LoopbackServer::withoutPort)
            .filter(OWN_NAMES::contains)
            .isPresent();
    boolean origin =
        request
            .header("Origin")
            .map(o -> OWN_NAMES.contains(withoutPort(o.replaceFirst("^https?://", ""))))
            .orElse(true);
    return host && origin;
  }

  private static String withoutPort(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply instanceof Reply.Answer answer) {
      write(exchange, answer, answer.body().length);
    } else if (reply instanceof Reply.Truncated truncated) {
      write(exchange, truncated.answer(), truncated.answer().body().length / 2);
    }
    // else nothing is sent, and closing the exchange closes the connection
  }

  private static void write(HttpExchange exchange, Reply.Answer answer, int length)
      throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean none = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
    if (!none && !exchange.getRequestMethod().equals("HEAD")) {
      OutputStream out = exchange.getResponseBody();
      out.write(answer.body(), 0, length);
      out.flush();
    }
  }

  /** Waits until the server has been closed. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Stops at once, running requests included; a second call does nothing. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    closed.countDown();
  }
}
