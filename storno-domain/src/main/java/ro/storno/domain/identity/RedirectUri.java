package ro.storno.domain.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import ro.storno.domain.DomainException;

/**
 * Where a browser may be sent with an authorization code: {@code https}, {@code http} on this very
 * machine, or a scheme that an app has registered there, such as {@code com.example.app://callback}
 * (api-reference/oauth2/create-client). Compared letter by letter, as RFC 9700 section 2.1 demands.
 *
 * @param value as registered; not null
 */
public record RedirectUri(String value) {
  private static final int LONGEST = 2000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Schemes that run code, read files or belong to the browser: none of them leads to an app. */
  private static final Set<String> NO_APP =
      Set.of(
          "about",
          "blob",
          "chrome",
          "content",
          "data",
          "file",
          "filesystem",
          "ftp",
          "intent",
          "jar",
          "javascript",
          "mailto",
          "resource",
          "sms",
          "tel",
          "vbscript",
          "view-source",
          "ws",
          "wss");

  /**
   * Checks the address.
   *
   * @throws DomainException.InvalidValue if browsers must not be sent there
   */
  public RedirectUri {
    Objects.requireNonNull(value, "value");
    URI uri = parsed(value);
    if (uri.getScheme() == null || uri.isOpaque() || uri.getRawFragment() != null) {
      throw refused("This value should be a full address without a fragment (#).");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (NO_APP.contains(scheme)) {
      throw refused("Browsers cannot be sent to an address that begins with " + scheme + ":.");
    }
    if (web && (uri.getHost() == null || uri.getRawUserInfo() != null)) {
      throw refused("This value should name a host, and no user.");
    }
    if (scheme.equals("http") && !LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
      throw refused("This value should begin with https://; only localhost may do without.");
    }
  }

  private static URI parsed(String value) {
    if (value.length() > LONGEST) {
      throw refused("This value is too long. It should have " + LONGEST + " characters or less.");
    }
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw refused("This value is not a valid URL.");
    }
  }

  private static DomainException.InvalidValue refused(String why) {
    return new DomainException.InvalidValue("redirectUris", why);
  }

  @Override
  public String toString() {
    return value;
  }
}
