package ro.storno.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ro.storno.domain.identity.UserId;

/** Access tokens that anybody can read and forge: for tests only. */
public final class PlainAccessTokens implements AccessTokens {
  @Override
  public String issue(UserId user, UUID session, Instant now, Duration lifetime) {
    return user
        + "|"
        + session
        + "|"
        + now.getEpochSecond()
        + "|"
        + now.plus(lifetime).getEpochSecond();
  }

  @Override
  public Optional<Claims> verify(String token, Instant now) {
    String[] parts = token.split("\\|", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[3]));
    return now.isBefore(expires)
        ? Optional.of(
            new Claims(UserId.parse(parts[0]), UUID.fromString(parts[1]), issued, expires))
        : Optional.empty();
  }
}
