package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Identity;
import ro.storno.application.identity.LogIn;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.identity.RequestMail;
import ro.storno.application.identity.ResetPassword;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/auth. */
public final class IdentityRoutes {
  private static final String AUTH = "Authentication";
  private static final String PROFILE = "Profile";

  private final Identity use;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public IdentityRoutes(Identity use) {
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
        google(),
        logOut(),
        forgotPassword(),
        resetPassword(),
        confirmEmail(),
        resendConfirmation(),
        refresh("/api/auth/token/refresh", "Trade a refresh token for the next pair"),
        refresh("/api/auth/refresh", "Trade a refresh token for the next pair (second address)"),
        sessions(),
        endSession(),
        endOtherSessions(),
        showProfile(),
        updateProfile(),
        exportPersonalData(),
        deleteAccount());
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
                Reply.created(RegisteredView.of(use.register.register(body), body.email())));
  }

  private Route logIn() {
    return Route.post("/api/auth")
        .anyone()
        .does(AUTH, "Log in with address and password")
        .limited(5, Duration.ofMinutes(1))
        .note("Where a second factor is on, a challenge for /api/auth/mfa/verify is answered.")
        .answers(200, SignInView.class, "Signed in, or asked for the second factor")
        .refuses(401, "Address or password is wrong")
        .refuses(403, "The account is inactive or not confirmed")
        .handle(
            LogIn.Command.class, (call, body) -> Reply.ok(SignInView.of(use.logIn.logIn(body))));
  }

  private Route google() {
    return Route.post("/api/auth/google")
        .anyone()
        .does(AUTH, "Log in or register with a Google account")
        .limited(10, Duration.ofMinutes(1))
        .note(
            "An account of that address is linked where Google itself gives the address out. Where"
                + " a second factor is on, a challenge for /api/auth/mfa/verify is answered.")
        .answers(200, GoogleSignInView.class, "Signed in, or asked for the second factor")
        .refuses(401, "The token is forged, expired or not for this server")
        .refuses(403, "Google did not verify the address, or the account is inactive")
        .refuses(409, "The address has an account, which the token does not prove to be theirs")
        .handle(
            GoogleRequest.class,
            (call, body) ->
                Reply.ok(GoogleSignInView.of(use.logInWithGoogle.logIn(body.idToken()))));
  }

  private Route logOut() {
    return Route.post("/api/auth/logout")
        .inPerson()
        .does(AUTH, "End this session")
        .note("Its tokens are void, on every node within a second; other sessions go on.")
        .answers(204, "The session is over")
        .handle(
            call -> {
              use.logOut.logOut(TokenAdmission.credential(call));
              return Reply.noContent();
            });
  }

  private Route sessions() {
    return Route.get("/api/v1/me/sessions")
        .inPerson()
        .does(AUTH, "List where the user is signed in, the last refreshed first")
        .answers(200, SessionsView.class, "The sessions that go on")
        .handle(
            call ->
                Reply.ok(
                    SessionsView.of(use.manageSessions.list(TokenAdmission.credential(call)))));
  }

  private Route endSession() {
    return Route.delete("/api/v1/me/sessions/{id}")
        .inPerson()
        .does(AUTH, "End one of the user's sessions")
        .answers(204, "It is over, on every node within a second")
        .refuses(404, "The user has no such session")
        .handle(
            call -> {
              use.manageSessions.end(TokenAdmission.credential(call), call.id("id"));
              return Reply.noContent();
            });
  }

  private Route endOtherSessions() {
    return Route.delete("/api/v1/me/sessions")
        .inPerson()
        .does(AUTH, "End all of the user's sessions but this one")
        .answers(204, "They are over, on every node within a second")
        .handle(
            call -> {
              use.manageSessions.endOthers(TokenAdmission.credential(call));
              return Reply.noContent();
            });
  }

  private Route forgotPassword() {
    return Route.post("/api/auth/forgot-password")
        .anyone()
        .does(AUTH, "Ask for a link to choose a new password")
        .note("The answer is the same whether the address has an account or not.")
        .limited(3, Duration.ofMinutes(15))
        .answers(200, MessageView.class, "If there is such an account, a mail is on its way")
        .handle(
            RequestMail.Command.class,
            (call, body) -> {
              use.forgotPassword.request(body);
              return Reply.ok(
                  new MessageView(
                      "If an account with that email exists, a password reset link has been"
                          + " sent."));
            });
  }

  private Route resetPassword() {
    return Route.post("/api/auth/reset-password")
        .anyone()
        .does(AUTH, "Choose a new password with the token of a mail")
        .note("Ends every session of the account.")
        .limited(3, Duration.ofMinutes(15))
        .answers(200, MessageView.class, "The new password is set")
        .refuses(401, "The token is unknown, expired or was used before")
        .refuses(422, "The password is too weak")
        .handle(
            ResetPassword.Command.class,
            (call, body) -> {
              use.resetPassword.reset(body);
              return Reply.ok(
                  new MessageView(
                      "Password has been reset successfully. You can now log in with your new"
                          + " password."));
            });
  }

  private Route confirmEmail() {
    return Route.post("/api/auth/confirm-email")
        .anyone()
        .does(AUTH, "Confirm an address with the token of a mail")
        .limited(10, Duration.ofMinutes(1))
        .answers(200, MessageView.class, "The address is confirmed")
        .refuses(401, "The token is unknown, expired or was used before")
        .refuses(409, "The address was confirmed before")
        .handle(
            ConfirmationRequest.class,
            (call, body) -> {
              use.confirmEmail.confirm(body.token());
              return Reply.ok(
                  new MessageView(
                      "Email confirmed successfully. You can now log in to your account."));
            });
  }

  private Route resendConfirmation() {
    return Route.post("/api/auth/resend-confirmation")
        .anyone()
        .does(AUTH, "Ask for another mail to confirm an address")
        .note("The answer is the same whether the address has an account or not.")
        .limited(10, Duration.ofHours(1))
        .answers(200, MessageView.class, "If there is such an account, a mail is on its way")
        .handle(
            RequestMail.Command.class,
            (call, body) -> {
              use.resendConfirmation.request(body);
              return Reply.ok(
                  new MessageView(
                      "If an unconfirmed account with that email exists, a new confirmation email"
                          + " has been sent."));
            });
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
            (call, body) -> Reply.ok(TokensView.of(use.refresh.refresh(body.refreshToken()))));
  }

  private Route showProfile() {
    return Route.get("/api/v1/me")
        .signedIn()
        .does(PROFILE, "Show the signed-in user")
        .answers(200, ProfileView.class, "The user, with organizations and permissions")
        .handle(
            call -> Reply.ok(ProfileView.of(use.showProfile.show(call.caller(Actor.class)), null)));
  }

  private Route exportPersonalData() {
    return Route.get("/api/v1/me/export")
        .inPerson()
        .does(PROFILE, "Export everything that is stored about the signed-in user")
        .limited(10, Duration.ofHours(1))
        .answersFile(200, "application/json", "The personal data, without secrets")
        .handle(
            call ->
                Reply.file(
                    new Reply.Download(
                        "application/json",
                        "personal-data.json",
                        false,
                        use.exportPersonalData.export(call.caller(Actor.class)))));
  }

  private Route deleteAccount() {
    return Route.delete("/api/v1/me")
        .inPerson()
        .does(PROFILE, "Delete the signed-in user for ever")
        .note(
            "What it says about the person is removed at once. An organization passes to its oldest"
                + " administrator; one without other members ends, and its companies are deleted.")
        .limited(3, Duration.ofHours(1))
        .params(ApiKeyRoutes.VERIFICATION)
        .answers(204, "The account is gone")
        .refuses(403, "The password is wrong, or the second factor has to be given first")
        .refuses(409, "An organization would be left without an owner, or pays for a plan")
        .handle(
            PasswordRequest.class,
            (call, body) -> {
              use.deleteAccount.delete(
                  call.caller(Actor.class),
                  body.password(),
                  call.param(ApiKeyRoutes.VERIFICATION).orElse(null));
              return Reply.noContent();
            });
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
                        use.updateProfile.update(
                            call.caller(Actor.class),
                            body.command(),
                            call.sent(ProfileRequest.class)),
                        "Profile updated.")));
  }
}
