package ro.storno.simulator.anaf.efactura;

import java.time.Duration;
import ro.storno.simulator.fault.Span;

/**
 * How long the authority takes, for each document by chance within these spans.
 *
 * @param judging from taken in to judged; not null
 * @param listing from judged to listed; not null
 * @param lag on top of both, for a document that suffers {@link
 *     ro.storno.simulator.fault.FaultKind#LAG}; not null
 * @param lateness from arrival to taken in, for one that suffers {@link
 *     ro.storno.simulator.fault.FaultKind#LATE_ACCEPTANCE}; not null
 */
public record Timing(Span judging, Span listing, Span lag, Span lateness) {
  /** At once, where nothing goes wrong. */
  public static final Timing PROMPT =
      new Timing(
          Span.NONE,
          Span.NONE,
          new Span(Duration.ofMinutes(1), Duration.ofMinutes(15)),
          new Span(Duration.ofMinutes(1), Duration.ofMinutes(10)));

  /** Returns this timing with another time for judging. */
  public Timing withJudging(Span span) {
    return new Timing(span, listing, lag, lateness);
  }

  /** Returns this timing with another time for listing. */
  public Timing withListing(Span span) {
    return new Timing(judging, span, lag, lateness);
  }

  /** Returns this timing with another lag. */
  public Timing withLag(Span span) {
    return new Timing(judging, listing, span, lateness);
  }

  /** Returns this timing with another lateness. */
  public Timing withLateness(Span span) {
    return new Timing(judging, listing, lag, span);
  }
}
