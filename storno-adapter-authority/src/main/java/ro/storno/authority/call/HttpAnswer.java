package ro.storno.authority.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import ro.storno.application.authority.AuthorityException;

/**
 * What an authority answered, whole.
 *
 * @param authority its name in messages; not null
 * @param status of HTTP
 * @param contentType as it came, or empty; not null
 * @param body not null
 * @param retryAfter from the header, if it holds seconds or a date; not null
 */
public record HttpAnswer(
    String authority, int status, String contentType, byte[] body, Optional<Duration> retryAfter) {
  private static final Duration LIMIT_OF_A_MINUTE = Duration.ofMinutes(1);
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

  /**
   * Returns this answer if its status is 200 and it was not made for eyes.
   *
   * @throws AuthorityException.AccessRefused if the status is 401 or 403
   * @throws AuthorityException.LimitReached if it is 429
   * @throws AuthorityException.OutcomeUnknown if it is any other, or a firewall answered
   */
  public HttpAnswer good() {
    if (fromFirewall()) {
      throw unreadable("its firewall's page");
    }
    switch (status) {
      case 200:
        if (form() == Form.PAGE) {
          throw unreadable("a page for eyes");
        }
        return this;
      case 401, 403:
        throw new AuthorityException.AccessRefused(
            authority + " refuses the credentials (status " + status + ").");
      case 429:
        throw new AuthorityException.LimitReached(
            authority + "'s limit of calls is reached (status 429).",
            retryAfter.orElse(LIMIT_OF_A_MINUTE));
      default:
        throw unreadable("something that is not documented");
    }
  }

  /** The page with which ANAF's firewall turns requests away; its status says nothing. */
  private boolean fromFirewall() {
    return form() == Form.PAGE && start().contains("request rejected");
  }

  /**
   * Returns what to throw where an answer cannot be understood.
   *
   * @param what it is instead; not null
   */
  public AuthorityException.OutcomeUnknown unreadable(String what) {
    return new AuthorityException.OutcomeUnknown(
        authority
            + " answered "
            + what
            + " (status "
            + status
            + (contentType.isEmpty() ? "" : ", " + Quotation.of(contentType))
            + ").",
        null);
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
