package ro.storno.rest.server;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Lets web pages of other origins call the API, if the operator allows them.
 *
 * <p>Credentials travel in a header that pages set themselves, never in cookies, so {@code
 * Access-Control-Allow-Credentials} is not sent.
 */
final class CrossOrigin {
  private static final String EVERYBODY = "*";

  private final Set<String> allowed;

  CrossOrigin(Set<String> allowed) {
    this.allowed = allowed;
  }

  /** Adds the headers; answers a preflight itself and returns true then. */
  boolean apply(Context context) {
    String origin = context.header("Origin");
    if (origin == null || !(allowed.contains(EVERYBODY) || allowed.contains(origin))) {
      return false;
    }
    context.header("Access-Control-Allow-Origin", allowed.contains(EVERYBODY) ? "*" : origin);
    context.res().addHeader("Vary", "Origin");
    context.header(
        "Access-Control-Expose-Headers",
        "X-Request-Id, Retry-After, Content-Disposition, Idempotency-Replayed");
    boolean preflight =
        context.req().getMethod().equals("OPTIONS")
            && context.header("Access-Control-Request-Method") != null;
    if (preflight) {
      context.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      context.header(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, X-Company, X-Organization, X-Request-Id, Idempotency-Key,"
              + " X-Platform, X-App-Version");
      context.header("Access-Control-Max-Age", "600");
      context.status(204);
    }
    return preflight;
  }
}
