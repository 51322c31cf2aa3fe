package ro.storno.domain.inbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * How far an authority's list of documents for a company is known.
 *
 * @param company not null
 * @param channel not null
 * @param subject whose list it is, such as a NIP in one of the authority's systems: another one
 *     begins anew; null before the first look
 * @param reached everything that the authority stored before is known here; null before the first
 *     look
 * @param startedAt when the last look began, or null
 * @param succeededAt when a look last came to its end, or null
 * @param failures looks in a row that did not
 * @param error why the last one did not, for people; or null
 * @param triggeredAt when somebody last asked for one, or null
 */
public record InboundLook(
    CompanyId company,
    Channel channel,
    @Nullable String subject,
    @Nullable Instant reached,
    @Nullable Instant startedAt,
    @Nullable Instant succeededAt,
    int failures,
    @Nullable String error,
    @Nullable Instant triggeredAt) {
  /** Refuses null where it is not meant. */
  public InboundLook {
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(channel, "channel");
  }

  /** Returns a list of which nothing is known yet. */
  public static InboundLook none(CompanyId company, Channel channel) {
    return new InboundLook(company, channel, null, null, null, null, 0, null, null);
  }

  /** Returns the look at the list of a subject that begins now. */
  public InboundLook started(String whose, Instant now) {
    return new InboundLook(
        company,
        channel,
        whose,
        whose.equals(subject) ? reached : null,
        now,
        succeededAt,
        failures,
        error,
        triggeredAt);
  }

  /** Returns the list known up to a moment; never less than before. */
  public InboundLook reached(Instant upTo) {
    Instant known = reached;
    return new InboundLook(
        company,
        channel,
        subject,
        known != null && known.isAfter(upTo) ? known : upTo,
        startedAt,
        succeededAt,
        failures,
        error,
        triggeredAt);
  }

  /** Returns the look that came to its end. */
  public InboundLook succeeded(Instant now) {
    return new InboundLook(
        company, channel, subject, reached, startedAt, now, 0, null, triggeredAt);
  }

  /** Returns the look that did not. */
  public InboundLook failed(String why) {
    return new InboundLook(
        company, channel, subject, reached, startedAt, succeededAt, failures + 1, why, triggeredAt);
  }

  /** Returns the same after somebody asked for a look. */
  public InboundLook triggered(Instant now) {
    return new InboundLook(
        company, channel, subject, reached, startedAt, succeededAt, failures, error, now);
  }
}
