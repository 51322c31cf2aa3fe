package ro.storno.application.provider;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** How companies reach the systems of countries: one configuration for each channel at most. */
public interface ProviderConfigs {
  /** Returns the configurations of a company, by the names of their channels. */
  List<ProviderConfig> of(CompanyId company);

  /** Returns the configuration of a channel. */
  Optional<ProviderConfig> find(CompanyId company, Channel channel);

  /** Returns the same and keeps others from changing it until the transaction ends. */
  Optional<ProviderConfig> findToChange(CompanyId company, Channel channel);

  /** Stores a configuration, in place of the one that its channel has. */
  void put(ProviderConfig config);

  /**
   * Removes a configuration.
   *
   * @return false if there is none
   */
  boolean remove(CompanyId company, Channel channel);
}
