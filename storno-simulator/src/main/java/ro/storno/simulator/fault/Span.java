package ro.storno.simulator.fault;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;

/**
 * How long something takes: at least, at most. Written {@code 5s}, {@code 0s..15m}, {@code
 * PT1H..PT2H}.
 *
 * @param shortest not negative; not null
 * @param longest not shorter; not null
 */
public record Span(Duration shortest, Duration longest) {
  /** No time at all. */
  public static final Span NONE = new Span(Duration.ZERO, Duration.ZERO);

  /** Checks the order. */
  public Span {
    Objects.requireNonNull(shortest, "shortest");
    if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException("Not a span: " + shortest + " to " + longest);
    }
  }

  /** Returns a span of one length. */
  public static Span of(Duration length) {
    return new Span(length, length);
  }

  /**
   * Reads a span.
   *
   * @param text such as {@code 0s..15m}; not null
   * @throws IllegalArgumentException if it is none, with a message for people
   */
  public static Span parse(String text) {
    int dots = text.indexOf("..");
    return dots < 0
        ? of(duration(text))
        : new Span(duration(text.substring(0, dots)), duration(text.substring(dots + 2)));
  }

  /**
   * Reads a duration.
   *
   * @param text such as {@code 90s}, {@code 15m}, {@code 2h}, {@code 3d} or ISO 8601; not null
   * @throws IllegalArgumentException if it is none, with a message for people
   */
  public static Duration duration(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    try {
      if (plain.startsWith("P") || plain.startsWith("-P")) {
        return Duration.parse(plain);
      }
      boolean negative = plain.startsWith("-");
      String size = negative ? plain.substring(1) : plain;
      Duration parsed = Duration.parse(size.endsWith("D") ? "P" + size : "PT" + size);
      return negative ? parsed.negated() : parsed;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration; write 90s, 15m, 2h or 3d", e);
    }
  }
}
