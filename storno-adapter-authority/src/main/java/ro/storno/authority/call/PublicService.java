package ro.storno.authority.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.AuthorityException;

/**
 * A public register that is read over HTTP without credentials. Asking it changes nothing, so a
 * passing fault is tried again, a bounded number of times; whatever else goes wrong ends in {@link
 * ApplicationException.Unavailable} with words for the user. The address comes from the settings
 * alone, redirects are not followed, and a long answer is not read. Thread-safe.
 */
public final class PublicService {
  private static final Logger LOG = LoggerFactory.getLogger(PublicService.class);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final MediaType JSON = MediaType.get("application/json");

  private final Naming naming;
  private final Settings settings;
  private final AuthorityClient http;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * What users hear.
   *
   * @param service such as {@code The company registry}; not null
   * @param advice what to do without it, such as {@code give the details yourself}; not null
   * @param setting that connects it, such as {@code STORNO_BNR_URL}; not null
   */
  public record Naming(String service, String advice, String setting) {}

  /**
   * How the service is reached.
   *
   * @param base scheme, host and path before ours; null when none is configured
   * @param connectTimeout for a connection; not null
   * @param callTimeout for one whole exchange; not null
   * @param attempts how often an exchange is tried, at least 1
   * @param firstPause before the second attempt, doubled for each further one; not null
   * @param largestAnswer in bytes; a longer answer is not read
   */
  public record Settings(
      @Nullable URI base,
      Duration connectTimeout,
      Duration callTimeout,
      int attempts,
      Duration firstPause,
      int largestAnswer) {
    /** Returns the settings for an address, with patience that a waiting user can bear. */
    public static Settings of(@Nullable URI base, int largestAnswer) {
      return new Settings(
          base,
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
          3,
          Duration.ofMillis(500),
          largestAnswer);
    }

    /** Returns the same for a question on which nobody waits long. */
    public Settings hasty() {
      return new Settings(
          base, connectTimeout, Duration.ofSeconds(5), 1, firstPause, largestAnswer);
    }
  }

  /** A service under a name, reached as the settings say; none is null. */
  public PublicService(Naming naming, Settings settings) {
    this.naming = naming;
    this.settings = settings;
    this.http =
        new AuthorityClient(
            "it",
            new Patience(
                settings.connectTimeout(), settings.callTimeout(), settings.callTimeout(), IDLE),
            InstantSource.system());
  }

  /**
   * Returns the status with which an address answers at all.
   *
   * @param base not null
   * @param patience for the whole exchange; not null
   * @throws ApplicationException.Unavailable if it does not
   */
  public static int statusOf(URI base, Duration patience) {
    Settings once = new Settings(base, patience, patience, 1, Duration.ZERO, 1 << 20);
    Naming naming = new Naming(base.toString(), "check the address and the network", "");
    return new PublicService(naming, once).ask(Question.get("").againOn(answer -> false)).status();
  }

  /** Returns whether an address is configured. */
  public boolean connected() {
    return settings.base() != null;
  }

  /** A question to the service: what is asked, when, and which answers are worth another try. */
  public static final class Question {
    private final String path;
    private final byte @Nullable [] body;
    private final Runnable turn;
    private final Predicate<HttpAnswer> passing;

    private Question(
        String path, byte @Nullable [] body, Runnable turn, Predicate<HttpAnswer> passing) {
      this.path = path;
      this.body = body;
      this.turn = turn;
      this.passing = passing;
    }

    /** Asks with GET. */
    public static Question get(String path) {
      return new Question(path, null, () -> {}, Question::overloaded);
    }

    /** Asks with POST. */
    public static Question post(String path, String json) {
      return new Question(
          path, json.getBytes(StandardCharsets.UTF_8), () -> {}, Question::overloaded);
    }

    /** The same, waiting for a turn before each attempt. */
    public Question after(Runnable waiting) {
      return new Question(path, body, waiting, passing);
    }

    /** The same, trying again on other answers than 429 and 5xx. */
    public Question againOn(Predicate<HttpAnswer> fault) {
      return new Question(path, body, turn, fault);
    }

    private static boolean overloaded(HttpAnswer answer) {
      return answer.status() == 429 || answer.status() >= 500;
    }
  }

  /**
   * Asks.
   *
   * @return an answer of any status that is not a passing fault
   * @throws ApplicationException.Unavailable if there is none, or no address is configured
   */
  public HttpAnswer ask(Question question) {
    URI base = settings.base();
    if (base == null) {
      throw new ApplicationException.Unavailable(
          naming.service()
              + " is not connected on this server; "
              + naming.advice()
              + ", or set "
              + naming.setting()
              + ".",
          new IllegalStateException("no address"));
    }
    Request request = request(base, question);
    long pause = settings.firstPause().toMillis();
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange(request, question);
      } catch (PassingFault fault) {
        LOG.info("{}: attempt {} failed: {}", naming.service(), attempt, fault.why);
        if (attempt >= settings.attempts()) {
          throw unavailable(fault.why, fault);
        }
        sleep(pause);
        pause *= 2;
      }
    }
  }

  private static Request request(URI base, Question question) {
    String root = base.toString().replaceFirst("/+$", "");
    Request.Builder request = new Request.Builder().url(root + "/" + question.path);
    return question.body == null
        ? request.build()
        : request
            .header("Accept", "application/json")
            .post(RequestBody.create(question.body, JSON))
            .build();
  }

  private HttpAnswer exchange(Request request, Question question) throws PassingFault {
    question.turn.run();
    HttpAnswer answer;
    try {
      answer = http.ask(request, settings.largestAnswer());
    } catch (AuthorityException.NotReached | AuthorityException.OutcomeUnknown e) {
      throw new PassingFault(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""), e);
    }
    if (question.passing.test(answer)) {
      throw new PassingFault("status " + answer.status(), null);
    }
    return answer;
  }

  /**
   * Reads an answer as JSON.
   *
   * @throws ApplicationException.Unavailable if it is something else, such as the HTML page of a
   *     firewall
   */
  public JsonNode json(HttpAnswer answer) {
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw unavailable("it answered something that is not JSON", e);
    } catch (IOException e) {
      throw unavailable("its answer could not be read", e);
    }
  }

  /** Returns the refusal that an unusable answer leads to. */
  public ApplicationException.Unavailable unavailable(String why, Throwable cause) {
    return new ApplicationException.Unavailable(
        naming.service() + " does not answer (" + why + "); " + naming.advice() + ".", cause);
  }

  /**
   * Waits; for turns and pauses.
   *
   * @throws ApplicationException.Unavailable if the server is shutting down
   */
  public void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the server is shutting down", e);
    }
  }

  /** A fault that may be gone a moment later. */
  private static final class PassingFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    PassingFault(String why, @Nullable AuthorityException cause) {
      super(why, cause);
      this.why = why;
    }
  }
}
