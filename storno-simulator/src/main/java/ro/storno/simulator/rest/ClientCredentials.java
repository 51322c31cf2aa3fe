package ro.storno.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * The token endpoint of applications that act for themselves (RFC 6749, section 4.4): client by
 * Basic or form, no refresh tokens. Thread-safe.
 */
public final class ClientCredentials {
  private final SimulatorClock clock;
  private final Seed seed;
  private final Duration life;
  private final Optional<String> scope;
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();
  private int issued;

  private record Token(String client, Instant end) {}

  /**
   * Tokens that count for a time.
   *
   * @param scope that must be asked for, if any; not null
   */
  ClientCredentials(SimulatorClock clock, Seed seed, Duration life, Optional<String> scope) {
    this.clock = clock;
    this.seed = seed;
    this.life = life;
    this.scope = scope;
  }

  /** Registers an application, or gives it another secret. */
  public synchronized void register(String client, String secret) {
    secrets.put(client, secret);
  }

  /** Lets no token count any more. */
  public synchronized void revokeAll() {
    tokens.clear();
  }

  /** Returns how many tokens were given out. */
  public synchronized int issued() {
    return issued;
  }

  /** Answers the token endpoint. */
  public synchronized Reply.Answer answer(Request request) {
    Parameters form;
    try {
      form = request.form();
    } catch (IllegalArgumentException e) {
      return error(400, "invalid_request", "The form is malformed.");
    }
    if (!form.get("grant_type").filter("client_credentials"::equals).isPresent()) {
      return error(400, "unsupported_grant_type", "grant_type must be client_credentials.");
    }
    Optional<String[]> client = basic(request).or(() -> posted(form));
    if (client.isEmpty() || !client.get()[1].equals(secrets.get(client.get()[0]))) {
      return error(401, "invalid_client", "Unknown client or wrong secret.");
    }
    if (scope.isPresent() && !form.get("scope").equals(scope)) {
      return error(400, "invalid_scope", "scope must be " + scope.get() + ".");
    }
    return issue(client.get()[0]);
  }

  private Reply.Answer issue(String client) {
    issued++;
    String token = HexFormat.of().formatHex(seed.bytes("token", client, issued));
    tokens.put(token, new Token(client, clock.instant().plus(life)));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", token);
    body.put("token_type", "Bearer");
    body.put("expires_in", life.toSeconds());
    scope.ifPresent(given -> body.put("scope", given));
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  private static Optional<String[]> posted(Parameters form) {
    return form.get("client_id")
        .flatMap(id -> form.get("client_secret").map(secret -> new String[] {id, secret}));
  }

  private static Optional<String[]> basic(Request request) {
    return request
        .header("Authorization")
        .filter(header -> header.startsWith("Basic "))
        .flatMap(header -> pair(header.substring("Basic ".length())));
  }

  /**
   * Returns what stands before and after the first colon of text in base64.
   *
   * @param encoded not null
   * @return empty if it is no base64 or has no colon; not null
   */
  public static Optional<String[]> pair(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new String[] {text.substring(0, colon), text.substring(colon + 1)});
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // credentials that cannot be read are none
    }
  }

  /** Returns the client whose token a request bears, if it counts. */
  synchronized Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> tokens.get(header.substring("Bearer ".length())))
        .filter(token -> clock.instant().isBefore(token.end()))
        .map(Token::client);
  }

  private static Reply.Answer error(int status, String code, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", code);
    body.put("error_description", description);
    return Reply.Answer.of(status, "application/json", body.toString());
  }
}
