package ro.storno.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of several things with which something was to be done, each for itself: one with
 * which it cannot be done does not keep the others.
 *
 * @param done with how many it was done
 * @param errors message per id where it was not; not null
 */
public record BulkOutcome(int done, Map<String, String> errors) {
  private static final int MOST = 100;

  /** Takes a copy in the same order. */
  public BulkOutcome {
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /**
   * Does something with up to a hundred.
   *
   * @param ids as sent, malformed ones included; not null
   * @param what they are, in words that begin a sentence; not null
   * @param work does it with one; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public static BulkOutcome of(List<String> ids, String what, Consumer<UUID> work) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new ApplicationException.Invalid(Map.of("ids", "Give between 1 and 100 ids."));
    }
    int done = 0;
    Map<String, String> errors = new LinkedHashMap<>();
    for (String id : ids) {
      String refusal = refusal(id, what, work);
      if (refusal == null) {
        done++;
      } else {
        errors.put(id, refusal);
      }
    }
    return new BulkOutcome(done, errors);
  }

  private static @Nullable String refusal(String text, String what, Consumer<UUID> work) {
    UUID id;
    try {
      id = UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      return what + " not found";
    }
    try {
      work.accept(id);
      return null;
    } catch (ApplicationException.Conflict meanwhile) {
      return String.valueOf(meanwhile.getMessage());
    } catch (RuntimeException refused) {
      return Refusals.reason(refused).orElseThrow(() -> refused);
    }
  }
}
