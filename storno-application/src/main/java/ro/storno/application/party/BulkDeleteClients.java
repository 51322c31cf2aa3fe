package ro.storno.application.party;

import java.util.List;
import java.util.Map;
import ro.storno.application.identity.CompanyScope;

/** Deletes up to a hundred clients, each for itself. */
public final class BulkDeleteClients {
  /**
   * Deletes them.
   *
   * @param ids as sent, malformed ones included; not null
   */
  public Result delete(CompanyScope scope, List<String> ids) {
    throw new UnsupportedOperationException();
  }

  /**
   * What became of them.
   *
   * @param deleted how many were deleted
   * @param errors message per id that was not; not null
   */
  public record Result(int deleted, Map<String, String> errors) {}
}
