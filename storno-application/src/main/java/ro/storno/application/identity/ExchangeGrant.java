package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.User;

/**
 * Trades a code or a refresh token for the next pair of tokens (api-reference/oauth2/token). Each
 * works once, however many try at the same time; a second use means that it was stolen, and ends
 * everything that came of the grant.
 */
public final class ExchangeGrant {
  /** How access tokens of apps begin. */
  public static final String ACCESS_PREFIX = "storno_oat_";

  private static final String REFRESH_PREFIX = "storno_ort_";
  private static final Duration ACCESS_LIFETIME = Duration.ofHours(1);
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

  /** However often its tokens are renewed, the user is asked again after that. */
  private static final Duration GRANT_LIFETIME = Duration.ofDays(365);

  private static final String VERIFIER = "[A-Za-z0-9._~-]{43,128}";
  private static final int LONGEST = 2000;

  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final AppProof apps;
  private final OAuth2Grants grants;
  private final SecretTokens secrets;
  private final KnownOAuth2Tokens known;
  private final Clock clock;

  /** Trades with the given ports; none is null. */
  public ExchangeGrant(
      Transactions transactions,
      Users users,
      Organizations organizations,
      OAuth2Clients clients,
      OAuth2Grants grants,
      SecretTokens secrets,
      KnownOAuth2Tokens known,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.apps = new AppProof(clients, secrets);
    this.grants = grants;
    this.secrets = secrets;
    this.known = known;
    this.clock = clock;
  }

  /** Trades. A refusal is returned, not thrown, so that a revocation is committed. */
  public OAuth2Answer exchange(Command command) {
    Optional<OAuth2Answer.Refused> malformed = malformed(command);
    if (malformed.isPresent()) {
      return malformed.get();
    }
    OAuth2Answer answer = transactions.inPlatform(() -> answer(command));
    if (answer == Refusals.REPLAYED) {
      known.forgetAll();
    }
    return answer;
  }

  private static Optional<OAuth2Answer.Refused> malformed(Command command) {
    if (blank(command.grantType)) {
      return missing("grant_type");
    }
    boolean code = "authorization_code".equals(command.grantType);
    if (!code && !"refresh_token".equals(command.grantType)) {
      return Optional.of(Refusals.UNSUPPORTED);
    }
    if (blank(command.clientId)) {
      return missing("client_id");
    }
    if (!code) {
      return blank(command.refreshToken) ? missing("refresh_token") : Optional.empty();
    }
    if (blank(command.code)) {
      return missing("code");
    }
    if (blank(command.redirectUri)) {
      return missing("redirect_uri");
    }
    return command.codeVerifier == null || !command.codeVerifier.matches(VERIFIER)
        ? Optional.of(
            new OAuth2Answer.Refused(
                Refusals.INVALID_REQUEST,
                "code_verifier should have 43 to 128 unreserved letters."))
        : Optional.empty();
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank() || value.length() > LONGEST;
  }

  private static Optional<OAuth2Answer.Refused> missing(String field) {
    return Optional.of(
        new OAuth2Answer.Refused(
            Refusals.INVALID_REQUEST, field + " is missing, or far too long."));
  }

  private OAuth2Answer answer(Command command) {
    Optional<OAuth2Client> app =
        apps.proved(Objects.requireNonNull(command.clientId), command.clientSecret);
    if (app.isEmpty()) {
      return AppProof.INVALID_CLIENT;
    }
    return "authorization_code".equals(command.grantType)
        ? byCode(app.get(), command)
        : byRefreshToken(app.get(), command);
  }

  private OAuth2Answer byCode(OAuth2Client app, Command command) {
    Instant now = clock.instant();
    OAuth2Grants.Granted<OAuth2Grants.Code> found =
        grants
            .findCode(secrets.hash(Objects.requireNonNull(command.code)))
            .filter(granted -> granted.grant().client().equals(app.id()))
            .orElse(null);
    if (found == null) {
      return Refusals.INVALID_GRANT;
    }
    OAuth2Grants.Code code = found.secret();
    if (code.used()) {
      return replayed(found.grant(), now);
    }
    boolean good =
        now.isBefore(code.expiresAt())
            && code.redirectUri().equals(command.redirectUri)
            && code.challenge().equals(challenge(Objects.requireNonNull(command.codeVerifier)))
            && stands(found.grant());
    if (!good) {
      return Refusals.INVALID_GRANT;
    }
    return grants.useCode(code.hash(), now)
        ? issued(found.grant(), found.grant().scopes(), now)
        : replayed(found.grant(), now);
  }

