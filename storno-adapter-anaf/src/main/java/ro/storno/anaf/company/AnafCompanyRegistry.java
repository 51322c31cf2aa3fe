package ro.storno.anaf.company;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.application.company.CompanyRegistry;

/**
 * Asks ANAF's public service {@code PlatitorTvaRest} v9 about a taxpayer: POST {@code
 * /api/PlatitorTvaRest/v9/tva} with {@code [{"cui": 1, "data": "2026-01-31"}]}.
 *
 * <p>The service answers its faults with status 200, sits behind a firewall that answers HTML, and
 * allows one request a second; each of these ends in {@link ApplicationException.Unavailable}, so
 * that the caller can go on with details typed by hand. Redirects are not followed. Thread-safe.
 */
public final class AnafCompanyRegistry implements CompanyRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(AnafCompanyRegistry.class);
  private static final String PATH = "api/PlatitorTvaRest/v9/tva";
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final Pattern CIF = Pattern.compile("[1-9][0-9]{1,9}");

  private final RegistrySettings settings;
  private final InstantSource clock;
  private final OkHttpClient http;
  private final RequestPace pace;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * A client of the registry.
   *
   * @param settings where and how it is reached; not null
   * @param clock tells the day asked about; not null
   */
  public AnafCompanyRegistry(RegistrySettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.pace = new RequestPace(settings.interval(), settings.longestWait());
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.callTimeout())
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  @Override
  public Optional<Entry> find(String cif) {
    URI base = settings.base();
    if (base == null) {
      throw new ApplicationException.Unavailable(
          "The company registry is not configured on this server; give the company's details"
              + " yourself, or set STORNO_ANAF_REGISTRY_URL.",
          new IllegalStateException("no registry address"));
    }
    if (!CIF.matcher(cif).matches()) {
      return Optional.empty();
    }
    return entry(cif, answer(request(base, cif)));
  }

  private Request request(URI base, String cif) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), BUCHAREST);
    String body = "[{\"cui\":" + cif + ",\"data\":\"" + today + "\"}]";
    String root = base.toString();
    return new Request.Builder()
        .url(root + (root.endsWith("/") ? "" : "/") + PATH)
        .header("Accept", "application/json")
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
        .build();
  }

  private JsonNode answer(Request request) {
    long pause = settings.firstPause().toMillis();
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange(request);
      } catch (TransientFault fault) {
        LOG.info("company registry: attempt {} failed: {}", attempt, fault.getMessage());
        if (attempt >= settings.attempts()) {
          throw unavailable(fault.getMessage(), fault);
        }
        sleep(pause);
        pause *= 2;
      }
    }
  }

  private JsonNode exchange(Request request) throws TransientFault {
    if (!awaitTurn()) {
      throw unavailable("too many requests are waiting", new IllegalStateException("queue full"));
    }
    try (Response response = http.newCall(request).execute()) {
      int status = response.code();
      if (status == 429 || status >= 500) {
        throw new TransientFault("status " + status);
      }
      byte[] body = bounded(response.body().source());
      if (status != 200 && status != 404) { // v9 says 404 with a body when it knows none of them
        throw unavailable("status " + status, new IOException("status " + status));
      }
      return parse(body);
    } catch (IOException e) {
      throw new TransientFault(
          e instanceof InterruptedIOException ? "no answer in time" : "the connection failed", e);
    }
  }

  private byte[] bounded(BufferedSource source) throws IOException {
    if (source.request(settings.largestAnswer() + 1L)) {
      throw unavailable("the answer is too long", new IOException("answer too long"));
    }
    return source.readByteArray();
  }

  private JsonNode parse(byte[] body) {
    JsonNode answer;
    try {
      answer = json.readTree(body);
    } catch (JsonProcessingException e) {
      // the firewall says "Request Rejected" in HTML, with status 200
      throw unavailable("it answered something that is not JSON", e);
    } catch (IOException e) {
      throw unavailable("its answer could not be read", e);
    }
    if (!answer.path("found").isArray() && !answer.path("notFound").isArray()) {
      throw unavailable(
          "it answered with an error instead of a result",
          new IOException("neither found nor not"));
    }
    return answer;
  }

  private static Optional<Entry> entry(String cif, JsonNode answer) {
    for (JsonNode candidate : answer.path("found")) {
      if (cif.equals(candidate.path("date_generale").path("cui").asText())) {
        return Optional.of(RegistryEntry.of(cif, candidate));
      }
    }
    return Optional.empty();
  }

  private boolean awaitTurn() {
    try {
      return pace.awaitTurn();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ApplicationException.Unavailable interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return unavailable("the server is shutting down", cause);
  }

  private static ApplicationException.Unavailable unavailable(String why, Throwable cause) {
    return new ApplicationException.Unavailable(
        "The company registry does not answer ("
            + why
            + "); give the company's details yourself"
            + " or try again later.",
        cause);
  }

  /** A fault that may be gone a moment later. */
  private static final class TransientFault extends Exception {
    private static final long serialVersionUID = 1L;

    TransientFault(String message) {
      super(message);
    }

    TransientFault(String message, IOException cause) {
      super(message, cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
