package ro.storno.rest.system;

import java.util.Map;

/** Tells whether the server can do its work. */
@FunctionalInterface
public interface HealthSource {
  /**
   * Looks at what the server needs. Must be quick and must not throw.
   *
   * @return state of each part, {@code ok} or a short text without internals, by name; not null
   */
  Map<String, String> parts();
}
