package ro.storno.domain.sharing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * A link by which whoever has it can look at one invoice, until it expires or is revoked.
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param invoice not null
 * @param secretHash SHA-256 of the secret in the link, lower-case hex; not null
 * @param expiresAt from then on it opens nothing; not null
 * @param createdAt not null
 * @param createdBy or null for the system
 */
public record ShareLink(
    ShareLinkId id,
    CompanyId company,
    InvoiceId invoice,
    String secretHash,
    Instant expiresAt,
    Instant createdAt,
    @Nullable UserId createdBy) {
  /** Checks that nothing is missing. */
  public ShareLink {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(invoice, "invoice");
    Objects.requireNonNull(secretHash, "secretHash");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** Returns whether it opens nothing any more. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
