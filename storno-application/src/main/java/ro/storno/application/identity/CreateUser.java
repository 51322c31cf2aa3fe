package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.User;

/** Opens an account on behalf of the operator of the installation. */
public final class CreateUser {
  /** Opens the account; the operator at the console is the authority. */
  public User create(Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whose account.
   *
   * @param email not null once checked
   * @param password at least eight characters
   * @param firstName or null
   * @param lastName or null
   * @param platformAdmin whether super administrator of the installation
   * @param organizationName name of an organization to own, or null for none
   */
  public record Command(
      @Nullable String email,
      @Nullable String password,
      @Nullable String firstName,
      @Nullable String lastName,
      boolean platformAdmin,
      @Nullable String organizationName) {}
}
