package ro.storno.authority.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;

/**
 * Sends a request to an authority exactly once, and says truthfully what became of it. Nothing is
 * repeated, no redirect is followed. Thread-safe.
 *
 * <p>Whether a failed request may have taken effect is decided by one fact: had the first byte of
 * its head been written to a connection? Before that, nothing has left ({@code NotReached}); from
 * then on, who knows ({@code OutcomeUnknown}), even if the connection turns out to have been dead,
 * because the kernel takes bytes for a peer that is gone without complaint.
 */
public final class AuthorityClient {
  private static final int IDLE_CONNECTIONS = 8;
  private static final int LONGEST_DELTA_SECONDS = 9;

  private final String name;
  private final InstantSource clock;
  private final OkHttpClient pooled;
  private final OkHttpClient fresh;

  /**
   * A client.
   *
   * @param name of the authority in messages, such as {@code ANAF}; not null
   * @param patience not null
   * @param clock tells how far away a date in {@code Retry-After} is; not null
   */
  public AuthorityClient(String name, Patience patience, InstantSource clock) {
    this(name, patience, clock, SocketFactory.getDefault(), null);
  }

  /**
   * A client for an address that users configure.
   *
   * @param name of the authority in messages; not null
   * @param patience not null
   * @param clock not null
   * @param endpoints what may be called; not null
   */
  public AuthorityClient(
      String name, Patience patience, InstantSource clock, ForeignEndpoints endpoints) {
    this(name, patience, clock, endpoints.sockets(), endpoints.proxy());
  }

  private AuthorityClient(
      String name,
      Patience patience,
      InstantSource clock,
      SocketFactory sockets,
      @Nullable Proxy proxy) {
    this.name = name;
    this.clock = clock;
    this.pooled =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(patience.connect())
            .readTimeout(patience.silence())
            .writeTimeout(patience.silence())
            .callTimeout(patience.call())
            .socketFactory(sockets)
            .proxy(proxy)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(
                new ConnectionPool(
                    IDLE_CONNECTIONS, patience.idle().toMillis(), TimeUnit.MILLISECONDS))
            .addNetworkInterceptor(AuthorityClient::withoutInvitationToRepeat)
            .eventListenerFactory(AuthorityClient::departure)
            .build();
    this.fresh =
        pooled.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
  }

  private AuthorityClient(String name, InstantSource clock, OkHttpClient pooled) {
    this.name = name;
    this.clock = clock;
    this.pooled = pooled;
    this.fresh =
        pooled.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
  }

  /**
   * Returns this client with keys of its own for TLS, and its own idea of whom to trust.
   *
   * @param keys makes the sockets; not null
   * @param trust with which they were made; not null
   */
  public AuthorityClient with(SSLSocketFactory keys, X509TrustManager trust) {
    return new AuthorityClient(
        name, clock, pooled.newBuilder().sslSocketFactory(keys, trust).build());
  }

  /**
   * Asks a question, if possible on a connection that is already open.
   *
   * @param request not null
   * @param largestAnswer in bytes; a longer answer is not read
   * @throws AuthorityException.NotReached if nothing of the request left
   * @throws AuthorityException.OutcomeUnknown if no whole answer came back
   */
  public HttpAnswer ask(Request request, int largestAnswer) {
    return exchange(pooled, request, largestAnswer);
  }

  /**
   * Sends what has an effect, on a connection of its own: one that has lain idle may be dead, and
   * that would show only after the request has left.
   *
   * @param request not null
   * @param largestAnswer in bytes; a longer answer is not read
   * @throws AuthorityException.NotReached if nothing of the request left
   * @throws AuthorityException.OutcomeUnknown if no whole answer came back
   */
  public HttpAnswer submit(Request request, int largestAnswer) {
    RequestBody body = request.body();
    Request once =
        body == null
            ? request
            : request.newBuilder().method(request.method(), new SentOnce(body)).build();
    return exchange(fresh, once, largestAnswer);
  }

  private HttpAnswer exchange(OkHttpClient http, Request request, int largestAnswer) {
    Departure departure = new Departure();
    Request watched = request.newBuilder().tag(Departure.class, departure).build();
    try (Response response = http.newCall(watched).execute()) {
      return new HttpAnswer(
          name,
          response.code(),
          Optional.ofNullable(response.header("Content-Type")).orElse(""),
          bounded(response, largestAnswer),
          retryAfter(response.header("Retry-After")));
    } catch (IOException e) {
      throw failed(departure, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp, written in Kotlin, throws an InterruptedException undeclared while it connects
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failed(departure, e);
    }
  }

  private AuthorityException failed(Departure departure, Exception cause) {
    String why = why(cause);
    return departure.left
        ? new AuthorityException.OutcomeUnknown(name + " gave no whole answer: " + why + ".", cause)
        : new AuthorityException.NotReached(name + " was not reached: " + why + ".", cause);
  }

  private byte[] bounded(Response response, int largest) throws IOException {
    BufferedSource source = response.body().source();
    if (response.body().contentLength() > largest || source.request(largest + 1L)) {
      throw new AuthorityException.OutcomeUnknown(
          name + " answered with more than " + largest + " bytes, which were not read.", null);
    }
    return source.readByteArray();
  }

  private Optional<Duration> retryAfter(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    if (text.matches("\\d{1," + LONGEST_DELTA_SECONDS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a hint that cannot be read is none
    }
  }

  private static String why(Exception e) {
    if (Thread.currentThread().isInterrupted()) {
      return "the server is stopping";
    }
    if (e instanceof UnknownHostException) {
      return "its host name is unknown";
    }
    if (e instanceof ForeignEndpoints.PrivateAddressException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof SSLException) {
      return "no secure connection, " + e.getMessage();
    }
    return e instanceof InterruptedIOException ? "time ran out" : "the connection failed";
  }

  private static EventListener departure(Call call) {
    Departure departure = call.request().tag(Departure.class);
    return departure == null ? EventListener.NONE : departure;
  }

  /**
   * Takes {@code Retry-After} off a 503: OkHttp takes a nought in it as an order to repeat the
   * request at once, whatever it was told about retries.
   */
  private static Response withoutInvitationToRepeat(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** A body that OkHttp must not send again by itself, whatever the answer. */
  private static final class SentOnce extends RequestBody {
    private final RequestBody body;

    SentOnce(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }

  /** Notices when a request begins to leave. */
  private static final class Departure extends EventListener {
    private volatile boolean left;

    @Override
    public void requestHeadersStart(Call call) {
      left = true;
    }
  }
}
