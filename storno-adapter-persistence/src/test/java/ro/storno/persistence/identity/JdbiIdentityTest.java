package ro.storno.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.application.identity.RefreshTokens.Consumed;
import ro.storno.application.identity.RefreshTokens.RefreshToken;
import ro.storno.application.identity.RefreshTokens.Use;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.PostgresPorts;

class JdbiIdentityTest extends PostgresPorts {
  private static User user(String email) {
    return new User(
        new UserId(uuid()),
        email,
        "$argon2id$hash",
        "Ion",
        null,
        "+40700000000",
        "ro",
        "Europe/Bucharest",
        true,
        "{\"theme\": \"dark\"}",
        true,
        false,
        false,
        NOW,
        NOW,
        null,
        NOW.plusSeconds(5));
  }

  private JdbiUsers users() {
    return new JdbiUsers(transactions());
  }

  private JdbiOrganizations organizations() {
    return new JdbiOrganizations(transactions());
  }

  private JdbiRefreshTokens tokens() {
    return new JdbiRefreshTokens(transactions());
  }

  private User added(String email) {
    User user = user(email);
    assertThat(inPlatform(() -> users().add(user))).isTrue();
    return user;
  }

  @Test
  void account_is_found_by_id_and_by_address_without_regard_to_case() {
    long before = inPlatform(() -> users().count());
    User user = added("ion@example.ro");
    assertThat(inPlatform(() -> users().find(user.id()))).contains(user);
    assertThat(inPlatform(() -> users().findByEmail("Ion@Example.RO"))).contains(user);
    assertThat(inPlatform(() -> users().findByEmail("nobody@example.ro"))).isEmpty();
    assertThat(inPlatform(() -> users().count())).isEqualTo(before + 1);
  }

  @Test
  void address_that_is_taken_is_refused() {
    added("taken@example.ro");
    assertThat(inPlatform(() -> users().add(user("taken@example.ro")))).isFalse();
    assertThat(inPlatform(() -> users().add(user("TAKEN@example.ro")))).isFalse();
  }

  @Test
  void changed_account_is_kept() {
    User before = added("old@example.ro");
    User after = user("new@example.ro");
    User changed =
        new User(
            before.id(),
            after.email(),
            null,
            "Maria",
            "Pop",
            null,
            "en",
            "UTC",
            false,
            "{}",
            false,
            true,
            true,
            NOW.plusSeconds(1),
            before.createdAt(),
            NOW.plusSeconds(1),
            null);
    runInPlatform(() -> users().update(changed));
    assertThat(inPlatform(() -> users().find(before.id()))).contains(changed);
    assertThat(inPlatform(() -> users().findByEmail("new@example.ro"))).contains(changed);
  }

  @Test
  void memberships_are_listed_oldest_first_with_their_companies() {
    User user = added("member@example.ro");
    Organization one = new Organization(new OrganizationId(uuid()), "Unu", "unu", "community", NOW);
    Organization two = new Organization(new OrganizationId(uuid()), "Doi", "doi", "starter", NOW);
    Membership later =
        new Membership(
            new MembershipId(uuid()),
            user.id(),
            one.id(),
            Role.ACCOUNTANT,
            true,
            Set.of(new CompanyId(uuid()), new CompanyId(uuid())),
            NOW.plusSeconds(10));
    Membership earlier =
        new Membership(new MembershipId(uuid()), user.id(), two.id(), Role.OWNER, true, null, NOW);
    runInPlatform(
        () -> {
          organizations().add(one);
          organizations().add(two);
          organizations().addMember(later);
          organizations().addMember(earlier);
        });
    assertThat(inPlatform(() -> organizations().find(one.id()))).contains(one);
    assertThat(inPlatform(() -> organizations().membershipsOf(user.id())))
        .containsExactly(earlier, later);
  }

  private RefreshToken token(User user, UUID family, String hash) {
    RefreshToken token = new RefreshToken(hash, family, user.id(), NOW.plusSeconds(60), NOW);
    runInPlatform(() -> tokens().add(token));
    return token;
  }

  private Use use(String hash) {
    return inPlatform(() -> tokens().consume(hash, NOW)).orElseThrow().use();
  }

