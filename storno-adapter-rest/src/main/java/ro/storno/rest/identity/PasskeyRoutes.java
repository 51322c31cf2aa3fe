package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.LogInWithPasskey;
import ro.storno.application.identity.ManagePasskeys;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/auth/passkeys. */
public final class PasskeyRoutes {
  private static final String AREA = "Passkeys";
  private static final String SIGN_IN = "/api/auth/passkey/login";
  private static final String ADDING = "/api/v1/passkey/register";
  private static final String MINE = "/api/v1/me/passkeys";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManagePasskeys manage;
  private final LogInWithPasskey logIn;

  /**
   * Routes to the given use cases.
   *
   * @param manage not null
   * @param logIn not null
   */
  public PasskeyRoutes(ManagePasskeys manage, LogInWithPasskey logIn) {
    this.manage = manage;
    this.logIn = logIn;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(options(), add(), beginSignIn(), signIn(), list(), rename(), remove());
  }

  private Route options() {
    return Route.post(ADDING + "/options")
        .inPerson()
        .does(AREA, "Begin to add a passkey")
        .note("The challenge is good for one answer within five minutes.")
        .limited(20, MINUTE)
        .params(ApiKeyRoutes.VERIFICATION)
        .answers(200, PasskeyOptionsView.class, "What to ask an authenticator for")
        .refuses(403, "The second factor has to be given first, or a sign-in with a passkey")
        .refuses(409, "There are too many passkeys")
        .handle(
            call ->
                Reply.ok(
                    PasskeyOptionsView.of(
                        manage.begin(call.caller(Actor.class), verification(call)))));
  }

  private Route add() {
    return Route.post(ADDING)
        .inPerson()
        .does(AREA, "Add the passkey that the authenticator made")
        .answers(201, PasskeyView.class, "The passkey; it can sign in from now on")
        .refuses(
            403, "The authenticator did not verify its user, or a passkey has to sign in first")
        .refuses(409, "This passkey is registered already")
        .refuses(422, "The answer does not fit, or its challenge is over")
        .handle(
            PasskeyRequest.class,
            (call, body) ->
                Reply.created(
                    PasskeyView.of(manage.add(call.caller(Actor.class), body.command()))));
  }

  private Route beginSignIn() {
    return Route.post(SIGN_IN + "/options")
        .anyone()
        .does(AREA, "Begin to sign in with a passkey")
        .note("The answer is the same for everybody, with or without an address.")
        .limited(10, MINUTE)
        .answers(200, PasskeyLogInOptionsView.class, "What to ask an authenticator for")
        .handle(
            PasskeyLogInOptionsRequest.class,
            (call, body) -> Reply.ok(PasskeyLogInOptionsView.of(logIn.begin())));
  }

  private Route signIn() {
    return Route.post(SIGN_IN)
        .anyone()
        .does(AREA, "Sign in with a passkey")
        .note("No second factor is asked for: the authenticator verified its user.")
        .limited(10, MINUTE)
        .answers(200, TokensView.class, "Signed in")
        .refuses(403, "The authenticator did not verify its user, or the account is inactive")
        .refuses(422, "The passkey is unknown, or the answer does not fit")
        .handle(
            PasskeyLogInRequest.class,
            (call, body) -> Reply.ok(TokensView.of(logIn.logIn(body.command()))));
  }

  private Route list() {
    return Route.get(MINE)
        .inPerson()
        .does(AREA, "List one's passkeys, newest first")
        .answers(200, ListType.of(PasskeyView.class), "The passkeys")
        .handle(
            call ->
                Reply.ok(
                    manage.list(call.caller(Actor.class)).stream().map(PasskeyView::of).toList()));
  }

  private Route rename() {
    return Route.patch(MINE + "/{id}")
        .inPerson()
        .does(AREA, "Give a passkey another name")
        .answers(200, PasskeyView.class, "The passkey as renamed")
        .refuses(404, "There is no such passkey")
        .handle(
            ManagePasskeys.Naming.class,
            (call, body) ->
                Reply.ok(
                    PasskeyView.of(manage.rename(call.caller(Actor.class), passkey(call), body))));
  }

  private Route remove() {
    return Route.delete(MINE + "/{id}")
        .inPerson()
        .does(AREA, "Remove a passkey")
        .params(ApiKeyRoutes.VERIFICATION)
        .answers(204, "It signs nobody in any more")
        .refuses(403, "The second factor has to be given first, or a sign-in with a passkey")
        .refuses(404, "There is no such passkey")
        .handle(
            call -> {
              manage.remove(call.caller(Actor.class), passkey(call), verification(call));
              return Reply.noContent();
            });
  }

  private static PasskeyId passkey(Call call) {
    return new PasskeyId(call.id("id"));
  }

  private static @Nullable String verification(Call call) {
    return call.param(ApiKeyRoutes.VERIFICATION).orElse(null);
  }
}
