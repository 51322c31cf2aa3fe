package ro.storno.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ro.storno.domain.DomainException;

/**
 * What became of several things that were to be deleted, each for itself: one that cannot be
 * deleted does not keep the others.
 *
 * @param deleted how many were deleted
 * @param errors message per id that was not; not null
 */
public record BulkDeletion(int deleted, Map<String, String> errors) {
  private static final int MOST = 100;

  /** Takes a copy in the same order. */
  public BulkDeletion {
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /**
   * Deletes up to a hundred.
   *
   * @param ids as sent, malformed ones included; not null
   * @param what is deleted, in words that begin a sentence; not null
   * @param delete deletes one by the text of its id; refuses a malformed one with {@link
   *     IllegalArgumentException}; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public static BulkDeletion of(List<String> ids, String what, Consumer<String> delete) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new ApplicationException.Invalid(Map.of("ids", "Give between 1 and 100 ids."));
    }
    int deleted = 0;
    Map<String, String> errors = new LinkedHashMap<>();
    for (String id : ids) {
      try {
        delete.accept(id);
        deleted++;
      } catch (ApplicationException.NotFound | IllegalArgumentException unknown) {
        errors.put(id, what + " not found");
      } catch (DomainException.IllegalState refused) {
        errors.put(id, String.valueOf(refused.getMessage()));
      }
    }
    return new BulkDeletion(deleted, errors);
  }
}
