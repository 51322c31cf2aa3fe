package ro.storno.application.party;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.ClientId;

/** Deletes up to a hundred clients, each for itself. */
public final class BulkDeleteClients {
  private final DeleteClient deleteClient;

  /**
   * @param deleteClient not null
   */
  public BulkDeleteClients(DeleteClient deleteClient) {
    this.deleteClient = deleteClient;
  }

  /**
   * Deletes them. One that cannot be deleted does not keep the others.
   *
   * @param ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome delete(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.CLIENT_DELETE);
    return BulkOutcome.of(ids, "Client", id -> deleteClient.delete(scope, new ClientId(id)));
  }
}
