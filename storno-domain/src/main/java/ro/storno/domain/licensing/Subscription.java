package ro.storno.domain.licensing;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;

/**
 * How long an organization has what it is entitled to. An organization without one is active for as
 * long as it exists.
 *
 * @param organization not null
 * @param state not null
 * @param endsAt when the period or trial ends, or null for never
 */
public record Subscription(OrganizationId organization, State state, @Nullable Instant endsAt) {
  /** Checks that both are there. */
  public Subscription {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(state, "state");
  }

  /** Returns the subscription of an organization of which nothing is noted. */
  public static Subscription unlimited(OrganizationId organization) {
    return new Subscription(organization, State.ACTIVE, null);
  }

  /**
   * Returns how it stands at a time: what has run out is expired, whether or not that was noted.
   *
   * @param now not null
   */
  public State at(Instant now) {
    boolean over = endsAt != null && !now.isBefore(endsAt);
    return over && state != State.SUSPENDED ? State.EXPIRED : state;
  }

  /** How a subscription stands (api-reference/admin/organizations.md). */
  public enum State {
    ACTIVE,
    TRIAL,
    SUSPENDED,
    EXPIRED;

    /** Returns the lower-case wire name. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
