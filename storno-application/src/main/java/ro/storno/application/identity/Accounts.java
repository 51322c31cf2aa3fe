package ro.storno.application.identity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Opens accounts; what registration and the operator's command have in common. */
final class Accounts {
  /** Shortest password (api-reference/auth/register.md). */
  static final int SHORTEST_PASSWORD = 8;

  /** Longest password: hashing more would let anyone keep the server busy. */
  static final int LONGEST_PASSWORD = 200;

  static final String PASSWORD_LENGTH = "Password must be at least 8 characters long.";

  private final Users users;
  private final Organizations organizations;
  private final Ids ids;
  private final Clock clock;

  Accounts(Users users, Organizations organizations, Ids ids, Clock clock) {
    this.users = users;
    this.organizations = organizations;
    this.ids = ids;
    this.clock = clock;
  }

  static String normalized(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Opens an account in the running platform transaction. */
  User open(
      String email,
      String passwordHash,
      @Nullable String firstName,
      @Nullable String lastName,
      boolean platformAdmin,
      @Nullable String organizationName) {
    Instant now = clock.instant();
    User user =
        new User(
            new UserId(ids.next()),
            normalized(email),
            passwordHash,
            firstName,
            lastName,
            null,
            "ro",
            "Europe/Bucharest",
            true,
            "{}",
            true,
            false,
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
