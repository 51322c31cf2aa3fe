package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageSecondFactor;
import ro.storno.application.identity.VerifySecondFactor;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/auth about the second factor. */
public final class SecondFactorRoutes {
  private static final String AREA = "Second factor";
  private static final String MINE = "/api/v1/me/mfa";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VerifySecondFactor verify;
  private final ManageSecondFactor manage;

  /**
   * Routes to the given use cases.
   *
   * @param verify not null
   * @param manage not null
   */
  public SecondFactorRoutes(VerifySecondFactor verify, ManageSecondFactor manage) {
    this.verify = verify;
    this.manage = manage;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        signIn(), challenge(), confirm(), status(), setUp(), enable(), disable(), renew());
  }

  private Route signIn() {
    return Route.post("/api/auth/mfa/verify")
        .anyone()
        .does(AREA, "Answer the challenge of a sign-in")
        .note("A challenge lives five minutes, takes five attempts and ends in one sign-in.")
        .limited(5, MINUTE)
        .answers(200, TokensView.class, "Signed in")
        .refuses(401, "The challenge is void or the code wrong")
        .refuses(429, "Too many attempts")
        .handle(
            VerifySecondFactor.Command.class,
            (call, body) -> Reply.ok(TokensView.of(verify.signIn(body))));
  }

  private Route challenge() {
    return Route.post("/api/v1/mfa/challenge")
        .inPerson()
        .does(AREA, "Ask for the second factor before a change of credentials")
        .limited(10, MINUTE)
        .answers(200, StepUpView.class, "A challenge, or that none is needed")
        .handle(call -> Reply.ok(StepUpView.of(verify.stepUp(call.caller(Actor.class)))));
  }

  private Route confirm() {
    return Route.post("/api/v1/mfa/verify")
        .inPerson()
        .does(AREA, "Answer the challenge before a change of credentials")
        .note("The token opens one change within five minutes, as X-Mfa-Verification.")
        .limited(5, MINUTE)
        .answers(200, VerificationView.class, "The token that opens one change")
        .refuses(401, "The challenge is void or the code wrong")
        .refuses(429, "Too many attempts")
        .handle(
            VerifySecondFactor.Command.class,
            (call, body) ->
                Reply.ok(VerificationView.of(verify.confirm(call.caller(Actor.class), body))));
  }

  private Route status() {
    return Route.get(MINE + "/status")
        .inPerson()
        .does(AREA, "Show what protects the account")
        .answers(200, SecondFactorView.class, "What is on")
        .handle(call -> Reply.ok(SecondFactorView.of(manage.status(call.caller(Actor.class)))));
  }

  private Route setUp() {
    return Route.post(MINE + "/totp/setup")
        .inPerson()
        .does(AREA, "Prepare an authenticator")
        .note("Nothing is asked for until it is enabled. Calling again prepares another.")
        .answers(200, AuthenticatorView.class, "The secret, for this once")
        .refuses(403, "A passkey meets what is demanded; sign in with it first")
        .refuses(409, "A second factor is on already")
        .handle(call -> Reply.ok(AuthenticatorView.of(manage.prepare(call.caller(Actor.class)))));
  }

  private Route enable() {
    return Route.post(MINE + "/totp/enable")
        .inPerson()
        .does(AREA, "Prove the authenticator and turn it on")
        .limited(10, MINUTE)
        .answers(200, BackupCodesView.class, "Backup codes, for this once")
        .refuses(403, "A passkey meets what is demanded; sign in with it first")
        .refuses(409, "A second factor is on already")
        .refuses(422, "The code is wrong")
        .handle(
            CodeRequest.class,
            (call, body) ->
                Reply.ok(
                    new BackupCodesView(
                        true, manage.enable(call.caller(Actor.class), body.code()))));
  }

  private Route disable() {
    return Route.post(MINE + "/totp/disable")
        .inPerson()
        .does(AREA, "Turn the second factor off")
        .limited(5, MINUTE)
        .answers(200, DisabledView.class, "Off; backup codes are void")
        .refuses(409, "An organization of theirs demands a second factor")
        .refuses(422, "The password is wrong")
        .handle(
            PasswordRequest.class,
            (call, body) -> {
              manage.disable(call.caller(Actor.class), body.password());
              return Reply.ok(new DisabledView(true));
            });
  }

  private Route renew() {
    return Route.post(MINE + "/backup-codes/regenerate")
        .inPerson()
        .does(AREA, "Make new backup codes")
        .limited(5, MINUTE)
        .answers(200, BackupCodesView.class, "The new codes, for this once; the old ones are void")
        .refuses(422, "The password is wrong")
        .handle(
            PasswordRequest.class,
            (call, body) ->
                Reply.ok(
                    new BackupCodesView(
                        true, manage.renewBackupCodes(call.caller(Actor.class), body.password()))));
  }
}
