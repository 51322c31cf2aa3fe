package ro.storno.application.system;

import java.time.Instant;
import java.util.List;
import ro.storno.domain.identity.UserId;

/** What the operator demands of apps, one override a platform; used in platform transactions. */
public interface VersionOverrides {
  List<VersionOverride> all();

  /**
   * Keeps an override in the place of the present one of its platform.
   *
   * @param by who demands it; not null
   */
  void put(VersionOverride override, Instant now, UserId by);
}
