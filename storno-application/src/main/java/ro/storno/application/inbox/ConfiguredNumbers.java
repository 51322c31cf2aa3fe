package ro.storno.application.inbox;

import java.util.Set;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * The numbers under which authorities abroad know a company, as it has configured them. May open a
 * transaction of its own: not for use inside one.
 */
@FunctionalInterface
public interface ConfiguredNumbers {
  /**
   * Returns a company's numbers at the authority of a channel, beside its tax code.
   *
   * @param company not null
   * @param channel not null
   * @return not null; empty if none are configured
   */
  Set<String> of(CompanyId company, Channel channel);
}
