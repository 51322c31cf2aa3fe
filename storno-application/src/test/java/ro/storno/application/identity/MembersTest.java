package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Role;

class MembersTest {
  private static final String NEW = "nou@example.ro";
  private final TestApplication app = new TestApplication();
  private final ManageInvitations invitations = app.identity.invitations;
  private final ManageMembers members = app.identity.members;

  private Invitation invited(String role) {
    return invitations.invite(
        app.owner(), new ManageInvitations.Command("Nou@example.ro", role, null));
  }

  private Tokens registered(String email) {
    return app.register
        .register(new RegisterUser.Command(email, "parola-lunga", "Ion", "Nou", null))
        .orElseThrow();
  }

  private Actor actor(Tokens tokens, String organization) {
    return app.authenticate.authenticate(tokens.accessToken(), organization);
  }

  private String home() {
    return app.owner().organization().toString();
  }

  /** Invites, registers and accepts. */
  private Tokens joined(String role) {
    invited(role);
    String token = app.mailedToken(NEW);
    Tokens tokens = registered(NEW);
    invitations.accept(actor(tokens, null), token);
    return tokens;
  }

  private ManageMembers.Member member(String email) {
    return members.list(app.owner()).members().stream()
        .filter(each -> each.user().email().equals(email))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void invited_person_joins_with_role_and_chosen_organization() {
    invited("accountant");
    String token = app.mailedToken(NEW);
    ManageInvitations.Offer offer = invitations.offer(token);
    assertThat(offer.inviter()).isEqualTo("Ana Pop");
    assertThat(offer.hasAccount()).isFalse();
    Tokens tokens = registered(NEW);
    Actor alone = actor(tokens, null);
    assertThatThrownBy(() -> actor(tokens, home()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    invitations.accept(alone, token);
    Actor there = actor(tokens, home());
    assertThat(there.role()).isEqualTo(Role.ACCOUNTANT);
    assertThat(there.allowedCompanies()).as("nothing until it is given").isEmpty();
    assertThat(actor(tokens, null).organization())
        .as("the first organization stays the standard one")
        .isEqualTo(alone.organization());
    assertThat(app.showProfile.show(there).user().emailVerified())
        .as("the token came by mail")
        .isTrue();
    assertThat(invitations.list(app.owner())).isEmpty();
  }

  @Test
  void token_lets_in_one_of_32_and_is_unknown_afterwards() throws Exception {
    invited("EMPLOYEE");
    String token = app.mailedToken(NEW);
    Actor user = actor(registered(NEW), null);
    assertThat(Races.winners(() -> invitations.accept(user, token))).isEqualTo(1);
    assertThatThrownBy(() -> invitations.offer(token))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void somebody_else_with_the_link_does_not_get_in() {
    invited("ADMIN");
    String token = app.mailedToken(NEW);
    Actor other = actor(registered("altul@example.ro"), null);
    assertThatThrownBy(() -> invitations.accept(other, token))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(invitations.offer(token).invitation().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void invitation_expires_after_seven_days_and_resending_renews_the_link_only() {
    Invitation invitation = invited("EMPLOYEE");
    String first = app.mailedToken(NEW);
    app.clock.pass(Duration.ofDays(6));
    invitations.resend(app.owner(), invitation.id());
    String second = app.mailedToken(NEW);
    assertThatThrownBy(() -> invitations.offer(first))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(invitations.offer(second).invitation().expiresAt())
        .isEqualTo(invitation.expiresAt());
    app.clock.pass(Duration.ofDays(1));
    assertThatThrownBy(() -> invitations.offer(second))
        .isInstanceOf(ApplicationException.Gone.class);
    assertThatThrownBy(() -> invitations.resend(app.owner(), invitation.id()))
        .isInstanceOf(ApplicationException.Gone.class);
  }

  @Test
  void withdrawn_invitation_opens_nothing_and_makes_room_for_another() {
    Invitation invitation = invited("EMPLOYEE");
    String token = app.mailedToken(NEW);
    assertThatThrownBy(() -> invited("ADMIN"))
        .isInstanceOf(ApplicationException.Conflict.class)
        .extracting(e -> ((ApplicationException.Conflict) e).code())
        .isEqualTo("ALREADY_INVITED");
    invitations.cancel(app.owner(), invitation.id());
    assertThatThrownBy(() -> invitations.offer(token))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> invitations.cancel(app.owner(), invitation.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    invited("ADMIN");
  }

  @Test
  void ownership_members_and_foreign_companies_are_not_for_inviting() {
    assertThatThrownBy(() -> invited("OWNER"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                invitations.invite(
                    app.owner(), new ManageInvitations.Command("ana@example.ro", "ADMIN", null)))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                invitations.invite(
                    app.owner(),
                    new ManageInvitations.Command(
                        NEW, "EMPLOYEE", List.of(app.stranger().company().value()))))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                invitations.invite(
                    app.as(Role.ACCOUNTANT).actor(),
                    new ManageInvitations.Command(NEW, "EMPLOYEE", null)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void invitations_of_another_organization_are_absent() {
    Invitation invitation = invited("EMPLOYEE");
    Actor stranger = app.stranger().actor();
    assertThat(invitations.list(stranger)).isEmpty();
    assertThatThrownBy(() -> invitations.cancel(stranger, invitation.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> invitations.resend(stranger, invitation.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void access_to_companies_is_given_and_taken_at_once() {
    Tokens tokens = joined("EMPLOYEE");
    MembershipId id = member(NEW).membership().id();
    String company = app.scope().company().toString();
    assertThatThrownBy(() -> app.enter.enter(actor(tokens, home()), company))
        .isInstanceOf(ApplicationException.Forbidden.class);
    members.update(
        app.owner(),
        id,
        new ManageMembers.Command(null, null, List.of(app.scope().company().value())),
        Set.of("allowedCompanies"));
    assertThat(app.enter.enter(actor(tokens, home()), company).company())
        .isEqualTo(app.scope().company());
    assertThatThrownBy(
            () ->
                members.update(
                    app.owner(),
                    id,
                    new ManageMembers.Command(null, null, List.of()),
                    Set.of("allowedCompanies")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                members.update(
                    app.owner(),
                    id,
                    new ManageMembers.Command(
                        null, null, List.of(app.stranger().company().value())),
                    Set.of("allowedCompanies")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void deactivated_member_is_out_at_once_and_can_come_back() {
    Tokens tokens = joined("ADMIN");
    MembershipId id = member(NEW).membership().id();
    assertThat(actor(tokens, home()).role()).isEqualTo(Role.ADMIN);
    members.deactivate(app.owner(), id);
    assertThatThrownBy(() -> actor(tokens, home()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(member(NEW).membership().active()).isFalse();
    members.update(
        app.owner(), id, new ManageMembers.Command(null, true, null), Set.of("isActive"));
    assertThat(actor(tokens, home()).role()).isEqualTo(Role.ADMIN);
    members.deactivate(app.owner(), id);
    invited("EMPLOYEE");
    invitations.accept(actor(tokens, null), app.mailedToken(NEW));
    assertThat(member(NEW).membership().id()).isEqualTo(id);
    assertThat(actor(tokens, home()).role()).isEqualTo(Role.EMPLOYEE);
  }

  @Test
  void owner_is_untouchable_and_nobody_changes_themselves() {
    Actor admin = actor(joined("ADMIN"), home());
    MembershipId owner = member("ana@example.ro").membership().id();
    MembershipId self = member(NEW).membership().id();
    assertThatThrownBy(() -> members.deactivate(admin, owner))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () ->
                members.update(
                    admin,
                    owner,
                    new ManageMembers.Command("EMPLOYEE", null, null),
                    Set.of("role")))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () ->
                members.update(
                    admin, self, new ManageMembers.Command("OWNER", null, null), Set.of("role")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                members.update(
                    app.owner(),
                    self,
                    new ManageMembers.Command("OWNER", null, null),
                    Set.of("role")))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () ->
                members.update(
                    app.owner(),
                    self,
                    new ManageMembers.Command("KING", null, null),
                    Set.of("role")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(() -> members.deactivate(admin, self))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> members.deactivate(app.stranger().actor(), self))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void full_plan_takes_nobody_else() {
    starter();
    for (String email : List.of("a@example.ro", "b@example.ro")) {
      invitations.invite(app.owner(), new ManageInvitations.Command(email, "EMPLOYEE", null));
    }
    assertThatThrownBy(() -> invited("EMPLOYEE"))
        .isInstanceOf(ApplicationException.PlanLimit.class);
    assertThat(members.list(app.owner()).mostUsers()).isEqualTo(3);
  }

  @Test
  void one_of_32_who_invite_gets_the_last_place() throws Exception {
    starter();
    invitations.invite(
        app.owner(), new ManageInvitations.Command("a@example.ro", "EMPLOYEE", null));
    assertThat(
            Races.winners(
                () ->
                    invitations.invite(
                        app.owner(),
                        new ManageInvitations.Command(
                            "t" + Thread.currentThread().getId() + "@example.ro",
                            "EMPLOYEE",
                            null))))
        .isEqualTo(1);
    assertThat(invitations.list(app.owner())).hasSize(2);
  }

  @Test
  void full_plan_takes_nobody_back() {
    joined("EMPLOYEE");
    MembershipId id = member(NEW).membership().id();
    members.deactivate(app.owner(), id);
    starter();
    for (String email : List.of("a@example.ro", "b@example.ro")) {
      invitations.invite(app.owner(), new ManageInvitations.Command(email, "EMPLOYEE", null));
    }
    ManageMembers.Command back =
        new ManageMembers.Command(null, true, List.of(app.scope().company().value()));
    assertThatThrownBy(
            () -> members.update(app.owner(), id, back, Set.of("isActive", "allowedCompanies")))
        .isInstanceOf(ApplicationException.PlanLimit.class);
    assertThat(member(NEW).membership().active()).isFalse();
  }

  private void starter() {
    app.transactions.inPlatform(
        () -> {
          app.organizations.changePlan(app.owner().organization(), "starter");
          return 0;
        });
  }
}
