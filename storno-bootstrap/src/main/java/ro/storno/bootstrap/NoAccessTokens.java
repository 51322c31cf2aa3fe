package ro.storno.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.identity.AccessTokens;
import ro.storno.domain.identity.UserId;

/** Where nobody signs in, no token is issued and none is good: administration at the console. */
final class NoAccessTokens implements AccessTokens {
  @Override
  public String issue(UserId user, UUID session, Instant now, Duration lifetime) {
    throw new IllegalStateException("The console issues no access tokens");
  }

  @Override
  public Optional<Claims> verify(String token, Instant now) {
    return Optional.empty();
  }
}
