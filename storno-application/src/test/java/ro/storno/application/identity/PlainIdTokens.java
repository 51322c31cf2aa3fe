package ro.storno.application.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tokens in clear text: {@code google|subject|address}, followed by {@code |unverified} or {@code
 * |foreign} for an address that Google has not verified or does not give out.
 */
public final class PlainIdTokens implements IdTokens {
  @Override
  public Optional<IdToken> verify(String token, Instant now) {
    List<String> parts = Arrays.asList(token.split("\\|"));
    if (parts.size() < 3 || !parts.get(0).equals("google")) {
      return Optional.empty();
    }
    return Optional.of(
        new IdToken(
            parts.get(1),
            parts.get(2),
            !parts.contains("unverified"),
            !parts.contains("foreign"),
            "Ana",
            "Pop"));
  }
}
