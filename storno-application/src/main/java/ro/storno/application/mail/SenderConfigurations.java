package ro.storno.application.mail;

import java.util.Optional;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.SenderConfiguration;

/** The mail servers of organizations, one at most for each; used in platform transactions. */
public interface SenderConfigurations {
  Optional<SenderConfiguration> find(OrganizationId organization);

  /** Adds the configuration of an organization, or replaces it. */
  void put(SenderConfiguration configuration);

  /**
   * Removes it.
   *
   * @return false if there was none
   */
  boolean remove(OrganizationId organization);
}
