package ro.storno.application.company;

import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;

/** Switches a company's synchronisation with ANAF over (api-reference/companies/toggle-sync.md). */
public final class ToggleSync {
  private final Transactions transactions;
  private final CompanyAccess access;
  private final AnafAccess anaf;
  private final SyncSwitch sync;

  /** Toggles with the given ports; none is null. */
  public ToggleSync(
      Transactions transactions, Companies companies, AnafAccess anaf, SyncSwitch sync) {
    this.transactions = transactions;
    this.access = new CompanyAccess(companies);
    this.anaf = anaf;
    this.sync = sync;
  }

  /**
   * Switches it off if it is on, and on if it is off. Not for use inside a transaction: whether
   * there is a token may have to be asked at ANAF.
   *
   * @return the company as it is afterwards
   * @throws ApplicationException.NotFound if the organization has no such company
   * @throws ApplicationException.Forbidden if the actor may not change it
   * @throws ApplicationException.Unacceptable {@code ERR_SYNC_ENABLE_NO_TOKEN} if it is to be
   *     switched on without a token that may act for its CIF
   */
  public Company toggle(Actor actor, CompanyId id) {
    Company company = transactions.inPlatform(() -> access.findToChange(actor, id));
    boolean on = !company.settings().syncEnabled();
    if (on && anaf.tokenFor(id).isEmpty()) {
      throw ApplicationException.Unacceptable.keyed(
          "ERR_SYNC_ENABLE_NO_TOKEN",
          "No valid ANAF token may act for this company. Connect a certificate first"
              + " (POST /api/v1/anaf/token-links), then switch the synchronisation on.");
    }
    Company turned = transactions.inPlatform(() -> sync.turn(access.findToChange(actor, id), on));
    sync.seen(turned);
    return turned;
  }
}
