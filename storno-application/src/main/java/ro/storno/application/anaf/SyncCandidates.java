package ro.storno.application.anaf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/** Which companies synchronise at all; used in platform transactions. */
public interface SyncCandidates {
  /** Returns the companies that have it enabled and are neither deleted nor frozen. */
  List<Candidate> enabled();

  /**
   * A company that synchronises.
   *
   * @param company not null
   * @param plan of its organization; not null
   * @param startedAt when its last run began, or null
   * @param failures runs that failed since the last success
   */
  record Candidate(CompanyId company, String plan, @Nullable Instant startedAt, int failures) {}
}
