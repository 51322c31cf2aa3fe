package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.LogIn;
import ro.storno.application.identity.RefreshSession;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.identity.ShowProfile;
import ro.storno.application.identity.UpdateProfile;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/auth. */
public final class IdentityRoutes {
  private static final String AUTH = "Authentication";
  private static final String PROFILE = "Profile";

  private final UseCases use;

  /**
   * What the routes call; none is null.
   *
   * @param register opens accounts
   * @param logIn signs in
   * @param refresh trades refresh tokens
   * @param showProfile shows users to themselves
   * @param updateProfile lets users change themselves
   */
  public record UseCases(
      RegisterUser register,
      LogIn logIn,
      RefreshSession refresh,
      ShowProfile showProfile,
      UpdateProfile updateProfile) {}

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public IdentityRoutes(UseCases use) {
    this.use = use;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        register(),
        logIn(),
        refresh("/api/auth/token/refresh", "Trade a refresh token for the next pair"),
        refresh("/api/auth/refresh", "Trade a refresh token for the next pair (second address)"),
        showProfile(),
        updateProfile());
  }

  private Route register() {
    return Route.post("/api/auth/register")
        .anyone()
        .does(AUTH, "Open an account")
        .note("Opens the account, an organization of its own, and a session.")
        .limited(10, Duration.ofHours(1))
        .answers(201, RegisteredView.class, "The account is open and signed in")
        .refuses(403, "This server does not take registrations")
        .refuses(409, "The address has an account already")
        .handle(
            RegisterUser.Command.class,
            (call, body) ->
                Reply.created(RegisteredView.of(use.register().register(body), body.email())));
  }

  private Route logIn() {
    return Route.post("/api/auth")
        .anyone()
        .does(AUTH, "Log in with address and password")
        .limited(5, Duration.ofMinutes(1))
        .answers(200, TokensView.class, "Signed in")
        .refuses(401, "Address or password is wrong")
        .refuses(403, "The account is inactive or not confirmed")
        .handle(
            LogIn.Command.class, (call, body) -> Reply.ok(TokensView.of(use.logIn().logIn(body))));
  }

  private Route refresh(String path, String what) {
    return Route.post(path)
        .anyone()
        .does(AUTH, what)
        .note("Each refresh token works once; using it again ends the whole session.")
        .answers(200, TokensView.class, "The next pair of tokens")
        .refuses(401, "The token is unknown, expired, revoked or was used before")
        .refuses(403, "The account is inactive")
        .handle(
            RefreshRequest.class,
            (call, body) -> Reply.ok(TokensView.of(use.refresh().refresh(body.refreshToken()))));
  }

  private Route showProfile() {
    return Route.get("/api/v1/me")
        .signedIn()
        .does(PROFILE, "Show the signed-in user")
        .answers(200, ProfileView.class, "The user, with organizations and permissions")
        .handle(
            call ->
                Reply.ok(ProfileView.of(use.showProfile().show(call.caller(Actor.class)), null)));
  }

  private Route updateProfile() {
    return Route.patch("/api/v1/me")
        .inPerson()
        .does(PROFILE, "Change the signed-in user")
        .note("A new password ends every session.")
        .limited(10, Duration.ofMinutes(1))
        .answers(200, ProfileView.class, "The user as changed")
        .refuses(403, "The current password is wrong")
        .refuses(422, "The time zone is unknown")
        .handle(
            ProfileRequest.class,
            (call, body) ->
                Reply.ok(
                    ProfileView.of(
                        use.updateProfile()
                            .update(
                                call.caller(Actor.class),
                                body.command(),
                                call.sent(ProfileRequest.class)),
                        "Profile updated.")));
  }
}
