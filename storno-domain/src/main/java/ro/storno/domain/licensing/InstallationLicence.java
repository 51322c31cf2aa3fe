package ro.storno.domain.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Plan;

/**
 * What a self-hosted installation is licensed for (concepts/licensing.md). It names things and
 * takes nothing away: an installation without one has everything {@link Plan#COMMUNITY} gives.
 *
 * @param holder to whom it was given, or null where it does not say
 * @param plan not null
 * @param features names of what else it covers, in its own words; not null
 * @param expiresAt from when on it is good no more; not null
 */
public record InstallationLicence(
    @Nullable String holder, Plan plan, List<String> features, Instant expiresAt) {
  /** Checks that plan and end are there. */
  public InstallationLicence {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(expiresAt, "expiresAt");
    features = List.copyOf(features);
  }
}
