package ro.storno.rest.identity;

import java.time.Duration;

/**
 * Opens one change of credentials.
 *
 * @param verificationToken for the header X-Mfa-Verification
 * @param expiresIn seconds until it is void
 */
public record VerificationView(String verificationToken, long expiresIn) {
  static VerificationView of(String token) {
    return new VerificationView(token, Duration.ofMinutes(5).toSeconds());
  }
}
