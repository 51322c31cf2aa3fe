package ro.storno.application.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.licensing.Subscription;

/** What any register of the platform shows. */
public abstract class PlatformRegisterContract {
  private static final Page.Request FIRST = new Page.Request(1, 50);
  private static final PlatformRegister.Since SINCE =
      new PlatformRegister.Since(
          NOW.minus(Duration.ofHours(1)),
          NOW.minus(Duration.ofDays(3)),
          NOW.minus(Duration.ofDays(20)));

  protected abstract Transactions transactions();

  protected abstract PlatformRegister register();

  protected abstract Users users();

  protected abstract Organizations organizations();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private User added(String name) {
    User user = Samples.user(name + "-" + uuid() + "@example.ro");
    in(() -> users().add(user));
    return user;
  }

  private Organization owned(User owner, String plan) {
    OrganizationId id = new OrganizationId(uuid());
    Organization organization = new Organization(id, "Firma " + id, "firma-" + id, plan, NOW);
    in(
        () -> {
          organizations().add(organization);
          organizations()
              .addMember(
                  new Membership(
                      new MembershipId(uuid()), owner.id(), id, Role.OWNER, true, null, NOW));
          return id;
        });
    return organization;
  }

  @Test
  void account_is_found_by_its_number_and_by_its_id_with_where_it_belongs() {
    User user = added("gasit");
    Organization organization = owned(user, "community");
    PlatformRegister.Account byId = in(() -> register().account(user.id())).orElseThrow();
    assertThat(byId.user()).isEqualTo(user);
    assertThat(byId.number()).isPositive();
    assertThat(byId.places())
        .containsExactly(
            new PlatformRegister.Place(organization.id(), organization.name(), Role.OWNER, NOW));
    assertThat(in(() -> register().account(byId.number()))).contains(byId);
    assertThat(in(() -> register().account(Long.MAX_VALUE))).isEmpty();
    assertThat(in(() -> register().invoicesOf(user.id()))).isZero();
  }

  @Test
  void moment_of_confirmation_stays_when_the_account_changes_later() {
    User user = added("confirmat");
    in(
        () -> {
          users().update(user.confirmed(NOW.plusSeconds(5)));
          return 0;
        });
    assertThat(in(() -> register().account(user.id())).orElseThrow().verifiedAt()).isNotNull();
  }

  @Test
  void accounts_are_found_by_name_address_and_standing() {
    User user = added("cautat");
    in(
        () -> {
          users().update(user.withActive(false, NOW.plusSeconds(1)));
          return 0;
        });
    String address = user.email().toUpperCase(java.util.Locale.ROOT);
    assertThat(listed(address, PlatformRegister.Standing.INACTIVE)).isEqualTo(1);
    assertThat(listed(address, PlatformRegister.Standing.ACTIVE)).isZero();
    assertThat(listed("ana pop", null)).isPositive();
    assertThat(listed("nobody of this name", null)).isZero();
    assertThat(
            in(() ->
                    register()
                        .accounts(new PlatformRegister.AccountFilter(address, null, true), FIRST))
                .total())
        .isZero();
  }

  private long listed(String search, PlatformRegister.Standing standing) {
    return in(() ->
            register().accounts(new PlatformRegister.AccountFilter(search, standing, null), FIRST))
        .total();
  }

  @Test
  void organization_is_found_by_its_owner_plan_and_state() {
    User owner = added("patron");
    Organization organization = owned(owner, "starter");
    PlatformRegister.Household found =
        in(() -> organizations(owner.email(), Subscription.State.ACTIVE, "STARTER")).data().get(0);
    assertThat(found.organization()).isEqualTo(organization);
    assertThat(found.owner()).isEqualTo(owner);
    assertThat(found.members()).isEqualTo(1);
    assertThat(found.invoices()).isZero();
    assertThat(found.authorized()).isFalse();
    assertThat(in(() -> organizations(owner.email(), null, "business")).total()).isZero();
    assertThat(in(() -> organizations(owner.email(), Subscription.State.SUSPENDED, null)).total())
        .isZero();
  }

  private Page<PlatformRegister.Household> organizations(
      String search, Subscription.State state, String plan) {
    return register()
        .organizations(new PlatformRegister.OrganizationFilter(search, state, plan), NOW, FIRST);
  }

  @Test
  void one_more_of_everything_counts_as_one_more() {
    PlatformRegister.Counts before = in(() -> register().count(SINCE, NOW));
    owned(added("numarat"), "professional");
    PlatformRegister.Counts after = in(() -> register().count(SINCE, NOW));
    assertThat(after.accounts().total()).isEqualTo(before.accounts().total() + 1);
    assertThat(after.accounts().active()).isEqualTo(before.accounts().active() + 1);
    assertThat(after.accounts().recent().day()).isEqualTo(before.accounts().recent().day() + 1);
    assertThat(after.organizations().paid()).isEqualTo(before.organizations().paid() + 1);
    assertThat(after.organizations().recent().month())
        .isEqualTo(before.organizations().recent().month() + 1);
  }
}
