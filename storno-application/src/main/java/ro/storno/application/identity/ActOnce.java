package ro.storno.application.identity;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;

/**
 * Signs somebody in for one thing done on a page, and out again. Pages keep no session: there is no
 * cookie that another site could use, and nothing stays behind on a borrowed machine.
 */
public final class ActOnce {
  private final LogIn logIn;
  private final VerifySecondFactor secondFactor;
  private final Authenticate authenticate;
  private final LogOut logOut;

  /** Signs in with the given use cases; none is null. */
  public ActOnce(
      LogIn logIn, VerifySecondFactor secondFactor, Authenticate authenticate, LogOut logOut) {
    this.logIn = logIn;
    this.secondFactor = secondFactor;
    this.authenticate = authenticate;
    this.logOut = logOut;
  }

  /**
   * Does something as whoever the credentials belong to.
   *
   * @param work not null
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if the credentials are wrong
   * @throws ApplicationException.Forbidden if the account may not sign in, or with code {@code
   *     mfa_required} where a code is needed
   * @throws ApplicationException.TooMany if there were too many attempts
   */
  public <T> T as(Credentials credentials, Function<Present, T> work) {
    SignIn signIn = logIn.logIn(new LogIn.Command(credentials.email, credentials.password));
    boolean asked = signIn instanceof SignIn.Challenged;
    Tokens tokens =
        signIn instanceof SignIn.Challenged challenged
            ? answered(challenged, credentials.code)
            : ((SignIn.Done) signIn).tokens();
    try {
      Actor actor = authenticate.authenticate(tokens.accessToken(), null);
      return work.apply(new Present(actor, asked ? secondFactor.justGiven(actor) : null));
    } finally {
      logOut.logOut(tokens.accessToken());
    }
  }

  private Tokens answered(SignIn.Challenged challenged, @Nullable String code) {
    if (code == null || code.isBlank()) {
      throw new ApplicationException.Forbidden(
          "mfa_required", "This account needs the code of its second factor.", "mfa_required");
    }
    String typed = code.strip();
    String type = typed.matches("\\d{6}") ? "totp" : "backup";
    return secondFactor.signIn(new VerifySecondFactor.Command(challenged.token(), typed, type));
  }

  /**
   * Who is there.
   *
   * @param actor not null
   * @param verification shows that the second factor was given a moment ago, or null where there is
   *     none
   */
  public record Present(Actor actor, @Nullable String verification) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Present[" + actor.user() + "]";
    }
  }

  /**
   * What was typed.
   *
   * @param email required
   * @param password required
   * @param code of the authenticator, or a backup code; where a second factor is on
   */
  public record Credentials(
      @Nullable String email, @Nullable String password, @Nullable String code) {
    /** Shows no secrets. */
    @Override
    public String toString() {
      return "Credentials[]";
    }
  }
}
