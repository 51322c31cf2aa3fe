package ro.storno.application.identity;

import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.User;

/**
 * Whether an account may be signed in to at all, asked after somebody proved to be its owner.
 *
 * @param confirmed whether an address must be confirmed before the first sign-in
 */
record Admittance(boolean confirmed) {
  /**
   * Checks it.
   *
   * @throws ApplicationException.Forbidden if the account is not active, or not confirmed where
   *     that is demanded
   */
  void require(User user) {
    if (!user.active()) {
      throw new ApplicationException.Forbidden(
          "Account inactive",
          "Your account has been deactivated. Please contact support.",
          "account_inactive");
    }
    if (confirmed && !user.emailVerified()) {
      throw new ApplicationException.Forbidden(
          "Email not confirmed",
          "Please confirm your email address before logging in.",
          "email_not_confirmed");
    }
  }
}
