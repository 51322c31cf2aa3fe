package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.AuthorizationAttempts.Attempt;
import ro.storno.application.anaf.TokenLinks.TokenLink;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;

/** What every implementation of the ports to stored authorizations does. */
public abstract class AuthorizationsContract {
  private static final int CALLERS = 32;
  private static final Cif CIF = new Cif("14399840");

  protected abstract Transactions transactions();

  protected abstract Authorizations authorizations();

  protected abstract AuthorizationAttempts attempts();

  protected abstract TokenLinks links();

  protected abstract Users users();

  protected abstract Organizations organizations();

  protected abstract Companies companies();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private User user(boolean active) {
    User sample = Samples.user(uuid() + "@x.example");
    User user =
        new User(
            sample.id(),
            sample.email(),
            sample.passwordHash(),
            "Ana",
            "Pop",
            null,
            "ro",
            "Europe/Bucharest",
            true,
            "{}",
            active,
            true,
            false,
            NOW,
            NOW,
            null,
            null);
    in(() -> users().add(user));
    return user;
  }

  private OrganizationId organization() {
    OrganizationId id = new OrganizationId(uuid());
    run(() -> organizations().add(new Organization(id, "Org", "org-" + id, "community", NOW)));
    return id;
  }

  private Company company(OrganizationId organization, String taxCode) {
    Company company =
        new Company(
            Samples.company(),
            organization,
            Samples.party("Exemplu SRL", taxCode),
            Company.Settings.initial(),
            null,
            false,
            NOW,
            null,
            null);
    in(() -> companies().add(company));
    return company;
  }

  private User member(
      OrganizationId organization, Role role, @Nullable Set<CompanyId> allowed, boolean active) {
    User user = user(true);
    run(
        () ->
            organizations()
                .addMember(
                    new Membership(
                        new MembershipId(uuid()),
                        user.id(),
                        organization,
                        role,
                        active,
                        allowed,
                        NOW)));
    return user;
  }

  private static SealedTokens tokens(String name) {
    return new SealedTokens(
        "hash of " + name,
        new SealedSecret("sealed " + name),
        NOW.plus(Duration.ofDays(90)),
        new SealedSecret("sealed refresh of " + name),
        NOW.plus(Duration.ofDays(365)));
  }

  private static Authorization of(UserId user, SealedTokens tokens) {
    return new Authorization(0, uuid(), user, "Cabinet", tokens, 0, null, NOW, null, null);
  }

  private long added(UserId user) {
    return in(() -> authorizations().add(of(user, tokens(uuid().toString())))).orElseThrow();
  }

  private Authorization stored(long id) {
    return in(() -> authorizations().find(id)).orElseThrow();
  }

