package ro.storno.persistence.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where a PostgreSQL database is and who logs in.
 *
 * <p>Two spellings are understood, both with optional parameters of the PostgreSQL driver: {@code
 * jdbc:postgresql://host:5432/storno?user=u&password=p} and {@code
 * postgresql://u:p@host:5432/storno}. The text form never shows the password.
 *
 * @param url JDBC URL without user and password
 * @param user name of the role that owns Storno's schema
 * @param password empty where the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {

  /** Reads the value of {@code STORNO_DATABASE_URL}. */
  public static DatabaseAddress parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("postgresql://") || trimmed.startsWith("postgres://")) {
      return fromUri(trimmed);
    }
    if (trimmed.startsWith("jdbc:postgresql:")) {
      return fromJdbc(trimmed);
    }
    throw unreadable();
  }

  static DatabaseAddress local(int port, String database, String user, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable",
        user,
        password);
  }

  /** The same server and login, another database. */
  DatabaseAddress withDatabase(String database) {
    int query = url.indexOf('?');
    String head = query < 0 ? url : url.substring(0, query);
    String tail = query < 0 ? "" : url.substring(query);
    return new DatabaseAddress(
        head.substring(0, head.lastIndexOf('/') + 1) + database + tail, user, password);
  }

  private static DatabaseAddress fromUri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || uri.getRawPath().length() < 2 || uri.getRawUserInfo() == null) {
        throw unreadable();
      }
      String[] login = uri.getRawUserInfo().split(":", 2);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return new DatabaseAddress(
          "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
          decode(login[0]),
          login.length == 1 ? "" : decode(login[1]));
    } catch (URISyntaxException e) {
      // The exception would quote the text with the password.
      throw unreadable();
    }
  }

  private static DatabaseAddress fromJdbc(String text) {
    Properties parsed = Driver.parseURL(text, null);
    if (parsed == null) {
      throw unreadable();
    }
    return new DatabaseAddress(
        text.replaceAll("([?&])(user|password)=[^&]*", "$1").replaceAll("[?&]+$", ""),
        orEmpty(PGProperty.USER.getOrDefault(parsed)),
        orEmpty(PGProperty.PASSWORD.getOrDefault(parsed)));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static DatabaseStartException unreadable() {
    return new DatabaseStartException(
        "STORNO_DATABASE_URL is not a PostgreSQL address. Write"
            + " postgresql://USER:PASSWORD@HOST:5432/DATABASE or"
            + " jdbc:postgresql://HOST:5432/DATABASE?user=USER&password=PASSWORD.");
  }

  @Override
  public String toString() {
    return url.replaceAll("\\?.*", "") + " as " + user;
  }
}