  /** RFC 7636 section 4.6: the SHA-256 of the verifier in base64url. */
  private String challenge(String verifier) {
    byte[] digest = HexFormat.of().parseHex(secrets.hash(verifier));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private OAuth2Answer byRefreshToken(OAuth2Client app, Command command) {
    Instant now = clock.instant();
    OAuth2Grants.Granted<OAuth2Grants.Token> found =
        grants
            .findToken(secrets.hash(Objects.requireNonNull(command.refreshToken)))
            .filter(granted -> granted.secret().kind() == OAuth2Grants.Kind.REFRESH)
            .filter(granted -> granted.grant().client().equals(app.id()))
            .orElse(null);
    if (found == null) {
      return Refusals.INVALID_GRANT;
    }
    OAuth2Grants.Token token = found.secret();
    if (token.over()) {
      return replayed(found.grant(), now);
    }
    if (!token.good(now) || !stands(found.grant())) {
      return Refusals.INVALID_GRANT;
    }
    Set<Permission> scopes = narrowed(found.grant(), command.scope);
    if (scopes.isEmpty()) {
      return Refusals.INVALID_SCOPE;
    }
    return grants.useToken(token.hash(), now)
        ? issued(found.grant(), scopes, now)
        : replayed(found.grant(), now);
  }

  /** Returns what of a grant is asked for, everything where nothing is named; empty if too much. */
  private static Set<Permission> narrowed(OAuth2Grant grant, @Nullable String scope) {
    if (Scopes.names(scope).isEmpty()) {
      return grant.scopes();
    }
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    for (String name : Scopes.names(scope)) {
      Optional<Permission> permission =
          Permission.ofWireName(name).filter(grant.scopes()::contains);
      if (permission.isEmpty()) {
        return Set.of();
      }
      scopes.add(permission.get());
    }
    return scopes;
  }

  private boolean stands(OAuth2Grant grant) {
    return users.find(grant.user()).filter(User::active).isPresent()
        && organizations.membershipsOf(grant.user()).stream()
            .anyMatch(membership -> membership.organization().equals(grant.organization()));
  }

  private OAuth2Answer replayed(OAuth2Grant grant, Instant now) {
    grants.revoke(grant.id(), now);
    return Refusals.REPLAYED;
  }

  private OAuth2Answer issued(OAuth2Grant grant, Set<Permission> scopes, Instant now) {
    grants.dropExpired(grant.id(), now);
    String access = ACCESS_PREFIX + secrets.generate();
    String refresh = REFRESH_PREFIX + secrets.generate();
    grants.add(
        token(access, grant, OAuth2Grants.Kind.ACCESS, scopes, now, now.plus(ACCESS_LIFETIME)));
    grants.add(
        token(refresh, grant, OAuth2Grants.Kind.REFRESH, grant.scopes(), now, end(grant, now)));
    return new OAuth2Answer.Issued(access, refresh, ACCESS_LIFETIME, scopes);
  }

  /** A refresh token waits for its use, but not beyond the end of its grant (RFC 9700, 4.14.2). */
  private static Instant end(OAuth2Grant grant, Instant now) {
    Instant ofGrant = grant.createdAt().plus(GRANT_LIFETIME);
    Instant ofToken = now.plus(REFRESH_LIFETIME);
    return ofToken.isBefore(ofGrant) ? ofToken : ofGrant;
  }

  private OAuth2Grants.Token token(
      String secret,
      OAuth2Grant grant,
      OAuth2Grants.Kind kind,
      Set<Permission> scopes,
      Instant now,
      Instant expiresAt) {
    return new OAuth2Grants.Token(
        secrets.hash(secret), grant.id(), kind, scopes, now, expiresAt, false);
  }

  /** The refusals of RFC 6749 section 5.2; what was wrong with a secret is not told. */
  private static final class Refusals {
    static final String INVALID_REQUEST = "invalid_request";
    static final OAuth2Answer.Refused UNSUPPORTED =
        new OAuth2Answer.Refused(
            "unsupported_grant_type", "grant_type should be authorization_code or refresh_token.");
    static final OAuth2Answer.Refused INVALID_GRANT =
        new OAuth2Answer.Refused(
            "invalid_grant",
            "The code or refresh token is unknown, expired, used, or was given to another app.");
    static final OAuth2Answer.Refused REPLAYED =
        new OAuth2Answer.Refused("invalid_grant", INVALID_GRANT.description());
    static final OAuth2Answer.Refused INVALID_SCOPE =
        new OAuth2Answer.Refused(
            "invalid_scope", "scope should name nothing but what the user has granted.");
  }

  /**
   * What an app sends.
   *
   * @param grantType {@code authorization_code} or {@code refresh_token}
   * @param clientId of the app
   * @param clientSecret of a confidential app
   * @param code with {@code authorization_code}
   * @param redirectUri with {@code authorization_code}: where the code was sent to
   * @param codeVerifier with {@code authorization_code}: what the challenge was computed from
   * @param refreshToken with {@code refresh_token}
   * @param scope with {@code refresh_token}: less than was granted; or null
   */
  public record Command(
      @Nullable String grantType,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String code,
      @Nullable String redirectUri,
      @Nullable String codeVerifier,
      @Nullable String refreshToken,
      @Nullable String scope) {
    /** Shows no secrets. */
    @Override
    public String toString() {
      return "Command[" + grantType + "]";
    }
  }
}
