package ro.storno.bootstrap;

import java.util.Optional;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.domain.company.CompanyId;

/** Nobody is authorized to act at ANAF: for visits beside a server, which never call it. */
final class NoAuthorizations implements AnafAccess {
  @Override
  public Optional<AnafAccessToken> tokenFor(CompanyId company) {
    return Optional.empty();
  }

  @Override
  public void refused(CompanyId company, AnafAccessToken refused) {
    // There is none to be refused.
  }
}
