package ro.storno.application.licensing;

import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.Subscription;

/** Subscriptions in memory. */
public final class InMemorySubscriptions implements Subscriptions {
  private final Map<OrganizationId, Subscription> subscriptions;

  public InMemorySubscriptions(InMemoryTransactions transactions) {
    this.subscriptions = transactions.table();
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization) {
    return Optional.ofNullable(subscriptions.get(organization));
  }

  @Override
  public Optional<Subscription> findForUpdate(OrganizationId organization) {
    return find(organization);
  }

  @Override
  public void put(Subscription subscription) {
    subscriptions.put(subscription.organization(), subscription);
  }
}
