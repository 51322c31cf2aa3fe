package ro.storno.simulator.anaf.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ro.storno.simulator.anaf.call.Access;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Request;

/**
 * Who may act for whom: holders, applications, codes and tokens. A code counts once and for a
 * minute, a refresh token once and for a year. Thread-safe.
 */
public final class AuthorizationDesk {
  /** How long a code can be exchanged. */
  public static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

  private static final String ISSUER = "https://logincert.anaf.ro";

  private final SimulatorClock clock;
  private final Seed seed;
  private final JwtMint mint;
  private final Map<String, OauthClient> clients = new LinkedHashMap<>();
  private final Map<String, CertificateHolder> holders = new LinkedHashMap<>();
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Integer> counted = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  private record Grant(String client, String redirectUri, String holder, Instant until) {}

  /** A desk with its first applications and holders. */
  public AuthorizationDesk(
      SimulatorClock clock,
      Seed seed,
      Collection<OauthClient> clients,
      Collection<CertificateHolder> holders) {
    this.clock = clock;
    this.seed = seed;
    this.mint = new JwtMint(seed);
    clients.forEach(this::register);
    holders.forEach(this::register);
  }

  /** Registers an application, or changes it. */
  public synchronized void register(OauthClient client) {
    clients.put(client.id(), client);
  }

  /** Registers a holder, or changes for whom a holder may act, also with tokens given out. */
  public synchronized void register(CertificateHolder holder) {
    holders.put(holder.serial(), holder);
  }

  /** Returns an application. */
  public synchronized Optional<OauthClient> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  /** Returns all applications, in the order of registration. */
  public synchronized Stream<OauthClient> clients() {
    return List.copyOf(clients.values()).stream();
  }

  /** Returns all holders, in the order of registration. */
  public synchronized List<CertificateHolder> holders() {
    return List.copyOf(holders.values());
  }

  /** Returns a holder. */
  public synchronized Optional<CertificateHolder> holder(String serial) {
    return Optional.ofNullable(holders.get(serial));
  }

  /** Returns the key that verifies the tokens. */
  public PublicKey publicKey() {
    return mint.publicKey();
  }

  /**
   * Gives out a code, as if a holder had approved.
   *
   * @param client not null
   * @param redirectUri not null
   * @param holder not null
   */
  public synchronized String approve(
      OauthClient client, String redirectUri, CertificateHolder holder) {
    String code =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                seed.bytes("code", client.id(), holder.serial(), next("code" + holder.serial())));
    codes.put(
        code,
        new Grant(client.id(), redirectUri, holder.serial(), clock.instant().plus(CODE_LIFETIME)));
    return code;
  }

  /**
   * Exchanges a code; a second try finds nothing, however the first one ended.
   *
   * @return empty if the code does not count for this application and address
   */
  public synchronized Optional<Tokens> exchange(
      OauthClient client, String code, String redirectUri) {
    Grant grant = codes.remove(code);
    return grant != null
            && grant.client().equals(client.id())
            && grant.redirectUri().equals(redirectUri)
            && !clock.instant().isAfter(grant.until())
        ? Optional.of(issue(client.id(), grant.holder()))
        : Optional.empty();
  }

  /**
   * Exchanges a refresh token, which ends with it.
   *
   * @return empty if the token does not count for this application
   */
  public synchronized Optional<Tokens> refresh(OauthClient client, String refreshToken) {
    Optional<JsonNode> claims = living(refreshToken, "Refresh");
    if (claims.isEmpty()
        || !claims.get().path("clientappid").asText().equals(client.id())
        || !ended.add(claims.get().path("jti").asText())) {
      return Optional.empty();
    }
    return Optional.of(issue(client.id(), claims.get().path("serial").asText()));
  }

  /** Gives out tokens of a holder, as after an authorization by the first application. */
  public synchronized Tokens issue(CertificateHolder holder) {
    register(holder);
    return issue(clients.keySet().stream().findFirst().orElse("none"), holder.serial());
  }

  /** Ends a token before its time. */
  public synchronized void end(String token) {
    mint.claims(token).ifPresent(claims -> ended.add(claims.path("jti").asText()));
  }

  private Tokens issue(String client, String serial) {
    return new Tokens(
        token(client, serial, "Bearer", Tokens.ACCESS_LIFETIME),
        token(client, serial, "Refresh", Tokens.REFRESH_LIFETIME));
  }

  private String token(String client, String serial, String type, Duration lifetime) {
    long now = clock.instant().getEpochSecond();
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("token_type", type);
    claims.put("iss", ISSUER);
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + lifetime.toSeconds());
    claims.put("scope", "clientappid info issuer role serial");
    claims.put("clientappid", client);
    claims.put("role", "EFACTURA,ETRANSPORT,SRV_EFACTURA,HELLO");
    claims.put("issuer", "CN=Simulator CA");
    claims.put("serial", serial);
    claims.put("jti", Long.toHexString(seed.draw("jti", type, serial, next(type + serial))));
    return mint.token(claims);
  }

  private int next(String what) {
    return counted.merge(what, 1, Integer::sum);
  }

  private Optional<JsonNode> living(String token, String type) {
    long now = clock.instant().getEpochSecond();
    return mint.claims(token)
        .filter(claims -> claims.path("token_type").asText().equals(type))
        .filter(claims -> claims.path("exp").asLong() > now)
        .filter(claims -> !ended.contains(claims.path("jti").asText()));
  }

  /** Returns for whom the bearer of a request may act; empty if its token does not count. */
  public synchronized Optional<Access> access(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .flatMap(value -> living(value.substring(7).strip(), "Bearer"))
        .map(claims -> holders.get(claims.path("serial").asText()))
        .map(CertificateHolder::access);
  }

  /** Forgets codes; applications, holders and tokens stay. */
  public synchronized void reset() {
    codes.clear();
  }
}
