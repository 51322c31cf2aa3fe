package ro.storno.rest.anaf;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.anaf.FinishAuthorization;
import ro.storno.application.anaf.StartAuthorization;
import ro.storno.application.identity.Actor;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Pages;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * The way of a browser to ANAF and back (concepts/anaf-integration.md): signed in, or with a link.
 *
 * <p>A browser is sent to ANAF, to pages of this server, or to the one address that the operator
 * has configured; nothing in a request says where to.
 */
public final class AnafAuthorizationRoutes {
  private static final String AREA = "ANAF";
  private static final String CALLBACK = "/auth/callback/anaf";
  private static final String HTML = "text/html";
  private static final Param<String> STATE =
      Param.longText("state", "What the attempt is known by.", 4096);
  private static final Param<String> CODE = Param.longText("code", "What ANAF gave out.", 4096);
  private static final Param<String> ERROR =
      Param.longText("error", "Why ANAF gave nothing out, such as access_denied.", 4096);
  private static final Param<String> TOKEN = Param.longText("token", "Token of the link.", 4096);

  private final StartAuthorization start;
  private final FinishAuthorization finish;
  private final AnafPages pages;
  private final Optional<URI> afterwards;
  private final WayBackCookie cookie;

  /**
   * Where to authorize.
   *
   * @param url at ANAF; open it in a browser
   */
  record ConnectView(String url) {}

  /**
   * Routes to the given use cases.
   *
   * @param start sends browsers to ANAF, not null
   * @param finish receives them back, not null
   * @param afterwards where browsers go after an authorization by a signed-in user; empty for a
   *     page of this server
   * @param https whether browsers reach this server by https
   */
  public AnafAuthorizationRoutes(
      StartAuthorization start,
      FinishAuthorization finish,
      Optional<URI> afterwards,
      boolean https) {
    this.start = start;
    this.finish = finish;
    this.pages = new AnafPages(afterwards);
    this.afterwards = afterwards;
    this.cookie = new WayBackCookie(https, CALLBACK);
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(connect(), back(), confirmed(), link(), device(), follow());
  }

  private Route connect() {
    return Route.get("/api/connect/anaf")
        .inPerson()
        .does(AREA, "Begin to authorize at ANAF")
        .note(
            "A browser is redirected. A client that asks for JSON is told the address instead,"
                + " since it cannot follow a redirect with its token.")
        .answers(200, ConnectView.class, "The address to open in a browser")
        .answers(302, "To ANAF")
        .refuses(503, "The access to ANAF is not configured")
        .handle(
            call -> {
              StartAuthorization.Started started = start.begin(call.caller(Actor.class));
              boolean json =
                  call.header("Accept").filter(a -> a.contains("application/json")).isPresent();
              Reply reply =
                  json
                      ? Reply.ok(new ConnectView(started.url().toString()))
                      : redirect(302, started.url());
              return withCookie(reply, started.browserSecret());
            });
  }

  private Route back() {
    return Route.get(CALLBACK)
        .anyone()
        .does(AREA, "Receive the browser that comes back from ANAF")
        .params(STATE, CODE, ERROR)
        .answersFile(200, HTML, "What came of it, or the question for whom it is")
        .answers(303, "To the address that the operator has configured")
        .answersFile(400, HTML, "What went wrong")
        .answersFile(502, HTML, "ANAF does not answer, or does not know us")
        .limited(60, Duration.ofMinutes(1))
        .handle(
            call ->
                finished(
                    call,
                    new FinishAuthorization.Callback(
                        call.param(STATE).orElse(null),
                        call.param(CODE).orElse(null),
                        call.param(ERROR).orElse(null),
                        cookie.in(call.header("Cookie")),
                        false)));
  }

  private Route confirmed() {
    return Route.post(CALLBACK)
        .anyone()
        .does(AREA, "Finish, after the certificate holder confirmed for whom")
        .answersFile(200, HTML, "What came of it")
        .answers(303, "To the address that the operator has configured")
        .answersFile(400, HTML, "What went wrong")
        .answersFile(502, HTML, "ANAF does not answer, or does not know us")
        .limited(60, Duration.ofMinutes(1))
        .handle(
            call ->
                finished(
                    call,
                    new FinishAuthorization.Callback(
                        call.formText("state").orElse(null),
                        call.formText("code").orElse(null),
                        null,
                        cookie.in(call.header("Cookie")),
                        true)));
  }

