package ro.storno.rest.document;

import java.util.List;
import ro.storno.application.BulkOutcome;

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
  public static BulkDeleted of(BulkOutcome outcome) {
    return new BulkDeleted(outcome.done(), BulkError.of(outcome));
  }

  /**
   * One that could not be served.
   *
   * @param id as sent
   * @param error why
   */
  public record BulkError(String id, String error) {
    /**
     * Returns those with which it could not be done.
     *
     * @param outcome not null
     */
    public static List<BulkError> of(BulkOutcome outcome) {
      return outcome.errors().entrySet().stream()
          .map(each -> new BulkError(each.getKey(), each.getValue()))
          .toList();
    }
  }
}
