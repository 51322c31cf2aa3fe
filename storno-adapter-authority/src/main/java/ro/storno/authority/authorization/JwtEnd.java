package ro.storno.authority.authorization;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import ro.storno.application.anaf.AnafAuthorizationServer.TokenForm;

/**
 * Reads the time at which a JWT ends (RFC 7519, {@code exp}). Nothing else of it is read or
 * believed: the key it is signed with is ANAF's business, and so is whether it is good.
 */
final class JwtEnd {
  private static final int LONGEST = 16 * 1024;
  private static final int PARTS = 3;

  /** The last second of the year 9999. */
  private static final long LATEST = 253_402_300_799L;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JwtEnd() {}

  static TokenForm read(String token) {
    if (token.length() > LONGEST) {
      return new TokenForm.Malformed("it is longer than " + LONGEST + " characters");
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS || parts[0].isEmpty() || parts[1].isEmpty()) {
      return new TokenForm.Malformed("it is no JWT, which has three parts with dots between them");
    }
    try {
      return end(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp"));
    } catch (IllegalArgumentException | IOException e) {
      // the exception would quote the token
      return new TokenForm.Malformed("its middle part is not JSON in Base64");
    }
  }

  private static TokenForm end(JsonNode exp) {
    if (!exp.isIntegralNumber()
        || !exp.canConvertToLong()
        || exp.asLong() <= 0
        || exp.asLong() > LATEST) {
      return new TokenForm.Malformed("it does not say when it ends (exp, in whole seconds)");
    }
    return new TokenForm.Readable(Instant.ofEpochSecond(exp.asLong()));
  }
}
