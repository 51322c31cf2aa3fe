package ro.storno.rest.document;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.BulkDeletion;

/**
 * What became of several that were to be deleted.
 *
 * @param deleted how many were deleted
 * @param errors those that were not, with the reason
 */
public record BulkDeleted(int deleted, List<BulkError> errors) {
  /**
   * Tells how many were deleted, and why others were not.
   *
   * @param outcome not null
   */
  public static BulkDeleted of(BulkDeletion outcome) {
    List<BulkError> errors = new ArrayList<>();
    outcome.errors().forEach((id, error) -> errors.add(new BulkError(id, error)));
    return new BulkDeleted(outcome.deleted(), errors);
  }

  /**
   * One that could not be served.
   *
   * @param id as sent
   * @param error why
   */
  public record BulkError(String id, String error) {}
}
