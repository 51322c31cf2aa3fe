package ro.storno.domain.mail;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an e-mail template.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record EmailTemplateId(UUID value) {
  /** Checks that the value is present. */
  public EmailTemplateId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
