package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * One call on its way.
 *
 * @param request as it came; not null
 * @param path what the route's pattern found; not null
 * @param access whose token it carries, {@link KsefAccess#NONE} where none is needed; not null
 * @param decision what goes wrong; not null
 */
record KsefCall(Request request, MatchResult path, KsefAccess access, Faults.Decision decision) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where an operation is reached, by what chance decides, and who answers. */
  record Route(
      KsefOperation operation,
      String method,
      Pattern path,
      Function<Request, String> identity,
      Function<KsefCall, Reply> handler) {}

  /** Returns the body as JSON; missing if it is none. */
  static JsonNode json(Request request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      return body == null ? MissingNode.getInstance() : body;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  JsonNode json() {
    return json(request);
  }

  /** Returns bytes that are written in base64; empty if they are not. */
  static Optional<byte[]> bytes(JsonNode value) {
    try {
      return value.isTextual()
          ? Optional.of(Base64.getDecoder().decode(value.asText()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the token in the header, or an empty text. */
  static String bearer(Request request) {
    return request
        .header("Authorization")
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> header.substring("Bearer ".length()).strip())
        .orElse("");
  }
}
