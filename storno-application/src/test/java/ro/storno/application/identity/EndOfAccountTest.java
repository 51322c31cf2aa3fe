package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

class EndOfAccountTest {
  private static final String PASSWORD = "parola-lunga";
  private final TestApplication app = new TestApplication();
  private final OrganizationId home = app.owner().organization();

  /** Somebody of a role in the owner's organization, with a confirmed address. */
  private Membership member(String email, Role role) {
    Tokens tokens =
        app.register
            .register(new RegisterUser.Command(email, PASSWORD, "Ion", "Nou", null))
            .orElseThrow();
    UserId user = tokens.user();
    Membership place =
        new Membership(
            new MembershipId(app.ids.next()),
            user,
            home,
            role,
            true,
            Set.of(),
            app.clock.instant());
    app.transactions.inPlatform(
        () -> {
          app.users.update(app.users.find(user).orElseThrow().confirmed(app.clock.instant()));
          app.organizations.addMember(place);
          return 0;
        });
    app.knownUsers.forget(user);
    return place;
  }

  private User user(UserId id) {
    return app.transactions.inPlatform(() -> app.users.find(id)).orElseThrow();
  }

  private Optional<Role> role(UserId user) {
    return app.transactions.inPlatform(() -> app.organizations.membersOf(home)).stream()
        .filter(each -> each.user().equals(user))
        .map(Membership::role)
        .findFirst();
  }

  private ManageMembers.Member transfer(Membership to) {
    return app.identity.transferOwnership.transfer(app.owner(), to.id(), PASSWORD, null);
  }