  private static <T> List<T> atOnce(int callers, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(Collections.nCopies(callers, work))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void authorization_comes_back_as_it_was_kept_under_a_number_of_its_own() {
    UserId user = user(true).id();
    Authorization kept = of(user, tokens("a" + uuid()));
    long id = in(() -> authorizations().add(kept)).orElseThrow();
    assertThat(stored(id))
        .isEqualTo(
            new Authorization(
                id, kept.uid(), user, "Cabinet", kept.tokens(), 0, null, NOW, null, null));
    assertThat(in(() -> authorizations().of(user))).containsExactly(stored(id));
  }

  @Test
  void the_same_token_is_kept_once_per_user() {
    UserId ana = user(true).id();
    SealedTokens tokens = tokens("same" + uuid());
    assertThat(in(() -> authorizations().add(of(ana, tokens)))).isPresent();
    assertThat(in(() -> authorizations().add(of(ana, tokens)))).isEmpty();
    UserId ion = user(true).id();
    assertThat(in(() -> authorizations().add(of(ion, tokens)))).isPresent();
  }

  @Test
  void another_users_authorization_is_not_found() {
    long id = added(user(true).id());
    UserId other = user(true).id();
    assertThat(in(() -> authorizations().find(other, id))).isEmpty();
    assertThat(in(() -> authorizations().of(other))).isEmpty();
  }

  @Test
  void removal_takes_what_was_known_with_it() {
    UserId user = user(true).id();
    long id = added(user);
    run(() -> authorizations().remember(id, new CheckedCif(CIF, CheckedCif.Verdict.ALLOWED, NOW)));
    run(() -> authorizations().remove(id));
    assertThat(in(() -> authorizations().find(id))).isEmpty();
    assertThat(in(() -> authorizations().checked(List.of(id)))).isEmpty();
    run(() -> authorizations().remember(id, new CheckedCif(CIF, CheckedCif.Verdict.ALLOWED, NOW)));
    assertThat(in(() -> authorizations().checked(List.of(id)))).isEmpty();
  }

  @Test
  void what_anaf_said_last_about_a_taxpayer_counts() {
    long id = added(user(true).id());
    CheckedCif later = new CheckedCif(CIF, CheckedCif.Verdict.ALLOWED, NOW.plusSeconds(9));
    run(
        () -> {
          authorizations().remember(id, new CheckedCif(CIF, CheckedCif.Verdict.REFUSED, NOW));
          authorizations().remember(id, later);
        });
    assertThat(in(() -> authorizations().checked(List.of(id))).get(id)).containsExactly(later);
  }

  @Test
  void candidates_are_what_active_members_who_may_see_the_company_keep() {
    OrganizationId organization = organization();
    Company company = company(organization, CIF.digits());
    Company other = company(organization, "10625813");
    long owner = added(member(organization, Role.OWNER, Set.of(), true).id());
    long allowed = added(member(organization, Role.ACCOUNTANT, Set.of(company.id()), true).id());
    added(member(organization, Role.ACCOUNTANT, Set.of(other.id()), true).id());
    added(member(organization, Role.OWNER, null, false).id());
    added(user(true).id());
    assertThat(in(() -> authorizations().candidates(List.of(company.id()))))
        .extracting(candidate -> candidate.authorization().id())
        .containsExactlyInAnyOrder(owner, allowed);
  }

  @Test
  void deleted_company_has_candidates_for_what_is_still_open() {
    OrganizationId organization = organization();
    Company company = company(organization, CIF.digits());
    long owner = added(member(organization, Role.OWNER, null, true).id());
    run(() -> companies().update(company.deleted(NOW)));
    assertThat(in(() -> authorizations().candidates(List.of(company.id()))))
        .extracting(candidate -> candidate.authorization().id())
        .containsExactly(owner);
  }

  @Test
  void accounts_that_are_not_active_serve_nobody() {
    OrganizationId organization = organization();
    Company company = company(organization, CIF.digits());
    User gone = user(false);
    run(
        () ->
            organizations()
                .addMember(
                    new Membership(
                        new MembershipId(uuid()),
                        gone.id(),
                        organization,
                        Role.OWNER,
                        true,
                        null,
                        NOW)));
    added(gone.id());
    assertThat(in(() -> authorizations().candidates(List.of(company.id())))).isEmpty();
  }

  @Test
  void candidate_carries_what_is_known_about_the_companys_own_cif() {
    OrganizationId organization = organization();
    Company known = company(organization, CIF.digits());
    Company unknown = company(organization, "10625813");
    long id = added(member(organization, Role.OWNER, null, true).id());
    CheckedCif checked = new CheckedCif(CIF, CheckedCif.Verdict.ALLOWED, NOW);
    run(() -> authorizations().remember(id, checked));
    assertThat(in(() -> authorizations().candidates(List.of(known.id(), unknown.id()))))
        .extracting(Authorizations.Candidate::company, Authorizations.Candidate::checked)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(known.id(), checked),
            org.assertj.core.groups.Tuple.tuple(unknown.id(), null));
    assertThat(in(() -> authorizations().candidates(List.of()))).isEmpty();
  }