  private Reply finished(Call call, FinishAuthorization.Callback callback) {
    Language language = Language.of(call);
    FinishAuthorization.Outcome outcome = finish.finish(callback);
    if (outcome instanceof FinishAuthorization.Outcome.Confirm confirm) {
      Map<String, String> hidden = new LinkedHashMap<>();
      hidden.put("state", String.valueOf(callback.state()));
      hidden.put("code", String.valueOf(callback.code()));
      return Pages.reply(200, pages.confirm(language, confirm.requester(), CALLBACK, hidden));
    }
    if (outcome instanceof FinishAuthorization.Outcome.Done done) {
      Reply reply =
          done.byLink() || afterwards.isEmpty()
              ? Pages.reply(200, pages.done(language, done))
              : redirect(303, afterwards.get());
      return reply.withHeader("Set-Cookie", cookie.header("", Duration.ZERO));
    }
    FinishAuthorization.Outcome.Failed failed = (FinishAuthorization.Outcome.Failed) outcome;
    return Pages.reply(status(failed.reason()), pages.failed(language, failed));
  }

  private static int status(FinishAuthorization.Reason reason) {
    return switch (reason) {
      case CLIENT_REFUSED, UNREACHABLE, AUTHORITY_ERROR -> 502;
      default -> 400;
    };
  }

  private Route link() {
    return page(Route.get("/anaf/link/{token}"), "Show what a link is for")
        .handle(call -> shown(call, call.pathText("token")));
  }

  private Route device() {
    return page(Route.get("/auth/anaf/device"), "Show what a link is for (second address)")
        .params(TOKEN)
        .handle(call -> shown(call, call.param(TOKEN).orElse("")));
  }

  private static Route.Draft page(Route.Draft draft, String what) {
    return draft
        .anyone()
        .does(AREA, what)
        .answersFile(200, HTML, "Who asks, and the way to ANAF")
        .answersFile(404, HTML, "There is no such link")
        .answersFile(410, HTML, "The link was used, or its time is over")
        .limited(60, Duration.ofMinutes(1));
  }

  private Reply shown(Call call, String token) {
    Language language = Language.of(call);
    try {
      StartAuthorization.LinkPage page = start.show(token);
      return switch (page.status()) {
        case PENDING -> Pages.reply(200, pages.link(language, page, "/anaf/link/" + token));
        case USED -> Pages.reply(410, pages.problem(language, "link.used"));
        case EXPIRED -> Pages.reply(410, pages.problem(language, "link.expired"));
      };
    } catch (ApplicationException.NotFound unknown) {
      return Pages.reply(404, pages.problem(language, "link.unknown"));
    }
  }

  private Route follow() {
    return Route.post("/anaf/link/{token}")
        .anyone()
        .does(AREA, "Go to ANAF with a link")
        .answers(303, "To ANAF")
        .answersFile(404, HTML, "There is no such link")
        .answersFile(410, HTML, "The link was used, or its time is over")
        .answersFile(503, HTML, "The access to ANAF is not configured")
        .limited(30, Duration.ofMinutes(1))
        .handle(
            call -> {
              String token = call.pathText("token");
              try {
                StartAuthorization.Started started = start.beginByLink(token);
                return withCookie(redirect(303, started.url()), started.browserSecret());
              } catch (ApplicationException.NotFound | ApplicationException.Conflict over) {
                return shown(call, token);
              } catch (ApplicationException.Unavailable notConfigured) {
                return Pages.reply(503, pages.problem(Language.of(call), "link.unconfigured"));
              }
            });
  }

  private static Reply redirect(int status, URI target) {
    return new Reply(status, null, null, Map.of("Location", target.toString()));
  }

  private Reply withCookie(Reply reply, String secret) {
    return reply.withHeader("Set-Cookie", cookie.header(secret, StartAuthorization.LIFETIME));
  }
}
