package ro.storno.application;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a partial change were sent: absent means "keep", present with null means "clear".
 *
 * @param fields names of the components of the command; not null
 */
public record Given(Set<String> fields) {
  /** Takes a copy. */
  public Given {
    fields = Set.copyOf(fields);
  }

  /** Returns whether a field was sent. */
  public boolean has(String field) {
    return fields.contains(field);
  }

  /** Returns whether any of some fields was sent. */
  public boolean hasAny(String... names) {
    for (String name : names) {
      if (fields.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what was sent, null included, or what is there where nothing was sent. */
  public <T> @Nullable T pick(String field, @Nullable T sent, @Nullable T present) {
    return fields.contains(field) ? sent : present;
  }

  /** Returns what was sent, or what is there where nothing or null was sent. */
  public <T> T keep(String field, @Nullable T sent, T present) {
    return fields.contains(field) && sent != null ? sent : present;
  }

  /**
   * Refuses a change that changes nothing.
   *
   * @param known every field that can be changed
   * @throws ApplicationException.Unacceptable if none of them was sent
   */
  public void requireAny(String... known) {
    if (!hasAny(known)) {
      throw new ApplicationException.Unacceptable(
          "No fields provided for update; send at least one of " + String.join(", ", known) + ".",
          Map.of());
    }
  }
}