  @Test
  void token_is_consumed_by_exactly_one_of_many() throws Exception {
    RefreshToken token = token(added("token@example.ro"), uuid(), "hash-1");
    Callable<Consumed> consume =
        () -> inPlatform(() -> tokens().consume("hash-1", NOW)).orElseThrow();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int first = 0;
      for (Future<Consumed> one : threads.invokeAll(Collections.nCopies(32, consume))) {
        assertThat(one.get().token()).isEqualTo(token);
        first += one.get().use() == Use.FIRST ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
    assertThat(inPlatform(() -> tokens().consume("hash-1", NOW)).orElseThrow().usedAt())
        .isEqualTo(NOW);
    assertThat(inPlatform(() -> tokens().consume("unknown", NOW))).isEmpty();
  }

  private void token(User user, UUID family, String hash, Instant made, Instant end) {
    runInPlatform(() -> tokens().add(new RefreshToken(hash, family, user.id(), end, made)));
  }

  @Test
  void sessions_that_began_with_a_passkey_are_told_from_others_and_stay_so() {
    User user = added("verified@example.ro");
    User other = added("verified-other@example.ro");
    UUID verified = uuid();
    UUID foreign = uuid();
    token(user, verified, "v1");
    token(user, uuid(), "v2");
    token(other, foreign, "v3");
    for (UUID family : List.of(verified, foreign)) {
      runInPlatform(() -> tokens().markVerified(family));
    }
    token(user, verified, "v4");
    assertThat(inPlatform(() -> tokens().verified(user.id()))).containsExactly(verified);
  }

  @Test
  void standing_sessions_are_told_from_their_tokens_and_nobody_elses() {
    User user = added("sessions@example.ro");
    User other = added("others@example.ro");
    UUID going = uuid();
    UUID over = uuid();
    UUID revoked = uuid();
    Instant later = NOW.plusSeconds(30);
    token(user, going, "s1", NOW, NOW.plusSeconds(60));
    assertThat(use("s1")).isEqualTo(Use.FIRST);
    token(user, going, "s2", later, later.plusSeconds(60));
    token(user, over, "s3", NOW.minusSeconds(60), NOW);
    token(user, revoked, "s4", NOW, NOW.plusSeconds(60));
    inPlatform(() -> tokens().revokeFamily(revoked, NOW));
    token(other, uuid(), "s5", NOW, NOW.plusSeconds(60));
    assertThat(inPlatform(() -> tokens().standing(user.id(), NOW)))
        .containsExactly(new RefreshTokens.Session(going, NOW, later, later.plusSeconds(60)));
    assertThat(inPlatform(() -> tokens().beganAt(going))).contains(NOW);
    assertThat(inPlatform(() -> tokens().beganAt(uuid()))).isEmpty();
  }

  @Test
  void revoked_family_and_revoked_user_count_as_used() {
    User user = added("revoked@example.ro");
    User other = added("kept@example.ro");
    UUID family = uuid();
    List.of("f1", "f2").forEach(hash -> token(user, family, hash));
    token(user, uuid(), "g1");
    token(other, uuid(), "o1");
    assertThat(inPlatform(() -> tokens().revokeFamily(family, NOW))).isTrue();
    assertThat(inPlatform(() -> tokens().revokeFamily(family, NOW))).isFalse();
    assertThat(use("f1")).isEqualTo(Use.AGAIN);
    assertThat(use("f2")).isEqualTo(Use.AGAIN);
    // Traded for at the very moment of the revocation, which could not see it.
    token(user, family, "f3");
    assertThat(use("f3")).isEqualTo(Use.AGAIN);
    runInPlatform(() -> tokens().revokeAllOf(user.id(), NOW));
    assertThat(use("g1")).isEqualTo(Use.AGAIN);
    assertThat(use("o1")).isEqualTo(Use.FIRST);
  }

  @Test
  void nothing_of_this_is_seen_while_working_for_a_company() {
    User user = added("hidden@example.ro");
    token(user, uuid(), "hidden");
    run(
        Samples.company(),
        () -> {
          assertThat(users().find(user.id())).isEmpty();
          assertThat(users().findByEmail("hidden@example.ro")).isEmpty();
          assertThat(organizations().membershipsOf(user.id())).isEmpty();
          assertThat(tokens().consume("hidden", NOW)).isEmpty();
        });
    assertThat(use("hidden")).isEqualTo(Use.FIRST);
  }
}
