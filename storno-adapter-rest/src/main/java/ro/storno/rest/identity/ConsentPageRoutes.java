package ro.storno.rest.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.ActOnce;
import ro.storno.application.identity.AuthorizeApp;
import ro.storno.application.identity.Scopes;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Pages;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * The page on which a user lets an app in, for browsers without a front end. A malformed request is
 * told to the user, never to the address that it names.
 */
public final class ConsentPageRoutes {
  private static final String AREA = "Account pages";
  private static final String HTML = "text/html";

  private final AuthorizeApp authorize;
  private final ActOnce actOnce;
  private final AccountPages pages = new AccountPages();

  /**
   * Routes to the given use cases.
   *
   * @param authorize not null
   * @param actOnce not null
   */
  public ConsentPageRoutes(AuthorizeApp authorize, ActOnce actOnce) {
    this.authorize = authorize;
    this.actOnce = actOnce;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(ask(), decide());
  }

  private Route ask() {
    return Route.get(OAuth2Routes.PAGE)
        .anyone()
        .does(AREA, "Ask whether an app may act for the user")
        .params(OAuth2Routes.REQUEST)
        .limited(60, Duration.ofMinutes(1))
        .answersFile(200, HTML, "What the app asks for")
        .answersFile(400, HTML, "The request is malformed, or no such app can be let in")
        .handle(call -> asked(call, OAuth2Routes.request(call), 200, null));
  }

  private Reply asked(
      Call call, AuthorizeApp.Request request, int status, @Nullable String problem) {
    Language language = Language.of(call);
    try {
      String email = call.formText("email").orElse("");
      return Pages.reply(
          status, pages.consent(language, request, authorize.ask(request), email, problem));
    } catch (ApplicationException.Invalid | ApplicationException.NotFound malformed) {
      return Pages.reply(400, pages.titled(language, Tone.PROBLEM, "consent.malformed"));
    }
  }

  private Route decide() {
    return Route.post(OAuth2Routes.PAGE)
        .anyone()
        .does(AREA, "Let an app in, or not")
        .limited(5, Duration.ofMinutes(1))
        .answers(303, "To the app, with a code or a refusal")
        .answersFile(400, HTML, "The request is malformed, or no such app can be let in")
        .answersFile(401, HTML, "The password is wrong; the form again")
        .answersFile(
            403, HTML, "A code is needed, there were too many, or the account may not sign in")
        .answersFile(422, HTML, "The user has nothing of what the app asks for")
        .handle(
            call -> {
              AuthorizeApp.Request request = request(call::formText);
              try {
                return sentTo(
                    call.formText("refused").isPresent()
                        ? authorize.refuse(request)
                        : allowed(call, request));
              } catch (ApplicationException.Unacceptable nothing) {
                return asked(call, request, 422, "problem.rights");
              } catch (ApplicationException refused) {
                if (PageProblems.ofSignIn(refused)
                    || refused instanceof ApplicationException.NotFound) {
                  return asked(
                      call, request, PageProblems.status(refused), PageProblems.signIn(refused));
                }
                throw refused;
              }
            });
  }

  /** What the user does not have is left out, as on the consent screen of a front end. */
  private String allowed(Call call, AuthorizeApp.Request request) {
    authorize.ask(request);
    return actOnce.as(
        new ActOnce.Credentials(
            call.formText("email").orElse(null),
            call.formText("password").orElse(null),
            call.formText("code").orElse(null)),
        present -> {
          AuthorizeApp.Asked asked = authorize.show(present.actor(), request);
          if (asked.scopes().isEmpty()) {
            throw new ApplicationException.Unacceptable("Nothing could be granted", Map.of());
          }
          return authorize.decide(
              present.actor(),
              request.withScope(Scopes.text(asked.scopes())),
              true,
              present.verification());
        });
  }

  private static AuthorizeApp.Request request(Function<String, Optional<String>> form) {
    return new AuthorizeApp.Request(
        form.apply("response_type").orElse(null),
        form.apply("client_id").orElse(null),
        form.apply("redirect_uri").orElse(null),
        form.apply("scope").orElse(null),
        form.apply("state").orElse(null),
        form.apply("code_challenge").orElse(null),
        form.apply("code_challenge_method").orElse(null));
  }

  private static Reply sentTo(String address) {
    return new Reply(303, null, null, Map.of("Location", address));
  }

  /** The source, in the words of a content security policy, of an address that was registered. */
  static String origin(String address) {
    URI uri = URI.create(address);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return scheme + ":";
    }
    return scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
