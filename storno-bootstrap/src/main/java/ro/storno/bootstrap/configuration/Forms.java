package ro.storno.bootstrap.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.HeaderText;

/** How the values of settings are written. Each reader says in its message what it expects. */
final class Forms {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kKmMgG]?)[bB]?");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?");

  /** Names and addresses that never leave the machine; "127.0.0.1.example.ro" is none of them. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  private static final Pattern NAMED_ADDRESS = Pattern.compile("([^<>]*)<([^<>]+)>");
  private static final String MAIL_SERVER =
      "expected smtp://user:password@host:587 (STARTTLS), smtps://user:password@host:465 (TLS) or"
          + " smtp-plain://host:25 (no protection); special characters of the password as %40";

  private Forms() {}

  static Function<String, Integer> whole(int least, int most) {
    return text -> {
      try {
        int value = Integer.parseInt(text);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a whole number from " + least + " to " + most, e);
      }
      throw new IllegalArgumentException(
          text + " is not in the range from " + least + " to " + most);
    };
  }

  static boolean onOrOff(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1" -> true;
      case "off", "false", "no", "0" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither on nor off");
    };
  }

  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text -> {
      for (E value : type.getEnumConstants()) {
        if (value.name().equalsIgnoreCase(text)) {
          return value;
        }
      }
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(value -> value.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    };
  }

  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not a path", e);
    }
  }

  static Function<String, Integer> size(int least, int most) {
    return text -> {
      long bytes = bytes(text);
      if (bytes < least || bytes > most) {
        throw new IllegalArgumentException(
            text + " is not in the range from " + least + " to " + most + " bytes");
      }
      return (int) bytes;
    };
  }

  /** How much a size comes to, at most what a long holds. */
  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a size such as 2MB or 500kB");
    }
    int unit =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 1 << 10;
          case "m" -> 1 << 20;
          case "g" -> 1 << 30;
          default -> 1;
        };
    long count = Long.parseLong(matcher.group(1));
    return count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
  }

  /** A share of something, or a size that is not above it. */
  static Function<String, Long> memory(long whole) {
    return text -> {
      if (text.matches("[0-9]{1,2}%")) {
        return whole / 100 * Integer.parseInt(text.substring(0, text.length() - 1));
      }
      long bytes = bytes(text);
      if (bytes > whole) {
        throw new IllegalArgumentException(
            text + " is more than the whole heap of " + (whole >> 20) + " MB");
      }
      return bytes;
    };
  }

  static String heap(String text) {
    if (!text.matches("[1-9]\\d{0,5}[mMgG]")) {
      throw new IllegalArgumentException("'" + text + "' is not a heap size such as 768m or 2g");
    }
    return text;
  }

  /** A mail server, such as {@code smtp://user:password@mail.example.ro:587}. */
  static URI mailServer(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // the exception would quote the password
      throw new IllegalArgumentException(MAIL_SERVER, null);
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!Set.of("smtp", "smtps", "smtp-plain").contains(scheme) || uri.getHost() == null) {
      throw new IllegalArgumentException(MAIL_SERVER);
    }
    return uri;
  }

  /** A sender, such as {@code Storno <no-reply@example.ro>}. */
  static Sender sender(String text) {
    Matcher named = NAMED_ADDRESS.matcher(text);
    boolean matches = named.matches();
    EmailAddress address =
        EmailAddress.find(matches ? named.group(2) : text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' is no sender such as Storno <no-reply@example.ro>"));
    String name = matches ? HeaderText.oneLine(named.group(1)) : "";
    return new Sender(address, name.isEmpty() ? null : name);
  }

  /**
   * Who sends mail.
   *
   * @param address not null
   * @param name or null
   */
  record Sender(EmailAddress address, @Nullable String name) {}

  static URI webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return URI.create(text.replaceFirst("/+$", ""));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is not an http(s) address", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an http(s) address");
  }

  /** The address of an authority: what goes there is secret, except on the machine itself. */
  static URI authority(String text) {
    URI uri = webAddress(text);
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("an address must not hold a user name or password");
    }
    if ("http".equals(uri.getScheme()) && !LOOPBACK.matcher(uri.getHost()).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not https; plain http is taken for localhost and 127.0.0.1 only");
    }
    return uri;
  }

  /** An address that is compared letter by letter, so that not even a slash may be taken away. */
  static URI exactAuthority(String text) {
    var unused = authority(text);
    return URI.create(text);
  }

  /** The address of a page, query included. */
  static URI page(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is not an http(s) address", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an http(s) address");
  }

  static Set<String> origins(String text) {
    if (text.equals("*")) {
      return Set.of("*");
    }
    Set<String> origins = list(text);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "'" + origin + "' is not an origin such as https://app.example.ro (no path)");
      }
    }
    return origins;
  }

  static Set<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String postgres(String text) {
    if (text.startsWith("postgresql://")
        || text.startsWith("postgres://")
        || text.startsWith("jdbc:postgresql:")) {
      return text;
    }
    // the text itself may hold a password, so it is not repeated
    throw new IllegalArgumentException(
        "is not of the form postgresql://USER:PASSWORD@HOST:5432/DATABASE or"
            + " jdbc:postgresql://HOST:5432/DATABASE?user=USER&password=PASSWORD");
  }
}
