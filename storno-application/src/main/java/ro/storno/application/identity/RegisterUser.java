package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;

/** Opens an account with an organization of its own, and signs it in. */
public final class RegisterUser {
  /**
   * Opens the account.
   *
   * @param command not null
   * @return tokens of the first session, never null
   */
  public Tokens register(Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Who registers.
   *
   * @param email not null once checked
   * @param password at least eight characters
   * @param firstName or null
   * @param lastName or null
   * @param organizationName or null for the e-mail address
   */
  public record Command(
      @Nullable String email,
      @Nullable String password,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String organizationName) {}
}
