package ro.storno.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an OAuth2 app within Storno; apps themselves know only their {@code client_id}.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record OAuth2ClientId(UUID value) {
  /** Checks that the value is present. */
  public OAuth2ClientId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
