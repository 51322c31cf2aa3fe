package ro.storno.rest.administration;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.User;
import ro.storno.rest.openapi.Described;

/**
 * An organization as administrators of the installation see it.
 *
 * @param uuid identity
 * @param name name
 * @param owner who owns it
 * @param plan what it is entitled to
 * @param status how it stands
 * @param memberCount active members
 * @param companyCount companies
 * @param invoiceCount invoices of its companies
 * @param hasValidAnafToken whether a member is authorized at ANAF
 * @param lastSyncAt last synchronisation
 * @param createdAt when it was made
 */
public record OrganizationAdministrationView(
    UUID uuid,
    String name,
    @Nullable Owner owner,
    PlanView plan,
    @Described("active, trial, suspended or expired") String status,
    long memberCount,
    long companyCount,
    long invoiceCount,
    boolean hasValidAnafToken,
    @Nullable Instant lastSyncAt,
    Instant createdAt) {

  /**
   * Who owns it.
   *
   * @param uuid identity of the account
   * @param email address
   * @param name in full; the address where none is known
   */
  public record Owner(UUID uuid, String email, String name) {
    static Owner of(User user) {
      String name =
          Stream.of(user.firstName(), user.lastName())
              .filter(part -> part != null && !part.isBlank())
              .collect(Collectors.joining(" "));
      return new Owner(user.id().value(), user.email(), name.isEmpty() ? user.email() : name);
    }
  }

  /**
   * What it is entitled to.
   *
   * @param name name of the plan
   * @param status how it stands
   * @param expiresAt when it ends, if it does
   */
  public record PlanView(String name, String status, @Nullable Instant expiresAt) {}

  static OrganizationAdministrationView of(PlatformRegister.Household from, Instant now) {
    Organization organization = from.organization();
    User owner = from.owner();
    String status = from.subscription().at(now).wireName();
    return new OrganizationAdministrationView(
        organization.id().value(),
        organization.name(),
        owner == null ? null : Owner.of(owner),
        new PlanView(organization.plan(), status, from.subscription().endsAt()),
        status,
        from.members(),
        from.companies(),
        from.invoices(),
        from.authorized(),
        from.lastSyncedAt(),
        organization.createdAt());
  }
}
