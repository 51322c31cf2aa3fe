package ro.storno.rest.identity;

import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageOAuth2Clients;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/oauth2 with which an organization keeps its apps. */
public final class OAuth2ClientRoutes {
  private static final String AREA = "OAuth2 apps";
  private static final String PATH = "/api/v1/oauth2/clients";
  private static final String ONE = PATH + "/{uuid}";
  private static final String ABSENT = "There is no such app";

  private final ManageOAuth2Clients clients;

  /**
   * Routes to the given use case.
   *
   * @param clients not null
   */
  public OAuth2ClientRoutes(ManageOAuth2Clients clients) {
    this.clients = clients;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), get(), create(), update(), rotate(), revoke());
  }

  private Route list() {
    return Route.get(PATH)
        .organization(Permission.OAUTH2_APP_VIEW)
        .does(AREA, "List the organization's apps, newest first")
        .answers(200, OAuth2ClientsView.class, "The apps, revoked ones included")
        .handle(call -> Reply.ok(OAuth2ClientsView.of(clients.list(call.caller(Actor.class)))));
  }

  private Route get() {
    return Route.get(ONE)
        .organization(Permission.OAUTH2_APP_VIEW)
        .does(AREA, "Show an app")
        .answers(200, OAuth2ClientView.class, "The app")
        .refuses(404, ABSENT)
        .handle(
            call ->
                Reply.ok(OAuth2ClientView.of(clients.get(call.caller(Actor.class), app(call)))));
  }

  private Route create() {
    return managing(Route.post(PATH), "Register an app")
        .note("The secret of a confidential app is shown this once.")
        .answers(201, NewOAuth2ClientView.class, "The app with its secret")
        .refuses(422, "A field is missing, malformed or asks for more than the caller may do")
        .handle(
            ManageOAuth2Clients.Command.class,
            (call, body) ->
                Reply.created(
                    NewOAuth2ClientView.of(clients.create(call.caller(Actor.class), body))));
  }

  private Route update() {
    return managing(Route.patch(ONE), "Change an app")
        .note("Lists take the place of the present ones. Tokens that were given out stay good.")
        .answers(200, OAuth2ClientView.class, "The app as changed")
        .refuses(404, ABSENT)
        .refuses(409, "It was revoked")
        .refuses(422, "Nothing was sent, or a field is malformed or asks for too much")
        .handle(
            ManageOAuth2Clients.Change.class,
            (call, body) ->
                Reply.ok(
                    OAuth2ClientView.of(
                        clients.update(
                            call.caller(Actor.class),
                            app(call),
                            body,
                            call.sent(ManageOAuth2Clients.Change.class)))));
  }

  private Route rotate() {
    return managing(Route.post(ONE + "/rotate-secret"), "Give an app another secret")
        .note("The old secret proves nothing from then on. Tokens stay good.")
        .answers(200, NewOAuth2ClientView.class, "The app with its new secret")
        .refuses(404, ABSENT)
        .refuses(409, "It was revoked")
        .handle(
            call ->
                Reply.ok(
                    NewOAuth2ClientView.of(clients.rotate(call.caller(Actor.class), app(call)))));
  }

  private Route revoke() {
    return managing(Route.delete(ONE), "Revoke an app for ever, with all of its tokens")
        .answers(204, "Its tokens open nothing any more, on any node within a second")
        .refuses(404, ABSENT)
        .handle(
            call -> {
              clients.revoke(call.caller(Actor.class), app(call));
              return Reply.noContent();
            });
  }

  private static Route.Draft managing(Route.Draft draft, String what) {
    return draft
        .organizationInPerson(Permission.OAUTH2_APP_MANAGE)
        .does(AREA, what)
        .refuses(401, OAuth2Routes.IN_PERSON);
  }

  private static OAuth2ClientId app(Call call) {
    return new OAuth2ClientId(call.id("uuid"));
  }
}
