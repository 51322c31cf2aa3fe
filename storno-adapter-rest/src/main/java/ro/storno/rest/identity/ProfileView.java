package ro.storno.rest.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Profile;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.licensing.Subscription;
import ro.storno.rest.openapi.Described;

/**
 * A user as they see themselves (api-reference/auth/me.md, notes/client-contract.md).
 *
 * @param id identity
 * @param uuid the same
 * @param email address to sign in with
 * @param firstName first name
 * @param lastName last name
 * @param fullName both, or the address where there is none
 * @param phone telephone
 * @param locale language
 * @param timezone IANA id
 * @param respectQuietHours whether push waits for the morning
 * @param roles roles in the installation
 * @param active whether the account may sign in
 * @param emailVerified whether the address was confirmed
 * @param emailConfirmed the same
 * @param mfaEnabled whether a second factor is asked for
 * @param hasPassword whether the account has a password
 * @param avatarUrl address of the picture
 * @param createdAt when the account was opened
 * @param updatedAt last change
 * @param preferences settings as the client stored them
 * @param organization the organization acted in
 * @param plan its plan
 * @param subscription its plan, as the pages call it
 * @param memberships all organizations
 * @param permissions what may be done in the organization acted in
 * @param currentRole role there
 * @param message set after a change
 */
public record ProfileView(
    UUID id,
    UUID uuid,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    String fullName,
    @Nullable String phone,
    String locale,
    String timezone,
    boolean respectQuietHours,
    List<String> roles,
    boolean active,
    boolean emailVerified,
    boolean emailConfirmed,
    boolean mfaEnabled,
    boolean hasPassword,
    @Nullable String avatarUrl,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Described("Settings as the client stored them") JsonNode preferences,
    @Nullable OrganizationView organization,
    @Nullable PlanView plan,
    @Nullable SubscriptionView subscription,
    List<MembershipView> memberships,
    List<String> permissions,
    @Nullable String currentRole,
    @Nullable String message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An organization.
   *
   * @param id identity
   * @param uuid the same
   * @param name name
   * @param slug name for addresses
   * @param createdAt when it was made
   */
  public record OrganizationView(UUID id, UUID uuid, String name, String slug, Instant createdAt) {
    static OrganizationView of(Organization organization) {
      UUID id = organization.id().value();
      return new OrganizationView(
          id, id, organization.name(), organization.slug(), organization.createdAt());
    }
  }

  /**
   * A plan.
   *
   * @param plan its name
   * @param expired whether it has run out
   * @param features what it covers
   */
  public record PlanView(String plan, boolean expired, FeaturesView features) {}

  /**
   * What a plan covers.
   *
   * @param maxCompanies companies
   * @param maxInvoices invoices a month
   * @param maxUsers members
   * @param recurringInvoices whether recurring invoices, bank statements and webhooks are on
   * @param ownSender whether documents may go out from a mail server of one's own
   * @param apiAccess whether the API may be used; every plan has it
   */
  public record FeaturesView(
      @Described("Null for any number") @Nullable Integer maxCompanies,
      @Described("Null for any number") @Nullable Integer maxInvoices,
      @Described("Null for any number") @Nullable Integer maxUsers,
      boolean recurringInvoices,
      boolean ownSender,
      boolean apiAccess) {
    static FeaturesView of(Plan plan) {
      return new FeaturesView(
          limit(plan.companies()),
          limit(plan.invoicesPerMonth()),
          limit(plan.users()),
          plan.automation(),
          plan.ownSender(),
          true);
    }

    private static @Nullable Integer limit(OptionalInt most) {
      return most.isPresent() ? most.getAsInt() : null;
    }
  }

  /**
   * A plan as a subscription.
   *
   * @param plan its name
   * @param status how it stands
   * @param expiresAt end, null for none
   * @param features what it covers
   */
  public record SubscriptionView(
      String plan,
      @Described("active, trial, suspended or expired") String status,
      @Nullable Instant expiresAt,
      FeaturesView features) {}

  /**
   * A place in an organization.
   *
   * @param id identity
   * @param role role there
   * @param organizationId the organization
   * @param organizationName its name
   * @param organization the organization
   * @param joinedAt since when
   */
  public record MembershipView(
      UUID id,
      String role,
      UUID organizationId,
      String organizationName,
      OrganizationView organization,
      Instant joinedAt) {
    static MembershipView of(Profile.Place place) {
      return new MembershipView(
          place.membership().id().value(),
          place.membership().role().wireName(),
          place.organization().id().value(),
          place.organization().name(),
          OrganizationView.of(place.organization()),
          place.membership().joinedAt());
    }
  }

  static ProfileView of(Profile profile, @Nullable String message) {
    User user = profile.user();
    Organization organization = profile.organization();
    Role role = profile.role();
    UUID id = user.id().value();
    return new ProfileView(
        id,
        id,
        user.email(),
        user.firstName(),
        user.lastName(),
        fullName(user),
        user.phone(),
        user.locale(),
        user.timezone(),
        user.respectQuietHours(),
        roles(user),
        user.active(),
        user.emailVerified(),
        user.emailVerified(),
        profile.secondFactor(),
        user.passwordHash() != null,
        null,
        user.createdAt(),
        user.updatedAt(),
        preferences(user),
        organization == null ? null : OrganizationView.of(organization),
        organization == null ? null : plan(organization, profile),
        organization == null ? null : subscription(organization, profile),
        profile.memberships().stream().map(MembershipView::of).toList(),
        profile.permissions().stream().sorted().map(Permission::wireName).toList(),
        role == null ? null : role.wireName(),
        message);
  }

  private static PlanView plan(Organization organization, Profile profile) {
    return new PlanView(
        organization.plan(),
        standing(profile) == Subscription.State.EXPIRED,
        FeaturesView.of(Plan.of(organization.plan())));
  }

  private static SubscriptionView subscription(Organization organization, Profile profile) {
    return new SubscriptionView(
        organization.plan(),
        standing(profile).wireName(),
        Objects.requireNonNull(profile.subscription()).endsAt(),
        FeaturesView.of(Plan.of(organization.plan())));
  }

  private static Subscription.State standing(Profile profile) {
    return Objects.requireNonNull(profile.subscription()).at(profile.now());
  }

  private static String fullName(User user) {
    String name =
        Stream.of(user.firstName(), user.lastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? user.email() : name;
  }

  private static List<String> roles(User user) {
    List<String> roles = new ArrayList<>(List.of("ROLE_USER"));
    if (user.platformAdmin()) {
      roles.add("ROLE_SUPER_ADMIN");
    }
    return roles;
  }

  private static JsonNode preferences(User user) {
    try {
      return JSON.readTree(user.preferencesJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored preferences are not JSON", e);
    }
  }
}
