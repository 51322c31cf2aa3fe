package ro.storno.rest.anaf;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser that went to ANAF is known when it comes back; out of reach of
 * scripts, for one path.
 *
 * <p>Under https it carries the prefix {@code __Host-}, so that no other host of the domain can
 * plant one; that prefix demands the path {@code /} (RFC 6265bis, 4.1.3.2).
 */
final class WayBackCookie {
  private static final String NAME = "storno_anaf";

  private final String name;
  private final String attributes;

  WayBackCookie(boolean https, String path) {
    this.name = https ? "__Host-" + NAME : NAME;
    // Lax: it has to come along when the browser returns from ANAF's site.
    this.attributes =
        "; Path=" + (https ? "/" : path) + "; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
  }

  /** The header that sets the cookie. */
  String header(String value, Duration lifetime) {
    return name + "=" + value + "; Max-Age=" + lifetime.toSeconds() + attributes;
  }

  /** What the cookie says in a {@code Cookie} header, or null. */
  @Nullable String in(Optional<String> header) {
    return header.stream()
        .flatMap(all -> Arrays.stream(all.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }
}
