package ro.storno.authority.call;

import java.time.Duration;

/**
 * How long an authority is waited for.
 *
 * @param connect for a connection; not null
 * @param silence of the authority while something is read or written; not null
 * @param call for one whole exchange; not null
 * @param idle a connection without work is closed after this time, before the authority drops it
 *     without a word; not null
 */
public record Patience(Duration connect, Duration silence, Duration call, Duration idle) {
  /** For ANAF: an upload of 10 MB may take its time, and idle connections do not live long. */
  public static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(3));
}
