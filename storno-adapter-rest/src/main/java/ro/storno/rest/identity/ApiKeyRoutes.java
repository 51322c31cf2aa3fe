package ro.storno.rest.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageApiKeys;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/api-keys. */
public final class ApiKeyRoutes {
  private static final String AREA = "API keys";
  private static final String PATH = "/api/v1/api-tokens";
  static final Param<String> VERIFICATION =
      Param.text(
              "X-Mfa-Verification",
              "Token of /api/v1/mfa/verify; needed where a second factor is on")
          .inHeader();

  private final ManageApiKeys keys;

  /**
   * Routes to the given use case.
   *
   * @param keys not null
   */
  public ApiKeyRoutes(ManageApiKeys keys) {
    this.keys = keys;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(scopes(), list(), create(), update(), rotate(), revoke());
  }

  private Route scopes() {
    return Route.get(PATH + "/scopes")
        .signedIn()
        .does(AREA, "List what could be granted to a key")
        .note("A key could do at most what its owner may do, asked at each call.")
        .answers(200, ScopesView.class, "The scopes that the caller has")
        .handle(call -> Reply.ok(ScopesView.of(keys.scopes(call.caller(Actor.class)))));
  }

  private Route list() {
    return Route.get(PATH)
        .organizationInPerson(Permission.API_KEY_VIEW)
        .does(AREA, "List one's keys, newest first")
        .answers(200, ApiKeysView.class, "The keys, revoked ones included")
        .handle(call -> Reply.ok(ApiKeysView.of(keys.list(call.caller(Actor.class)))));
  }

  private Route create() {
    return Route.post(PATH)
        .organizationInPerson(Permission.API_KEY_MANAGE)
        .does(AREA, "Make a key")
        .note("Send it as it is in Authorization. The secret is shown this once.")
        .params(VERIFICATION)
        .answers(201, NewApiKeyView.class, "The key with its secret")
        .refuses(422, "A field is missing or asks for more than the caller may do")
        .handle(
            ManageApiKeys.Command.class,
            (call, body) ->
                Reply.created(
                    NewApiKeyView.of(
                        keys.create(call.caller(Actor.class), body, verification(call)))));
  }

  private Route update() {
    return Route.patch(PATH + "/{uuid}")
        .organizationInPerson(Permission.API_KEY_MANAGE)
        .does(AREA, "Rename a key or replace its scopes")
        .answers(200, ApiKeyView.class, "The key as changed")
        .refuses(404, "There is no such key")
        .refuses(422, "Nothing was sent, or it asks for more than the caller may do")
        .handle(
            ManageApiKeys.Change.class,
            (call, body) ->
                Reply.ok(
                    ApiKeyView.of(
                        keys.update(
                            call.caller(Actor.class),
                            key(call),
                            body,
                            call.sent(ManageApiKeys.Change.class)))));
  }

  private Route rotate() {
    return Route.post(PATH + "/{uuid}/rotate")
        .organizationInPerson(Permission.API_KEY_MANAGE)
        .does(AREA, "Give a key another secret")
        .note("The old secret opens nothing from then on.")
        .params(VERIFICATION)
        .answers(201, NewApiKeyView.class, "The key with its new secret")
        .refuses(404, "There is no such key")
        .refuses(409, "The key was revoked")
        .handle(
            call ->
                Reply.created(
                    NewApiKeyView.of(
                        keys.rotate(call.caller(Actor.class), key(call), verification(call)))));
  }

  private Route revoke() {
    return Route.delete(PATH + "/{uuid}")
        .organizationInPerson(Permission.API_KEY_MANAGE)
        .does(AREA, "Revoke a key for ever")
        .answers(204, "It opens nothing any more, on any node within a second")
        .refuses(404, "There is no such key")
        .handle(
            call -> {
              keys.revoke(call.caller(Actor.class), key(call));
              return Reply.noContent();
            });
  }

  private static ApiKeyId key(Call call) {
    return new ApiKeyId(call.id("uuid"));
  }

  private static @Nullable String verification(Call call) {
    return call.param(VERIFICATION).orElse(null);
  }
}
