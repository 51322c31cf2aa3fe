package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.SyncSwitch;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;

/**
 * Forgets an authorization. Companies that nobody else's authorization serves stop synchronising
 * (api-reference/anaf/tokens.md). ANAF is not told: its revocation cannot be reached without the
 * certificate; the holder can withdraw the consent in ANAF's portal.
 */
public final class RemoveAuthorization {
  private final Transactions transactions;
  private final Authorizations authorizations;
  private final TaxpayersOfUser taxpayers;
  private final SyncSwitch sync;
  private final Clock clock;

  /** Removes with the given ports; none is null. */
  public RemoveAuthorization(
      Transactions transactions,
      Authorizations authorizations,
      TaxpayersOfUser taxpayers,
      SyncSwitch sync,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.taxpayers = taxpayers;
    this.sync = sync;
    this.clock = clock;
  }

  /**
   * Forgets it.
   *
   * @throws ApplicationException.NotFound if the actor keeps no such authorization
   */
  public void remove(Actor actor, long id) {
    UserId user = actor.requireUser();
    List<Company> stopped =
        transactions.inPlatform(
            () -> {
              if (authorizations.find(user, id).isEmpty()) {
                throw new ApplicationException.NotFound("Token");
              }
              List<Company> last = servedByNobodyElse(user, id);
              authorizations.remove(id);
              last.forEach(company -> sync.turn(company, false));
              return last;
            });
    stopped.forEach(sync::seen);
  }

  private List<Company> servedByNobodyElse(UserId user, long id) {
    List<Company> syncing =
        taxpayers.of(user).values().stream()
            .flatMap(List::stream)
            .filter(company -> company.settings().syncEnabled())
            .toList();
    Instant now = clock.instant();
    Set<CompanyId> served = new HashSet<>();
    Set<CompanyId> servedByOthers = new HashSet<>();
    for (Authorizations.Candidate candidate :
        authorizations.candidates(syncing.stream().map(Company::id).toList())) {
      if (candidate.allowed()) {
        if (candidate.authorization().id() == id) {
          served.add(candidate.company());
        } else if (candidate.authorization().validAt(now)) {
          servedByOthers.add(candidate.company());
        }
      }
    }
    return syncing.stream()
        .filter(company -> served.contains(company.id()))
        .filter(company -> !servedByOthers.contains(company.id()))
        .toList();
  }
}
