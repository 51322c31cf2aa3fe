package ro.storno.rest.administration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.domain.identity.User;
import ro.storno.rest.openapi.Described;

/**
 * An account as administrators of the installation see it.
 *
 * @param id number of the account
 * @param uuid identity of the account
 * @param email address
 * @param firstName first name
 * @param lastName last name
 * @param isActive whether it may sign in
 * @param active the same
 * @param isVerified whether the address is confirmed
 * @param emailVerified the same
 * @param role USER or SUPER_ADMIN
 * @param createdAt when it was registered
 * @param lastLoginAt last sign-in
 * @param emailVerifiedAt when the address was confirmed
 * @param organizations where it belongs
 */
public record UserAdministrationView(
    @Described("Number of the account; paths take it or the uuid") long id,
    UUID uuid,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    boolean isActive,
    boolean active,
    boolean isVerified,
    boolean emailVerified,
    @Described("USER or SUPER_ADMIN") String role,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    @Nullable Instant emailVerifiedAt,
    List<Place> organizations) {

  /**
   * A place in an organization.
   *
   * @param uuid identity of the organization
   * @param name of the organization
   * @param role role there, in capitals
   * @param joinedAt since when
   */
  public record Place(UUID uuid, String name, String role, Instant joinedAt) {
    static Place of(PlatformRegister.Place place) {
      return new Place(
          place.organization().value(), place.name(), place.role().name(), place.joinedAt());
    }
  }

  static UserAdministrationView of(PlatformRegister.Account account) {
    User user = account.user();
    return new UserAdministrationView(
        account.number(),
        user.id().value(),
        user.email(),
        user.firstName(),
        user.lastName(),
        user.active(),
        user.active(),
        user.emailVerified(),
        user.emailVerified(),
        user.platformAdmin() ? "SUPER_ADMIN" : "USER",
        user.createdAt(),
        user.lastLoginAt(),
        account.verifiedAt(),
        account.places().stream().map(Place::of).toList());
  }
}
