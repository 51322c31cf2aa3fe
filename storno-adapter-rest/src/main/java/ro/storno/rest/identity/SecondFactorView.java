package ro.storno.rest.identity;

import ro.storno.application.identity.ManageSecondFactor;

/**
 * What protects an account besides the password.
 *
 * @param totpEnabled whether an authenticator is asked for
 * @param backupCodesRemaining backup codes that were not used yet
 * @param passkeysCount passkeys
 */
public record SecondFactorView(boolean totpEnabled, int backupCodesRemaining, int passkeysCount) {
  static SecondFactorView of(ManageSecondFactor.Status status) {
    return new SecondFactorView(status.enabled(), status.backupCodes(), status.passkeys());
  }
}
