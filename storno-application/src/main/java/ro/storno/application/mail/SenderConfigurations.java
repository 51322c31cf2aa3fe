package ro.storno.application.mail;

import java.time.Instant;
import java.util.Optional;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.SenderConfiguration;

/** The mail servers of organizations, one at most for each; used in platform transactions. */
public interface SenderConfigurations {
  Optional<SenderConfiguration> find(OrganizationId organization);

  /** Adds the configuration of an organization, or replaces it. */
  void put(SenderConfiguration configuration);

  /**
   * Notes that a server took a message from a configuration, if the one that is stored is still the
   * one that was tried: same server, account, password and sender.
   *
   * @return false if there is none, or another
   */
  boolean noteTest(SenderConfiguration tried, Instant at);

  /**
   * Removes it.
   *
   * @return false if there was none
   */
  boolean remove(OrganizationId organization);
}
