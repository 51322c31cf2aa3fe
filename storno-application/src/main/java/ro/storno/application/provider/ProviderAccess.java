package ro.storno.application.provider;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * Finds the credentials with which to act for a company. Opens a transaction of its own: not for
 * use inside one.
 */
public interface ProviderAccess {
  /**
   * Returns the opened fields of an enabled configuration, for one use: they are not to be kept,
   * nor logged.
   *
   * @param company not null
   * @param channel not null
   * @return values by the names of {@link ProviderConnection#fields}; empty if the company has no
   *     configuration, has switched it off, or is deleted
   */
  Optional<Map<String, String>> fields(CompanyId company, Channel channel);

  /**
   * Returns when a company's configuration was last changed; empty if that is not known.
   *
   * @param company not null
   * @param channel not null
   */
  default Optional<Instant> changedAt(CompanyId company, Channel channel) {
    return Optional.empty();
  }
}
