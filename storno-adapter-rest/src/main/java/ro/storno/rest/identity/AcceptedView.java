package ro.storno.rest.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import ro.storno.application.identity.ManageInvitations;
import ro.storno.domain.company.CompanyId;

/**
 * A new membership.
 *
 * @param message what was done
 * @param organization where
 * @param organizationId its identity
 * @param organizationName its name
 * @param role role there, in capitals
 * @param allowedCompanies what a restricted member may see
 */
public record AcceptedView(
    String message,
    Place organization,
    UUID organizationId,
    String organizationName,
    String role,
    List<UUID> allowedCompanies) {

  /**
   * An organization.
   *
   * @param id identity
   * @param uuid the same
   * @param name name
   */
  public record Place(UUID id, UUID uuid, String name) {}

  static AcceptedView of(ManageInvitations.Accepted accepted) {
    UUID id = accepted.organization().id().value();
    String name = accepted.organization().name();
    Set<CompanyId> allowed = accepted.membership().allowedCompanies();
    return new AcceptedView(
        "Invitation accepted.",
        new Place(id, id, name),
        id,
        name,
        accepted.membership().role().name(),
        allowed == null ? List.of() : allowed.stream().map(CompanyId::value).sorted().toList());
  }
}