  @Test
  void organization_is_handed_over_and_its_former_owner_stays_as_an_administrator() {
    Membership heir = member("ion@example.ro", Role.ACCOUNTANT);
    assertThat(transfer(heir).membership().role()).isEqualTo(Role.OWNER);
    assertThat(role(heir.user())).contains(Role.OWNER);
    assertThat(role(app.owner().requireUser())).contains(Role.ADMIN);
    List<AuditEntry> trail = app.transactions.inPlatform(() -> app.auditLog.after(home, 0, 1000));
    assertThat(trail.get(trail.size() - 1).action()).isEqualTo("ownership.transferred");
    assertThatThrownBy(() -> transfer(heir)).isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void handing_over_takes_the_owner_the_password_and_an_active_confirmed_heir() {
    Membership heir = member("ion@example.ro", Role.ADMIN);
    TransferOwnership transfer = app.identity.transferOwnership;
    assertThatThrownBy(() -> transfer.transfer(app.owner(), heir.id(), null, null))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> transfer.transfer(app.owner(), heir.id(), "falsch", null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () -> transfer.transfer(app.as(Role.ADMIN).actor(), heir.id(), PASSWORD, null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> transfer.transfer(app.stranger().actor(), heir.id(), PASSWORD, null))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.transactions.inPlatform(
        () -> {
          app.users.update(user(heir.user()).withActive(false, app.clock.instant()));
          return 0;
        });
    assertThatThrownBy(() -> transfer(heir)).isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(role(app.owner().requireUser())).contains(Role.OWNER);
  }

  @Test
  void of_32_who_hand_over_at_once_one_does_and_one_owner_is_left() throws Exception {
    Membership heir = member("ion@example.ro", Role.ADMIN);
    assertThat(Races.winners(() -> transfer(heir))).isEqualTo(1);
    assertThat(app.transactions.inPlatform(() -> app.organizations.membersOf(home)))
        .extracting(Membership::role)
        .containsOnlyOnce(Role.OWNER);
  }

  @Test
  void deleted_account_leads_to_nobody_and_lets_nobody_in() {
    Actor actor = app.owner();
    UserId id = actor.requireUser();
    Tokens session =
        ((SignIn.Done) app.logIn.logIn(new LogIn.Command("ana@example.ro", PASSWORD))).tokens();
    app.identity.deleteAccount.delete(actor, PASSWORD, null);
    User left = user(id);
    assertThat(left.email()).startsWith("deleted-").endsWith("@example.com");
    assertThat(left.firstName()).isNull();
    assertThat(left.lastName()).isNull();
    assertThat(left.passwordHash()).isNull();
    assertThat(left.active()).isFalse();
    assertThat(app.personalRecords.forgot(id)).isTrue();
    assertThatThrownBy(() -> app.authenticate.authenticate(session.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.logIn.logIn(new LogIn.Command("ana@example.ro", PASSWORD)))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(
            app.register.register(
                new RegisterUser.Command("ana@example.ro", PASSWORD, null, null, null)))
        .as("the address is free again")
        .isPresent();
  }

  @Test
  void account_stays_where_the_password_is_wrong_or_missing() {
    DeleteAccount delete = app.identity.deleteAccount;
    assertThatThrownBy(() -> delete.delete(app.owner(), "", null))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> delete.delete(app.owner(), "falsch", null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("Account not deleted");
    assertThatThrownBy(() -> delete.deleteOf(app.owner(), app.owner().requireUser()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(user(app.owner().requireUser()).active()).isTrue();
  }

  @Test
  void second_factor_is_asked_for_before_an_account_or_an_organization_is_given_up() {
    UserId id = app.owner().requireUser();
    Membership heir = member("ion@example.ro", Role.ADMIN);
    app.transactions.inPlatform(
        () -> {
          app.secondFactors.prepare(id, new SealedSecret("x"), app.clock.instant());
          return app.secondFactors.enable(id, 1, app.clock.instant());
        });
    assertThatThrownBy(() -> app.identity.deleteAccount.delete(app.owner(), PASSWORD, null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("second factor");
    assertThatThrownBy(() -> transfer(heir))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("second factor");
    assertThat(role(id)).contains(Role.OWNER);
  }

  @Test
  void organization_passes_to_its_oldest_administrator() {
    Membership older = member("veche@example.ro", Role.ADMIN);
    app.clock.pass(Duration.ofDays(1));
    member("noua@example.ro", Role.ADMIN);
    app.identity.deleteAccount.delete(app.owner(), PASSWORD, null);
    assertThat(role(older.user())).contains(Role.OWNER);
    assertThat(role(app.owner().requireUser())).isEmpty();
    assertThat(app.transactions.inPlatform(() -> app.companies.of(home)))
        .as("its companies go on")
        .hasSize(1);
    assertThat(app.personalRecords.forgot(home)).isFalse();
  }

  @Test
  void members_are_not_left_without_an_owner() {
    member("ion@example.ro", Role.EMPLOYEE);
    assertThatThrownBy(() -> app.identity.deleteAccount.delete(app.owner(), PASSWORD, null))
        .isInstanceOf(ApplicationException.Conflict.class)
        .hasMessageContaining("Hand it over");
    assertThat(user(app.owner().requireUser()).email()).isEqualTo("ana@example.ro");
  }

  @Test
  void organization_of_one_ends_and_its_companies_are_deleted() {
    app.identity.deleteAccount.delete(app.owner(), PASSWORD, null);
    assertThat(app.transactions.inPlatform(() -> app.companies.of(home))).isEmpty();
    assertThat(app.jobs.waiting("company.purge")).hasSize(1);
    assertThat(app.personalRecords.forgot(home)).as("its name and what it had").isTrue();
  }

  @Test
  void paid_plan_is_cancelled_first() {
    app.transactions.inPlatform(
        () -> {
          Organization was = app.organizations.find(home).orElseThrow();
          app.organizations.add(
              new Organization(home, was.name(), was.slug(), "business", was.createdAt()));
          return 0;
        });
    assertThatThrownBy(() -> app.identity.deleteAccount.delete(app.owner(), PASSWORD, null))
        .isInstanceOf(ApplicationException.Conflict.class)
        .hasMessageContaining("active subscription");
  }

  @Test
  void personal_data_is_handed_out_and_the_trail_says_so() {
    byte[] exported = app.identity.exportPersonalData.export(app.owner());
    assertThat(new String(exported, StandardCharsets.UTF_8)).contains("ana@example.ro");
    assertThat(app.readAudit.list(app.owner(), new Page.Request(1, 1)).data())
        .extracting(AuditEntry::action)
        .containsExactly("user_data.exported");
  }

  @Test
  void operator_sees_and_changes_accounts_and_nobody_else_does() {
    OperateAccounts operate = app.identity.operate;
    UserId id = app.owner().requireUser();
    assertThat(operate.users(Actor.SYSTEM, "ANA@", new Page.Request(1, 10)).data())
        .extracting(User::email)
        .containsExactly("ana@example.ro");
    assertThat(operate.places(Actor.SYSTEM, id)).hasSize(1);
    Tokens session =
        ((SignIn.Done) app.logIn.logIn(new LogIn.Command("ana@example.ro", PASSWORD))).tokens();
    operate.endSessions(Actor.SYSTEM, id);
    assertThatThrownBy(() -> app.authenticate.authenticate(session.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    operate.setActive(Actor.SYSTEM, id, false);
    assertThatThrownBy(() -> app.logIn.logIn(new LogIn.Command("ana@example.ro", PASSWORD)))
        .isInstanceOf(ApplicationException.Forbidden.class);
    operate.setActive(Actor.SYSTEM, id, true);
    Membership heir = member("ion@example.ro", Role.EMPLOYEE);
    operate.handOver(Actor.SYSTEM, home, heir.user());
    assertThat(role(heir.user())).contains(Role.OWNER);
    assertThat(role(id)).contains(Role.ADMIN);
    assertThatThrownBy(() -> operate.users(app.owner(), null, new Page.Request(1, 10)))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> operate.handOver(app.owner(), home, id))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
