package ro.storno.rest.system;

import java.util.Map;
import ro.storno.rest.openapi.Described;

/**
 * State of the server.
 *
 * @param status {@code ok} or {@code unavailable}
 * @param parts state of each part by name
 */
public record HealthView(
    @Described(value = "ok, or unavailable if any part is not", example = "ok") String status,
    @Described("State of each part, by name") Map<String, String> parts) {}
