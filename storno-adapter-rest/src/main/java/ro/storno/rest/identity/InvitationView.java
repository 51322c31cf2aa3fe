package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Invitation;

/**
 * An open invitation.
 *
 * @param id identity
 * @param uuid the same
 * @param email whom it was sent to
 * @param role what is offered, in capitals
 * @param status always pending
 * @param allowedCompanies what a restricted member will see
 * @param invitedBy who invites
 * @param createdAt when it was made
 * @param expiresAt when it ends
 */
public record InvitationView(
    UUID id,
    UUID uuid,
    String email,
    String role,
    String status,
    List<UUID> allowedCompanies,
    UUID invitedBy,
    Instant createdAt,
    Instant expiresAt) {

  static InvitationView of(Invitation invitation) {
    UUID id = invitation.id().value();
    return new InvitationView(
        id,
        id,
        invitation.email().value(),
        invitation.role().name(),
        "pending",
        invitation.allowedCompanies().stream().map(CompanyId::value).sorted().toList(),
        invitation.invitedBy().value(),
        invitation.createdAt(),
        invitation.expiresAt());
  }
}
