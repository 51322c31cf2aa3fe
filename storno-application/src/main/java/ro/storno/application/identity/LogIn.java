package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;

/** Signs a user in by e-mail address and password. */
public final class LogIn {
  /** Signs in. */
  public Tokens logIn(Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * What was typed.
   *
   * @param email or null where missing
   * @param password or null where missing
   */
  public record Command(@Nullable String email, @Nullable String password) {}
}
