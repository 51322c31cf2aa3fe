package ro.storno.domain.transport;

import org.jspecify.annotations.Nullable;

/**
 * Who organizes the transport (BT-21 to BT-23).
 *
 * @param country ISO 3166-1 alpha-2, but {@code EL} for Greece; or null while it is not known
 * @param code tax code, in Romania digits or {@code PF}; or null
 * @param name or null
 */
public record Organizer(@Nullable String country, @Nullable String code, @Nullable String name) {
  /** Nothing is known. */
  public static final Organizer UNKNOWN = new Organizer(null, null, null);
}
