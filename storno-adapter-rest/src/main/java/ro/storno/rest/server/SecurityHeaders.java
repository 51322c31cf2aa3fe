package ro.storno.rest.server;

import io.javalin.http.Context;

/** Headers that keep browsers from doing more with an answer than the API means. */
final class SecurityHeaders {
  private final boolean https;

  SecurityHeaders(boolean https) {
    this.https = https;
  }

  void apply(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    context.header("Cache-Control", "no-store");
    if (https) {
      context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }
}
