package ro.storno.application.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;

/**
 * Asks a user whether an app may act for them, and gives out a code if so
 * (api-reference/oauth2/authorize). The code goes only to an address that the app has registered,
 * letter by letter, and is worth nothing without the verifier of its PKCE challenge (RFC 7636).
 */
public final class AuthorizeApp {
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
  private static final int LONGEST = 2000;

  private final Transactions transactions;
  private final OAuth2Clients clients;
  private final OAuth2Grants grants;
  private final SecretTokens secrets;
  private final VerifySecondFactor secondFactor;
  private final KnownOAuth2Tokens known;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** Asks with the given ports; none is null. */
  public AuthorizeApp(
      Transactions transactions,
      OAuth2Clients clients,
      OAuth2Grants grants,
      SecretTokens secrets,
      VerifySecondFactor secondFactor,
      KnownOAuth2Tokens known,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.grants = grants;
    this.secrets = secrets;
    this.secondFactor = secondFactor;
    this.known = known;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Returns what an app asks for, whoever is asked.
   *
   * @throws ApplicationException.Invalid if the request is malformed, names an address that the app
   *     has not registered, or scopes that it may not ask for
   * @throws ApplicationException.NotFound if no such app can be let in
   */
  public Asked ask(Request request) {
    OAuth2Client client = client(request);
    FieldErrors errors = new FieldErrors();
    Set<Permission> asked = scopes(request, client, errors);
    errors.throwInvalid();
    return new Asked(client, List.copyOf(asked));
  }

  /**
   * Returns where to send the browser of somebody who lets nothing in.
   *
   * @throws ApplicationException.Invalid like {@link #ask}
   * @throws ApplicationException.NotFound if no such app can be let in
   */
  public String refuse(Request request) {
    client(request);
    return sentTo(request, "error=access_denied");
  }

  /**
   * Returns what an app asks for, without what the actor could not grant.
   *
   * @throws ApplicationException.Invalid if the request is malformed, names an address that the app
   *     has not registered, or scopes that it may not ask for
   * @throws ApplicationException.NotFound if no such app can be let in
   */
  public Asked show(Actor actor, Request request) {
    actor.requireUser();
    Asked asked = ask(request);
    return new Asked(
        asked.client, asked.scopes.stream().filter(actor.permissions()::contains).toList());
  }

  /**
   * Takes the actor's answer.
   *
   * @param verification proof of the second factor, or null where there is none
   * @return where to send the browser
   * @throws ApplicationException.Invalid like {@link #show}
   * @throws ApplicationException.NotFound if no such app can be let in
   * @throws ApplicationException.Unacceptable if the app may not ask for a scope, or the actor does
   *     not have it
   * @throws ApplicationException.Forbidden if an API key or app acts, or with code {@code
   *     mfa_required} where the second factor must be given first
   */
  public String decide(
      Actor actor, Request request, boolean approved, @Nullable String verification) {
    requireInPerson(actor);
    if (!approved) {
      return refuse(request);
    }
    OAuth2Client client = client(request);
    FieldErrors errors = new FieldErrors();
    Set<Permission> scopes = scopes(request, client, errors);
    scopes.stream()
        .filter(scope -> !actor.permissions().contains(scope))
        .findFirst()
        .ifPresent(scope -> errors.add("scope", "You do not have " + scope.wireName() + "."));
    errors.throwUnacceptable();
    String code = secrets.generate();
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          secondFactor.require(actor.requireUser(), verification);
          OAuth2Grant grant =
              new OAuth2Grant(
                  ids.next(),
                  client.id(),
                  actor.requireUser(),
                  Members.organization(actor),
                  scopes,
                  now);
          grants.add(
              grant,
              new OAuth2Grants.Code(
                  secrets.hash(code),
                  Objects.requireNonNull(request.codeChallenge),
                  Objects.requireNonNull(request.redirectUri),
                  now.plus(CODE_LIFETIME),
                  false));
          audit.record(
              actor,
              grant.organization(),
              AuditAction.OAUTH2_GRANT_GIVEN,
              client.id().value(),
              Scopes.text(scopes));
          return grant;
        });
    return sentTo(request, "code=" + code);
  }

  /** Returns what the actor has granted to apps, newest first. */
  public List<OAuth2Grants.Held> held(Actor actor) {
    requireInPerson(actor);
    return transactions.inPlatform(() -> grants.of(actor.requireUser()));
  }

  /**
   * Takes back everything that the actor has granted to an app.
   *
   * @throws ApplicationException.NotFound if that is nothing
   */
  public void takeBack(Actor actor, UUID client) {
    requireInPerson(actor);
    boolean any =
        transactions.inPlatform(
            () -> {
              UserId user = actor.requireUser();
              boolean revoked = grants.revokeAll(user, client, clock.instant());
              if (revoked) {
                audit.recordOfUser(actor, user, AuditAction.OAUTH2_GRANT_REVOKED, "app " + client);
              }
              return revoked;
            });
    known.forgetAll();
    if (!any) {
      throw new ApplicationException.NotFound("Authorized app");
    }
  }

  private static void requireInPerson(Actor actor) {
    actor.requireUser();
    if (!actor.firstParty()) {
      throw new ApplicationException.Forbidden(
          "Access denied", "This needs a sign-in in person; API keys and apps cannot do it.");
    }
  }

  /** The address is looked at before anything else of the request is believed. */
  private OAuth2Client client(Request request) {
    request.errors().throwInvalid();
    Optional<OAuth2Client> found =
        transactions
            .inPlatform(() -> clients.findByClientId(Objects.requireNonNull(request.clientId)))
            .map(OAuth2Clients.Known::client)
            .filter(OAuth2Client::open);
    OAuth2Client client =
        found.orElseThrow(() -> new ApplicationException.NotFound("OAuth2 application"));
    if (!client.redirectsTo(Objects.requireNonNull(request.redirectUri))) {
      throw new ApplicationException.Invalid(
          Map.of("redirect_uri", "The app has not registered this very address."));
    }
    return client;
  }

  private static Set<Permission> scopes(Request request, OAuth2Client client, FieldErrors errors) {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    for (String name : Scopes.names(request.scope)) {
      Permission scope =
          Permission.ofWireName(name).filter(client.card().scopes()::contains).orElse(null);
      if (scope == null) {
        errors.add("scope", "The app may not ask for " + Scopes.shown(name) + ".");
      } else {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private static String sentTo(Request request, String answer) {
    String address = Objects.requireNonNull(request.redirectUri);
    String state = URLEncoder.encode(Objects.requireNonNull(request.state), StandardCharsets.UTF_8);
    return address
        + (address.contains("?") ? "&" : "?")
        + answer
        + "&state="
        + state.replace("+", "%20");
  }

  /**
   * What an app asks for.
   *
   * @param client not null
   * @param scopes in order; not null
   */
  public record Asked(OAuth2Client client, List<Permission> scopes) {}

  /**
   * An authorization request, as the browser brought it; every part is required.
   *
   * @param responseType {@code code}
   * @param clientId of the app
   * @param redirectUri where the app waits
   * @param scope wire names of permissions, separated by spaces
   * @param state returned to the app as it is
   * @param codeChallenge of PKCE
   * @param codeChallengeMethod {@code S256}
   */
  public record Request(
      @Nullable String responseType,
      @Nullable String clientId,
      @Nullable String redirectUri,
      @Nullable String scope,
      @Nullable String state,
      @Nullable String codeChallenge,
      @Nullable String codeChallengeMethod) {
    private static final String S256 = "[A-Za-z0-9_-]{43}";

    /** Returns the request for other scopes. */
    public Request withScope(String other) {
      return new Request(
          responseType, clientId, redirectUri, other, state, codeChallenge, codeChallengeMethod);
    }

    private FieldErrors errors() {
      FieldErrors errors = new FieldErrors();
      errors.addIf(!"code".equals(responseType), "response_type", "This value should be code.");
      required(errors, "client_id", clientId);
      required(errors, "redirect_uri", redirectUri);
      required(errors, "scope", scope);
      required(errors, "state", state);
      errors.addIf(
          codeChallenge == null || !codeChallenge.matches(S256),
          "code_challenge",
          "This value should be the SHA-256 of the verifier in base64url, without padding.");
      errors.addIf(
          !"S256".equals(codeChallengeMethod),
          "code_challenge_method",
          "This value should be S256.");
      return errors;
    }

    private static void required(FieldErrors errors, String field, @Nullable String value) {
      errors.addIf(value == null || value.isBlank(), field, Wording.BLANK);
      errors.addIf(value != null && value.length() > LONGEST, field, "This value is too long.");
    }

    /** Shows what is no secret. */
    @Override
    public String toString() {
      return "Request" + Arrays.asList(clientId, scope);
    }
  }
}
