package ro.storno.application.party;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.party.ClientId;

/** Takes a client out of the lists; documents keep what they show. */
public final class DeleteClient {
  /** Deletes the client softly. */
  public void delete(CompanyScope scope, ClientId id) {
    throw new UnsupportedOperationException();
  }
}
