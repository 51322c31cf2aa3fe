package ro.storno.application.identity;

import java.time.InstantSource;
import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.User;
import ro.storno.domain.licensing.Subscription;

/** Shows users to themselves. */
public final class ShowProfile {
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final SecondFactors factors;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  /** Shows from the given ports; none is null. */
  public ShowProfile(
      Transactions transactions,
      Users users,
      Organizations organizations,
      SecondFactors factors,
      Subscriptions subscriptions,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.factors = factors;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * Shows the actor's own profile.
   *
   * @throws ApplicationException.Unauthenticated if the actor is no user
   */
  public Profile show(Actor actor) {
    return transactions.inPlatform(() -> read(actor));
  }

  private Profile read(Actor actor) {
    User user =
        actor
            .userIfAny()
            .flatMap(users::find)
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    List<Profile.Place> places =
        organizations.membershipsOf(user.id()).stream()
            .flatMap(
                membership ->
                    organizations
                        .find(membership.organization())
                        .map(organization -> new Profile.Place(membership, organization))
                        .stream())
            .toList();
    Organization present =
        places.stream()
            .map(Profile.Place::organization)
            .filter(organization -> organization.id().equals(actor.organization()))
            .findFirst()
            .orElse(null);
    boolean secondFactor =
        factors.find(user.id()).filter(SecondFactors.SecondFactor::enabled).isPresent();
    return new Profile(
        user,
        present,
        actor.role(),
        present == null ? null : subscription(present),
        clock.instant(),
        actor.permissions(),
        secondFactor,
        places);
  }

  private Subscription subscription(Organization of) {
    return subscriptions.find(of.id()).orElseGet(() -> Subscription.unlimited(of.id()));
  }
}
