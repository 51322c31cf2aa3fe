package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Wording;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.AuthorizeApp;
import ro.storno.application.identity.ExchangeGrant;
import ro.storno.application.identity.OAuth2Answer;
import ro.storno.application.identity.RevokeOAuth2Token;
import ro.storno.application.limit.CallLimits;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.server.RateLimits;

/** Routes of api-reference/oauth2 with which users let apps in, and apps get their tokens. */
public final class OAuth2Routes {
  /** The page that asks the user, for browsers. */
  static final String PAGE = "/oauth2/authorize";

  static final String TOKEN = "/api/v1/oauth2/token";
  static final String REVOKE = "/api/v1/oauth2/revoke";
  static final String IN_PERSON = "Nobody signed in, or an API key or app calls";

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int TRADES = 20;
  private static final int LONGEST_CLIENT_ID = 100;
  private static final String AREA = "OAuth2";
  private static final String AUTHORIZE = "/api/v1/oauth2/authorize";
  private static final String APPS = "/api/v1/me/authorized-apps";
  private static final Param<String> RESPONSE_TYPE =
      Param.text("response_type", "Must be code; required.");
  private static final Param<String> CLIENT_ID =
      Param.text("client_id", "Identifier of the app; required.");
  private static final Param<String> REDIRECT_URI =
      Param.longText("redirect_uri", "One of the app's addresses; required.", 4096);
  private static final Param<String> SCOPE =
      Param.longText("scope", "Scopes, separated by spaces; required.", 4096);
  private static final Param<String> STATE =
      Param.longText("state", "Returned to the app as it is; required.", 4096);
  private static final Param<String> CHALLENGE =
      Param.text("code_challenge", "SHA-256 of the verifier in base64url; required.");
  private static final Param<String> METHOD =
      Param.text("code_challenge_method", "Must be S256; required.");

  /** What an app sends a browser with. */
  static final List<Param<?>> REQUEST =
      List.of(RESPONSE_TYPE, CLIENT_ID, REDIRECT_URI, SCOPE, STATE, CHALLENGE, METHOD);

  private static final Param<String> VERIFICATION =
      Param.text(
              "X-Mfa-Verification",
              "Token of /api/v1/mfa/verify; needed where a second factor is on")
          .inHeader();

  private final AuthorizeApp authorize;
  private final ExchangeGrant exchange;
  private final RevokeOAuth2Token revoke;
  private final CallLimits limits;
  private final Supplier<URI> address;

  /**
   * Where to send the browser.
   *
   * @param redirectUri at the app
   */
  record RedirectView(@JsonProperty("redirect_uri") String redirectUri) {}

  /**
   * Routes to the given use cases.
   *
   * @param authorize asks users, not null
   * @param exchange gives out tokens, not null
   * @param revoke takes tokens back, not null
   * @param limits how often an app may trade, not null
   * @param address of this server as browsers see it, not null
   */
  public OAuth2Routes(
      AuthorizeApp authorize,
      ExchangeGrant exchange,
      RevokeOAuth2Token revoke,
      CallLimits limits,
      Supplier<URI> address) {
    this.authorize = authorize;
    this.exchange = exchange;
    this.revoke = revoke;
    this.limits = limits;
    this.address = address;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(show(), decide(), token(), revocation(), metadata(), held(), takeBack());
  }

  private Route show() {
    return Route.get(AUTHORIZE)
        .inPerson()
        .does(AREA, "Show what an app asks for")
        .params(REQUEST)
        .answers(200, ConsentView.class, "The app, and its scopes as far as the caller has them")
        .refuses(400, "The request is malformed, or names an address that is not the app's")
        .refuses(401, IN_PERSON)
        .refuses(404, "No such app can be let in")
        .handle(
            call ->
                Reply.ok(ConsentView.of(authorize.show(call.caller(Actor.class), request(call)))));
  }

  static AuthorizeApp.Request request(Call call) {
    return new AuthorizeApp.Request(
        call.param(RESPONSE_TYPE).orElse(null),
        call.param(CLIENT_ID).orElse(null),
        call.param(REDIRECT_URI).orElse(null),
        call.param(SCOPE).orElse(null),
        call.param(STATE).orElse(null),
        call.param(CHALLENGE).orElse(null),
        call.param(METHOD).orElse(null));
  }