  @Test
  void one_of_many_callers_at_once_claims_the_renewal() throws Exception {
    long id = added(user(true).id());
    List<Boolean> claims =
        atOnce(
            CALLERS,
            () -> in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60))));
    assertThat(claims).containsOnlyOnce(true).hasSize(CALLERS);
  }

  @Test
  void claim_ends_by_itself_so_that_a_dead_node_blocks_nobody_for_long() {
    long id = added(user(true).id());
    Instant until = NOW.plusSeconds(60);
    assertThat(in(() -> authorizations().claimRenewal(id, 0, NOW, until))).isTrue();
    assertThat(in(() -> authorizations().claimRenewal(id, 0, until.minusMillis(1), until)))
        .isFalse();
    assertThat(in(() -> authorizations().claimRenewal(id, 0, until, until.plusSeconds(60))))
        .isTrue();
  }

  @Test
  void new_tokens_replace_the_ones_that_were_spent_and_no_others() {
    long id = added(user(true).id());
    in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)));
    SealedTokens second = tokens("second" + uuid());
    assertThat(in(() -> authorizations().renew(id, 0, second, NOW))).isTrue();
    assertThat(stored(id).tokens()).isEqualTo(second);
    assertThat(stored(id).generation()).isEqualTo(1);
    assertThat(in(() -> authorizations().renew(id, 0, tokens("late" + uuid()), NOW))).isFalse();
    assertThat(stored(id).tokens()).isEqualTo(second);
    assertThat(in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)))).isFalse();
    assertThat(in(() -> authorizations().claimRenewal(id, 1, NOW, NOW.plusSeconds(60)))).isTrue();
  }

  @Test
  void new_tokens_are_saved_even_if_the_claim_has_passed_to_another() {
    long id = added(user(true).id());
    in(() -> authorizations().claimRenewal(id, 0, NOW, NOW));
    in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)));
    SealedTokens second = tokens("second" + uuid());
    run(() -> authorizations().endRenewal(id, 0, true, null));
    assertThat(in(() -> authorizations().renew(id, 0, second, NOW))).isTrue();
    assertThat(stored(id).tokens().refresh()).isEqualTo(second.refresh());
  }

  @Test
  void failed_renewal_gives_the_claim_back_and_says_when_to_try_again() {
    long id = added(user(true).id());
    in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)));
    run(() -> authorizations().endRenewal(id, 0, false, NOW.plusSeconds(5)));
    assertThat(stored(id).renewNotBefore()).isEqualTo(NOW.plusSeconds(5));
    assertThat(stored(id).tokens().refresh()).isNotNull();
    assertThat(in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)))).isTrue();
  }

  @Test
  void spent_refresh_token_is_forgotten_and_cannot_be_claimed_for() {
    long id = added(user(true).id());
    in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)));
    run(() -> authorizations().endRenewal(id, 0, true, null));
    assertThat(stored(id).tokens().refresh()).isNull();
    assertThat(stored(id).tokens().refreshExpiresAt()).isNull();
    assertThat(in(() -> authorizations().claimRenewal(id, 0, NOW, NOW.plusSeconds(60)))).isFalse();
  }

  @Test
  void sealing_anew_keeps_the_generation() {
    long id = added(user(true).id());
    SealedTokens was = stored(id).tokens();
    SealedTokens resealed =
        new SealedTokens(
            was.fingerprint(),
            new SealedSecret("other"),
            was.accessExpiresAt(),
            new SealedSecret("other refresh"),
            was.refreshExpiresAt());
    run(() -> authorizations().reseal(id, 0, resealed));
    assertThat(stored(id).tokens()).isEqualTo(resealed);
    assertThat(stored(id).generation()).isZero();
  }

  @Test
  void use_and_refusal_are_noted_and_new_tokens_end_the_refusal() {
    long id = added(user(true).id());
    run(
        () -> {
          authorizations().noteUse(id, NOW.plusSeconds(1));
          authorizations().refuse(id, NOW.plusSeconds(2));
          authorizations().refuse(id, NOW.plusSeconds(3));
        });
    assertThat(stored(id).lastUsedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(stored(id).refusedAt()).isEqualTo(NOW.plusSeconds(2));
    in(() -> authorizations().renew(id, 0, tokens("new" + uuid()), NOW));
    assertThat(stored(id).refusedAt()).isNull();
  }

  @Test
  void all_are_walked_in_the_order_of_their_numbers() {
    UserId user = user(true).id();
    List<Long> ids = List.of(added(user), added(user), added(user));
    assertThat(in(() -> authorizations().after(ids.get(0), 1)))
        .extracting(Authorization::id)
        .containsExactly(ids.get(1));
    assertThat(in(() -> authorizations().after(ids.get(0), 5)))
        .extracting(Authorization::id)
        .startsWith(ids.get(1), ids.get(2));
  }

  private Attempt attempt(UserId user, String link) {
    return new Attempt(uuid().toString(), user, "browser", link, NOW, NOW.plusSeconds(600), null);
  }

  @Test
  void one_of_many_callers_at_once_uses_an_attempt_up() throws Exception {
    Attempt begun = attempt(user(true).id(), "link");
    run(() -> attempts().add(begun));
    assertThat(in(() -> attempts().find(begun.stateHash()))).contains(begun);
    List<Boolean> got =
        atOnce(CALLERS, () -> in(() -> attempts().consume(begun.stateHash(), NOW)).isPresent());
    assertThat(got).containsOnlyOnce(true).hasSize(CALLERS);
    assertThat(in(() -> attempts().find(begun.stateHash())).orElseThrow().usedAt()).isEqualTo(NOW);
  }

  @Test
  void attempt_that_is_over_or_unknown_cannot_be_used() {
    Attempt begun = attempt(user(true).id(), null);
    run(() -> attempts().add(begun));
    assertThat(in(() -> attempts().consume(begun.stateHash(), begun.expiresAt()))).isEmpty();
    assertThat(in(() -> attempts().consume("unknown", NOW))).isEmpty();
  }

  @Test
  void attempts_are_forgotten_a_day_after_their_end() {
    UserId user = user(true).id();
    Attempt old = attempt(user, null);
    run(() -> attempts().add(old));
    Instant later = NOW.plus(Duration.ofDays(2));
    run(
        () ->
            attempts()
                .add(
                    new Attempt(
                        uuid().toString(), user, "b", null, later, later.plusSeconds(1), null)));
    assertThat(in(() -> attempts().find(old.stateHash()))).isEmpty();
  }

  private TokenLink link(UserId user) {
    TokenLink link =
        new TokenLink(uuid(), uuid().toString(), user, NOW, NOW.plusSeconds(60), null, null);
    run(() -> links().add(link));
    return link;
  }

  @Test
  void one_of_many_callers_at_once_claims_a_link() throws Exception {
    TokenLink link = link(user(true).id());
    List<Boolean> claims = atOnce(CALLERS, () -> in(() -> links().claim(link.hash(), NOW)));
    assertThat(claims).containsOnlyOnce(true).hasSize(CALLERS);
  }

  @Test
  void link_given_back_can_be_claimed_again_and_one_that_was_used_cannot() {
    TokenLink link = link(user(true).id());
    in(() -> links().claim(link.hash(), NOW));
    run(() -> links().release(link.hash()));
    assertThat(in(() -> links().claim(link.hash(), NOW))).isTrue();
    run(() -> links().fulfil(link.hash(), 7, NOW));
    assertThat(in(() -> links().claim(link.hash(), NOW))).isFalse();
    TokenLink used = in(() -> links().find(link.hash())).orElseThrow();
    assertThat(used.statusAt(NOW)).isEqualTo(TokenLinks.Status.USED);
    assertThat(used.authorization()).isEqualTo(7);
  }

  @Test
  void link_that_is_over_cannot_be_claimed() {
    TokenLink link = link(user(true).id());
    assertThat(in(() -> links().claim(link.hash(), link.expiresAt()))).isFalse();
    assertThat(link.statusAt(link.expiresAt())).isEqualTo(TokenLinks.Status.EXPIRED);
  }

  @Test
  void only_links_that_wait_count() {
    UserId user = user(true).id();
    TokenLink first = link(user);
    TokenLink second = link(user);
    link(user(true).id());
    assertThat(in(() -> links().active(user, NOW))).isEqualTo(2);
    run(() -> links().fulfil(first.hash(), 1, NOW));
    assertThat(in(() -> links().active(user, NOW))).isEqualTo(1);
    assertThat(in(() -> links().active(user, second.expiresAt()))).isZero();
    assertThat(in(() -> links().of(user, 10)))
        .extracting(TokenLink::id)
        .containsExactly(second.id(), first.id());
  }
}
