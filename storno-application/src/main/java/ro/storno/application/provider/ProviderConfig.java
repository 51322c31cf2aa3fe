package ro.storno.application.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * How a company reaches the system of a country, as it is stored.
 *
 * @param id identity; not null
 * @param company not null
 * @param channel not null
 * @param enabled whether invoices are sent; otherwise files are only made
 * @param fields values by name, sealed as one secret; not null
 * @param createdAt not null
 * @param updatedAt not null
 */
public record ProviderConfig(
    UUID id,
    CompanyId company,
    Channel channel,
    boolean enabled,
    SealedSecret fields,
    Instant createdAt,
    Instant updatedAt) {
  /** Checks that all is there. */
  public ProviderConfig {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(fields, "fields");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  ProviderConfig sealedAnew(SealedSecret anew) {
    return new ProviderConfig(id, company, channel, enabled, anew, createdAt, updatedAt);
  }
}
