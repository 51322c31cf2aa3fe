package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;

/** Lists the authorizations that a user keeps. */
public final class ListAuthorizations {
  private final Transactions transactions;
  private final Authorizations authorizations;
  private final TaxpayersOfUser taxpayers;
  private final Clock clock;

  /** Lists from the given ports; none is null. */
  public ListAuthorizations(
      Transactions transactions,
      Authorizations authorizations,
      TaxpayersOfUser taxpayers,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.taxpayers = taxpayers;
    this.clock = clock;
  }

  /** Returns the actor's, newest first. */
  public List<HeldAuthorization> list(Actor actor) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(() -> describe(user, authorizations.of(user)));
  }

  /** Describes some authorizations of a user, in the running platform transaction. */
  List<HeldAuthorization> describe(UserId user, List<Authorization> held) {
    Instant now = clock.instant();
    Map<Cif, List<Company>> all = taxpayers.of(user);
    Map<Long, List<CheckedCif>> checked =
        authorizations.checked(held.stream().map(Authorization::id).toList());
    return held.stream()
        .map(
            one ->
                HeldAuthorization.of(
                    one, one.stateAt(now), checked.getOrDefault(one.id(), List.of()), all))
        .toList();
  }
}
