package ro.storno.rest.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app tells of its use.
 *
 * @param events what happened
 */
record TelemetryRequest(@Nullable List<Event> events) {
  /**
   * Something that happened.
   *
   * @param event its name
   */
  record Event(@Nullable String event) {}
}
