package ro.storno.application.anaf;

import java.util.Optional;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;

/** How the synchronisation of each company stands. */
public interface SyncBook {
  Optional<SyncState> find(CompanyId company);

  /** Finds it and locks it until the transaction ends; makes it if there is none. */
  SyncState findForUpdate(CompanyId company);

  void save(SyncState state);
}
