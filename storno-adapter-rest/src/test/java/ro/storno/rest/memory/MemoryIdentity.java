package ro.storno.rest.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.identity.AccessTokens;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.PasswordHasher;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** The identity ports in memory; tokens and hashes are plain text. */
final class MemoryIdentity {
  final Map<UserId, User> users = new LinkedHashMap<>();
  final Map<OrganizationId, Organization> organizations = new LinkedHashMap<>();
  final List<Membership> memberships = new java.util.ArrayList<>();
  final Map<String, RefreshTokens.RefreshToken> refresh = new LinkedHashMap<>();
  final Map<String, Instant> usedAt = new LinkedHashMap<>();

  final class AllUsers implements Users {
    @Override
    public Optional<User> find(UserId id) {
      return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
      return find(id);
    }

    @Override
    public Optional<User> findByEmail(String email) {
      return users.values().stream().filter(u -> u.email().equalsIgnoreCase(email)).findFirst();
    }

    @Override
    public boolean add(User user) {
      if (findByEmail(user.email()).isPresent()) {
        return false;
      }
      users.put(user.id(), user);
      return true;
    }

    @Override
    public void update(User user) {
      users.put(user.id(), user);
    }

    @Override
    public void recordLogin(UserId id, Instant when) {
      // nothing here reads it
    }

    @Override
    public long count() {
      return users.size();
    }
  }

  final class AllOrganizations implements Organizations {
    @Override
    public void add(Organization organization) {
      organizations.put(organization.id(), organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
      return Optional.ofNullable(organizations.get(id));
    }

    @Override
    public void addMember(Membership membership) {
      memberships.add(membership);
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
      return memberships.stream().filter(m -> m.user().equals(user) && m.active()).toList();
    }
  }

  final class AllRefreshTokens implements RefreshTokens {
    @Override
    public void add(RefreshToken token) {
      refresh.put(token.hash(), token);
    }

    @Override
    public Optional<Consumed> consume(String hash, Instant now) {
      RefreshToken token = refresh.get(hash);
      if (token == null) {
        return Optional.empty();
      }
      Instant before = usedAt.putIfAbsent(hash, now);
      return Optional.of(new Consumed(token, before == null ? Use.FIRST : Use.AGAIN, before));
    }

    @Override
    public void revokeFamily(UUID family, Instant now) {
      refresh.values().stream()
          .filter(t -> t.family().equals(family))
          .forEach(t -> usedAt.putIfAbsent(t.hash(), now));
    }

    @Override
    public void revokeAllOf(UserId user, Instant now) {
      refresh.values().stream()
          .filter(t -> t.user().equals(user))
          .forEach(t -> usedAt.putIfAbsent(t.hash(), now));
    }
  }

  static final class PlainTokens implements AccessTokens {
    @Override
    public String issue(UserId user, Instant now, Duration lifetime) {
      return "token." + user + "." + now.getEpochSecond() + "." + lifetime.toSeconds();
    }

    @Override
    public Optional<Claims> verify(String token, Instant now) {
      String[] parts = token.split("\\.");
      if (parts.length != 4 || !parts[0].equals("token")) {
        return Optional.empty();
      }
      Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[2]));
      Instant expires = issued.plusSeconds(Long.parseLong(parts[3]));
      return now.isBefore(expires)
          ? Optional.of(new Claims(UserId.parse(parts[1]), issued, expires))
          : Optional.empty();
    }
  }

  static final class PlainPasswords implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "plain:" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash.equals(hash(password));
    }

    @Override
    public void waste(String password) {
      // memory needs no time
    }
  }

  static final class PlainSecrets implements SecretTokens {
    @Override
    public String generate() {
      return UUID.randomUUID().toString();
    }

    @Override
    public String hash(String secret) {
      return "h" + secret;
    }
  }
}
