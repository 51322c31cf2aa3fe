package ro.storno.application.licensing;

import java.util.Optional;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.Subscription;

/** How long organizations have what they are entitled to; used in platform transactions. */
public interface Subscriptions {
  /** Returns what is noted of an organization; empty if nothing is. */
  Optional<Subscription> find(OrganizationId organization);

  /** Finds it, and keeps others from changing it until the transaction ends. */
  Optional<Subscription> findForUpdate(OrganizationId organization);

  /** Notes it in the place of what was noted before. */
  void put(Subscription subscription);
}
