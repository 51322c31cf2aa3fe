package ro.storno.authority.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.application.authority.AuthorityException;

/**
 * Tokens of applications that act for themselves (RFC 6749, section 4.4): asked for once, used
 * until shortly before their end, by whoever has the same credentials. Getting one has no effect at
 * the authority, so that no failure of it leaves an outcome unknown. Thread-safe.
 */
public final class ClientTokens {
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int MOST_KEPT = 1_000;
  private static final Duration MARGIN = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

  private final String name;
  private final AuthorityClient http;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Key, Token> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Token> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * Tokens of one kind of server.
   *
   * @param name of the server in messages; not null
   * @param http that calls it; not null
   * @param clock not null
   */
  public ClientTokens(String name, AuthorityClient http, InstantSource clock) {
    this.name = name;
    this.http = http;
    this.clock = clock;
  }

  /**
   * Who asks whom for a token.
   *
   * @param endpoint of the tokens; not null
   * @param clientId not null
   * @param clientSecret not null
   * @param scope or null for none
   */
  public record Credentials(
      HttpUrl endpoint, String clientId, String clientSecret, @Nullable String scope) {
    /** Checks that nothing is missing. */
    public Credentials {
      Objects.requireNonNull(endpoint, "endpoint");
      Objects.requireNonNull(clientId, "clientId");
      Objects.requireNonNull(clientSecret, "clientSecret");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
      return "Credentials[" + endpoint.host() + "]";
    }
  }

  /** Credentials without the secret itself: it is not kept beyond its use. */
  private record Key(HttpUrl endpoint, String clientId, String secretHash, @Nullable String scope) {
    static Key of(Credentials credentials) {
      return new Key(
          credentials.endpoint,
          credentials.clientId,
          Sha256.of(credentials.clientSecret.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
          credentials.scope);
    }
  }

  private record Token(String value, Instant end) {}

  /**
   * Makes a call with a token. If the authority refuses a token that was kept, the call is made
   * once more with a fresh one: a refused call took no effect.
   *
   * @param call gets the value of the header {@code Authorization}; not null
   * @throws AuthorityException.AccessRefused if the credentials are refused
   * @throws AuthorityException.NotReached if there is no token to be had now
   */
  public <T> T call(Credentials credentials, Function<String, T> call) {
    Key key = Key.of(credentials);
    Token token = present(key);
    if (token == null) {
      return call.apply(header(fresh(key, credentials)));
    }
    try {
      return call.apply(header(token));
    } catch (AuthorityException.AccessRefused refused) {
      forget(key, token);
      return call.apply(header(fresh(key, credentials)));
    }
  }

  /**
   * Gets a fresh token, to see whether the credentials are good.
   *
   * @return for how long it counts
   * @throws AuthorityException if there is none to be had
   */
  public Duration exchange(Credentials credentials) {
    Token token = fresh(Key.of(credentials), credentials);
    return Duration.between(clock.instant(), token.end);
  }

  private static String header(Token token) {
    return "Bearer " + token.value;
  }

  private synchronized @Nullable Token present(Key key) {
    Token token = kept.get(key);
    return token != null && clock.instant().plus(MARGIN).isBefore(token.end) ? token : null;
  }

  private synchronized void forget(Key key, Token token) {
    kept.remove(key, token);
  }

  private Token fresh(Key key, Credentials credentials) {
    Token token;
    try {
      token = ask(credentials);
    } catch (AuthorityException.OutcomeUnknown noAnswer) {
      throw new AuthorityException.NotReached(
          "There is no token to be had, so nothing was sent: " + noAnswer.getMessage(), noAnswer);
    }
    synchronized (this) {
      kept.put(key, token);
    }
    return token;
  }

  private Token ask(Credentials credentials) {
    FormBody.Builder form =
        new FormBody.Builder()
            .add("grant_type", "client_credentials")
            .add("client_id", credentials.clientId)
            .add("client_secret", credentials.clientSecret);
    if (credentials.scope != null) {
      form.add("scope", credentials.scope);
    }
    Request request =
        new Request.Builder()
            .url(credentials.endpoint)
            .header("Accept", "application/json")
            .post(form.build())
            .build();
    HttpAnswer answer = http.submit(request, LARGEST_ANSWER);
    if (answer.status() == 400 || answer.status() == 401) {
      throw refused(answer);
    }
    HttpAnswer good = answer.good();
    JsonNode object = object(good);
    String value = object.path("access_token").asText("");
    if (!FORM.matcher(value).matches()) {
      throw good.unreadable("no access token");
    }
    long seconds = object.path("expires_in").asLong(0);
    Duration life = Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST.toSeconds())));
    return new Token(value, clock.instant().plus(life.compareTo(SHORTEST) < 0 ? SHORTEST : life));
  }

  /** What the server says is told by its code alone: its texts may repeat what was sent. */
  private AuthorityException refused(HttpAnswer answer) {
    String code = "";
    if (answer.form() == HttpAnswer.Form.JSON) {
      code = object(answer).path("error").asText("");
    }
    return new AuthorityException.AccessRefused(
        name
            + " refuses the client ID and secret"
            + (code.matches("[a-z_]{1,40}") ? " (" + code + ")." : "."));
  }

  private JsonNode object(HttpAnswer answer) {
    try {
      JsonNode object = json.readTree(answer.body());
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (IOException e) {
      throw answer.unreadable("no JSON");
    }
    throw answer.unreadable("no JSON object");
  }
}
