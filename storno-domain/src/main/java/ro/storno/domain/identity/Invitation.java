package ro.storno.domain.identity;

import java.time.Instant;
import java.util.Set;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;

/**
 * The offer of a place in an organization to whoever reads the mail of an address
 * (api-reference/invitations). Its token is nowhere.
 *
 * @param id identity; not null
 * @param organization not null
 * @param email not null
 * @param role never owner; not null
 * @param allowedCompanies what a restricted member will see; not null
 * @param invitedBy not null
 * @param createdAt not null
 * @param expiresAt not null
 */
public record Invitation(
    InvitationId id,
    OrganizationId organization,
    EmailAddress email,
    Role role,
    Set<CompanyId> allowedCompanies,
    UserId invitedBy,
    Instant createdAt,
    Instant expiresAt) {
  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if ownership is offered: it is handed over, not offered
   */
  public Invitation {
    allowedCompanies = Set.copyOf(allowedCompanies);
    if (role == Role.OWNER) {
      throw new IllegalArgumentException("ownership cannot be offered");
    }
  }

  /**
   * Returns whether it ran out.
   *
   * @param now not null
   */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
