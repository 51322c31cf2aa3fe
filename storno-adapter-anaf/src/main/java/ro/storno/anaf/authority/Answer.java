package ro.storno.anaf.authority;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What an authority answered, whole.
 *
 * @param status of HTTP
 * @param contentType as it came, or empty; not null
 * @param body not null
 * @param retryAfter from the header, if it holds seconds or a date; not null
 */
public record Answer(int status, String contentType, byte[] body, Optional<Duration> retryAfter) {
  private static final int BEGINNING = 1024;

  /** Forms of a body, told apart by how it begins; what the header says is often wrong. */
  public enum Form {
    XML,
    JSON,
    ZIP,
    /** Made for eyes: a firewall's, a gateway's or a login page. */
    PAGE,
    /** Anything else, or nothing. */
    OTHER
  }

  /** Returns the form of the body. */
  public Form form() {
    if (body.length > 3 && body[0] == 'P' && body[1] == 'K') {
      return Form.ZIP;
    }
    String start = start();
    if (contentType.toLowerCase(Locale.ROOT).startsWith("text/html")
        || start.startsWith("<html")
        || start.startsWith("<!doctype html")) {
      return Form.PAGE;
    }
    if (start.startsWith("<")) {
      return Form.XML;
    }
    return start.startsWith("{") ? Form.JSON : Form.OTHER;
  }

  private String start() {
    return new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns whether this is the page with which ANAF's firewall turns requests away. */
  public boolean fromFirewall() {
    return form() == Form.PAGE && start().contains("request rejected");
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
