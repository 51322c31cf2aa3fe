package ro.storno.rest.server;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers that keep browsers from doing more with an answer than the API means. */
final class SecurityHeaders {
  /** {@code default-src} says nothing about bases and frames; OWASP ASVS 5 wants objects named. */
  private static final String POLICY =
      "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  private final Map<String, String> headers = new LinkedHashMap<>();

  SecurityHeaders(boolean https) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cache-Control", "no-store");
    if (https) {
      headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  void apply(Context context) {
    headers.forEach(context::header);
  }

  /** The same for answers that are not given through Javalin; by name, not null. */
  Map<String, String> byName() {
    return Map.copyOf(headers);
  }
}
