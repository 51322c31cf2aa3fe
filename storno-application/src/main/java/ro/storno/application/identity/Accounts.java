package ro.storno.application.identity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/** Opens accounts; what registration and the operator's command have in common. */
final class Accounts {
  private final Users users;
  private final Organizations organizations;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  Accounts(Users users, Organizations organizations, AuditTrail audit, Ids ids, Clock clock) {
    this.users = users;
    this.organizations = organizations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Returns the form in which an address is looked for. */
  static String normalized(String email) {
    return EmailAddress.find(email)
        .map(EmailAddress::value)
        .orElseGet(() -> email.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the canonical form of an address that somebody wants an account for.
   *
   * @throws ApplicationException.Invalid if it is no address, or one that looks like another
   */
  static String canonical(String email) {
    return EmailAddress.find(email)
        .map(EmailAddress::value)
        .orElseThrow(() -> new ApplicationException.Invalid(Map.of("email", Wording.EMAIL)));
  }

  /**
   * Opens an account in the running platform transaction.
   *
   * @param passwordHash or null for an account without a password
   */
  User open(
      String email,
      @Nullable String passwordHash,
      @Nullable String firstName,
      @Nullable String lastName,
      boolean verified,
      boolean platformAdmin,
      @Nullable String organizationName) {
    Instant now = clock.instant();
    User user =
        new User(
            new UserId(ids.next()),
            canonical(email),
            passwordHash,
            firstName,
            lastName,
            null,
            "ro",
            "Europe/Bucharest",
            true,
            "{}",
            true,
            verified,
            platformAdmin,
            now.truncatedTo(ChronoUnit.SECONDS),
            now,
            null,
            null);
    if (!users.add(user)) {
      throw new ApplicationException.Conflict(
          "", "An account with this email address already exists.");
    }
    if (organizationName != null) {
      own(user, organizationName, now);
    }
    // Nobody is signed in yet: neither who registers nor the operator at the console.
    audit.recordOfUser(Actor.SYSTEM, user.id(), AuditAction.USER_CREATED, "");
    return user;
  }

  private void own(User user, String name, Instant now) {
    Organization organization =
        new Organization(
            new OrganizationId(ids.next()), name, slug(name) + "-" + ids.hex(8), "community", now);
    organizations.add(organization);
    organizations.addMember(
        new Membership(
            new MembershipId(ids.next()),
            user.id(),
            organization.id(),
            Role.OWNER,
            true,
            null,
            now));
  }

  private static String slug(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "org" : slug.substring(0, Math.min(40, slug.length()));
  }
}
