package ro.storno.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What comes back for a request. */
public sealed interface Reply {
  /** Returns the HTTP status that was begun with, 0 if nothing came. */
  int status();

  /** Closes the connection without a word. */
  record Dropped() implements Reply {
    @Override
    public int status() {
      return 0;
    }
  }

  /**
   * Says that the whole answer follows, and breaks off in its middle.
   *
   * @param answer what should have come; not null
   */
  record Truncated(Answer answer) implements Reply {
    @Override
    public int status() {
      return answer.status();
    }
  }

  /**
   * An answer that comes whole.
   *
   * @param status HTTP status
   * @param headers besides length; not null
   * @param body not null
   */
  record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {
    /** Returns an answer with a text. */
    public static Answer of(int status, String contentType, String text) {
      return of(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an answer with bytes. */
    public static Answer of(int status, String contentType, byte[] body) {
      return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** Returns a redirection. */
    public static Answer redirect(String location) {
      return new Answer(302, Map.of("Location", location), new byte[0]);
    }

    /** Returns this answer with a header, or with another value of it. */
    public Answer withHeader(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Answer(status, more, body);
    }

    /** Returns the body as UTF-8. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }
}