  private Route decide() {
    return Route.post(AUTHORIZE)
        .inPerson()
        .does(AREA, "Let an app in, or not")
        .params(VERIFICATION)
        .answers(200, RedirectView.class, "Where to send the browser, with a code or a refusal")
        .refuses(400, "The request is malformed, or names an address that is not the app's")
        .refuses(401, IN_PERSON)
        .refuses(403, "The second factor must be given first")
        .refuses(404, "No such app can be let in")
        .refuses(422, "The app may not ask for a scope, or the caller does not have it")
        .handle(
            DecisionRequest.class,
            (call, body) -> {
              if (body.approved() == null) {
                throw Refusal.field("approved", Wording.BLANK);
              }
              return Reply.ok(
                  new RedirectView(
                      authorize.decide(
                          call.caller(Actor.class),
                          body.request(),
                          body.approved(),
                          call.param(VERIFICATION).orElse(null))));
            });
  }

  private Route token() {
    return Route.post(TOKEN)
        .anyone()
        .does(AREA, "Trade a code or a refresh token for tokens")
        .note("Each works once; a second use ends everything that came of the grant.")
        .takesForms()
        .limited(60, MINUTE)
        .answers(200, GrantView.class, "The tokens")
        .refuses(429, "An app trades more than 20 times a minute from one address")
        .refuses(400, "In error stands the word of RFC 6749 section 5.2, such as invalid_grant")
        .handle(
            GrantRequest.class,
            (call, body) -> {
              limit(call, body.clientId());
              OAuth2Answer answer = exchange.exchange(body.command());
              if (answer instanceof OAuth2Answer.Issued issued) {
                return Reply.ok(GrantView.of(issued)).withHeader("Pragma", "no-cache");
              }
              throw refusal((OAuth2Answer.Refused) answer);
            });
  }

  /** Counted by address too: the identifier of an app is public, and must not lock it out. */
  private void limit(Call call, @Nullable String clientId) {
    if (clientId == null || clientId.length() > LONGEST_CLIENT_ID) {
      return;
    }
    limits
        .slide(TOKEN + " " + clientId + " " + call.clientAddress(), TRADES, MINUTE)
        .ifPresent(
            wait -> {
              throw new Refusal(RateLimits.refusal(wait).withCode("rate_limited"));
            });
  }

  private Route revocation() {
    return Route.post(REVOKE)
        .anyone()
        .does(AREA, "Give a token back")
        .note("With a refresh token, everything that came of its grant ends.")
        .takesForms()
        .limited(60, MINUTE)
        .answers(200, "The token opens nothing, whether it was known or not")
        .refuses(400, "In error stands invalid_client")
        .handle(
            RevocationRequest.class,
            (call, body) -> {
              Optional<OAuth2Answer.Refused> refused =
                  revoke.revoke(body.token(), body.clientId(), body.clientSecret());
              if (refused.isPresent()) {
                throw refusal(refused.get());
              }
              return new Reply(200, null, null, Map.of());
            });
  }

  private static Refusal refusal(OAuth2Answer.Refused refused) {
    return new Refusal(
        ApiError.of(400, refused.error(), refused.description())
            .withCode(refused.error())
            .with("error_description", refused.description()));
  }

  private Route metadata() {
    return Route.get("/.well-known/oauth-authorization-server")
        .anyone()
        .does(AREA, "Tell OAuth2 libraries what there is")
        .answers(200, OAuth2MetadataView.class, "The metadata of RFC 8414")
        .handle(call -> Reply.ok(OAuth2MetadataView.of(address.get())));
  }

  private Route held() {
    return Route.get(APPS)
        .inPerson()
        .does(AREA, "List the apps that the caller has let in, newest first")
        .answers(200, AuthorizedAppsView.class, "The apps")
        .handle(call -> Reply.ok(AuthorizedAppsView.of(authorize.held(call.caller(Actor.class)))));
  }

  private Route takeBack() {
    return Route.delete(APPS + "/{uuid}")
        .inPerson()
        .does(AREA, "Let an app in no longer")
        .answers(204, "Its tokens for the caller open nothing any more")
        .refuses(404, "The caller has let in no such app")
        .handle(
            call -> {
              authorize.takeBack(call.caller(Actor.class), call.id("uuid"));
              return Reply.noContent();
            });
  }
}
