package ro.storno.application.party;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.ClientId;

/** Deletes up to a hundred clients, each for itself. */
public final class BulkDeleteClients {
  private static final int MOST = 100;

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
  public Result delete(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.CLIENT_DELETE);
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new ApplicationException.Invalid(Map.of("ids", "Give between 1 and 100 ids."));
    }
    int deleted = 0;
    Map<String, String> errors = new LinkedHashMap<>();
    for (String id : ids) {
      try {
        deleteClient.delete(scope, ClientId.parse(id));
        deleted++;
      } catch (ApplicationException.NotFound | IllegalArgumentException unknown) {
        errors.put(id, "Client not found");
      }
    }
    return new Result(deleted, errors);
  }

  /**
   * What became of them.
   *
   * @param deleted how many were deleted
   * @param errors message per id that was not; not null
   */
  public record Result(int deleted, Map<String, String> errors) {}
}
