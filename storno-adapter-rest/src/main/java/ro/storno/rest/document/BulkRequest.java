package ro.storno.rest.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ones to act on.
 *
 * @param ids one to a hundred
 */
public record BulkRequest(@Nullable List<String> ids) {
  /** Returns the ids, none if nothing was sent. */
  public List<String> orNone() {
    return ids == null ? List.of() : ids;
  }
}
