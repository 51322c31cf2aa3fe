package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;

class DemandSecondFactorTest {
  private static final String PASSWORD = "parola-lunga";

  private final TestApplication app = new TestApplication();
  private final DemandSecondFactor demand = app.identity.demandSecondFactor;
  private final OrganizationId home = app.owner().organization();

  private Tokens member(String email, Role role, boolean platformAdmin) {
    User user =
        app.createUser.create(
            new CreateUser.Command(email, PASSWORD, "Dan", "Pop", platformAdmin, null));
    app.transactions.inPlatform(
        () -> {
          app.organizations.addMember(
              new Membership(
                  new MembershipId(app.ids.next()),
                  user.id(),
                  home,
                  role,
                  true,
                  null,
                  app.clock.instant()));
          return user;
        });
    return ((SignIn.Done) app.logIn.logIn(new LogIn.Command(email, PASSWORD))).tokens();
  }

  private Actor actor(Tokens tokens) {
    return app.authenticate.authenticate(tokens.accessToken(), home.toString());
  }

  private void turnOn(Actor actor) {
    app.identity.secondFactor.prepare(actor);
    app.identity.secondFactor.enable(actor, code());
    app.clock.pass(Duration.ofSeconds(30));
  }

  private String code() {
    return PlainTimeCodes.at(app.clock.instant());
  }

  /** The second factor, given again. */
  private String verification(Actor actor) {
    SignIn.Challenged asked = app.identity.verifySecondFactor.stepUp(actor).orElseThrow();
    String token =
        app.identity.verifySecondFactor.confirm(
            actor, new VerifySecondFactor.Command(asked.token(), code(), "totp"));
    app.clock.pass(Duration.ofSeconds(30));
    return token;
  }

  private void demand(boolean demanded) {
    demand.demand(app.owner(), new DemandSecondFactor.Command(demanded), verification(app.owner()));
  }

  private void demanded() {
    turnOn(app.owner());
    demand(true);
  }

  private void assertKeptOut(Tokens tokens) {
    Actor actor = actor(tokens);
    assertThat(actor.organization()).isNull();
    assertThat(actor.permissions()).isEmpty();
    assertThat(actor.platformAdmin()).isFalse();
    assertThatThrownBy(() -> app.authenticate.requireDemandedFactor(actor, false))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .extracting(refusal -> ((ApplicationException.Forbidden) refusal).code())
        .isEqualTo(Authenticate.DEMANDED);
  }

  @Test
  void member_without_a_second_factor_is_kept_out_at_once_and_let_in_by_turning_one_on() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    assertThat(actor(dan).role()).isEqualTo(Role.ADMIN);
    demanded();
    assertThat(demand.demanded(app.owner())).isTrue();
    assertKeptOut(dan);
    turnOn(actor(dan));
    assertThat(actor(dan).role()).isEqualTo(Role.ADMIN);
    app.authenticate.requireDemandedFactor(actor(dan), false);
  }

  @Test
  void other_nodes_keep_members_out_within_a_second() {
    Tokens dan = member("dan@example.ro", Role.EMPLOYEE, false);
    turnOn(app.owner());
    String verification = verification(app.owner());
    Identity otherNode = app.identity(new RegisterUser.Rules(true, false));
    otherNode.authenticate.authenticate(dan.accessToken(), home.toString());
    demand.demand(app.owner(), new DemandSecondFactor.Command(true), verification);
    app.clock.pass(KnownUsers.STALENESS);
    assertThat(
            otherNode.authenticate.authenticate(dan.accessToken(), home.toString()).organization())
        .isNull();
  }

  @Test
  void new_sign_in_of_such_a_member_leads_nowhere_else_either() {
    member("dan@example.ro", Role.EMPLOYEE, false);
    demanded();
    Tokens again =
        ((SignIn.Done) app.logIn.logIn(new LogIn.Command("dan@example.ro", PASSWORD))).tokens();
    assertKeptOut(again);
  }

  @Test
  void keys_of_members_without_a_second_factor_are_refused_until_they_have_one() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    String key =
        app.identity
            .apiKeys
            .create(
                actor(dan), new ManageApiKeys.Command("CI", List.of("invoice.view"), null), null)
            .secret();
    assertThat(app.authenticate.authenticate(key, null).user()).isEqualTo(dan.user());
    demanded();
    assertThatThrownBy(() -> app.authenticate.authenticate(key, null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .extracting(refusal -> ((ApplicationException.Forbidden) refusal).code())
        .isEqualTo(Authenticate.DEMANDED);
    turnOn(actor(dan));
    assertThat(app.authenticate.authenticate(key, null).user()).isEqualTo(dan.user());
  }

  @Test
  void administrator_of_the_installation_is_no_exception() {
    Tokens operator = member("op@example.ro", Role.EMPLOYEE, true);
    assertThat(actor(operator).platformAdmin()).isTrue();
    demanded();
    assertKeptOut(operator);
    assertThatThrownBy(() -> actor(operator).requireOperator())
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.authenticate.requireDemandedFactor(actor(operator), true))
        .hasMessageContaining("demands a second factor");
    turnOn(actor(operator));
    actor(operator).requireOperator();
  }

  @Test
  void second_factor_is_not_turned_off_while_it_is_demanded() {
    demanded();
    assertThatThrownBy(() -> app.identity.secondFactor.disable(app.owner(), PASSWORD))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(app.identity.secondFactor.status(app.owner()).enabled()).isTrue();
    demand(false);
    app.identity.secondFactor.disable(app.owner(), PASSWORD);
    assertThat(app.identity.secondFactor.status(app.owner()).enabled()).isFalse();
  }

  /** Adds a passkey in a session, and signs in with it. */
  private Tokens passkey(Actor actor, Identity node) {
    String challenge = node.passkeys.begin(actor, null).challenge();
    node.passkeys.add(
        actor,
        new ManagePasskeys.Command(
            "Telefon", new PasskeyAnswer("phone", challenge, "key", null, null, null)));
    String asked = node.logInWithPasskey.begin().challenge();
    return node.logInWithPasskey.logIn(
        new LogInWithPasskey.Command(
            new PasskeyAnswer("phone", asked, null, "data", "key:1", null), null));
  }

  @Test
  void session_that_began_with_a_passkey_meets_the_demand_and_others_of_the_same_user_do_not() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, true);
    demanded();
    assertKeptOut(dan);
    Tokens verified = passkey(actor(dan), app.identity);
    assertThat(actor(verified).role()).isEqualTo(Role.ADMIN);
    assertThat(actor(verified).platformAdmin()).isTrue();
    app.authenticate.requireDemandedFactor(actor(verified), true);
    assertKeptOut(dan);
    assertKeptOut(
        ((SignIn.Done) app.logIn.logIn(new LogIn.Command("dan@example.ro", PASSWORD))).tokens());
    app.clock.pass(Duration.ofMinutes(59));
    Tokens next = app.identity.refresh.refresh(verified.refreshToken());
    assertThat(actor(next).role()).as("goes on as it began").isEqualTo(Role.ADMIN);
  }

  @Test
  void other_nodes_let_such_a_session_in_though_they_remember_its_user_without_it() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    demanded();
    Identity otherNode = app.identity(new RegisterUser.Rules(true, false));
    String place = home.toString();
    assertThat(otherNode.authenticate.authenticate(dan.accessToken(), place).role()).isNull();
    Tokens verified = passkey(actor(dan), app.identity);
    assertThat(otherNode.authenticate.authenticate(verified.accessToken(), place).role())
        .isEqualTo(Role.ADMIN);
  }

  @Test
  void session_of_a_passkey_that_was_removed_is_kept_out_again() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    demanded();
    Tokens verified = passkey(actor(dan), app.identity);
    app.identity.passkeys.remove(
        actor(verified), app.identity.passkeys.list(actor(verified)).get(0).id(), null);
    assertKeptOut(verified);
  }

  @Test
  void programs_of_who_has_a_passkey_go_on_and_the_authenticator_may_then_be_turned_off() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    String key =
        app.identity
            .apiKeys
            .create(
                actor(dan), new ManageApiKeys.Command("CI", List.of("invoice.view"), null), null)
            .secret();
    demanded();
    Tokens verified = passkey(actor(dan), app.identity);
    assertThat(app.authenticate.authenticate(key, null).user()).isEqualTo(dan.user());
    turnOn(actor(verified));
    app.identity.secondFactor.disable(actor(verified), PASSWORD);
    assertThat(actor(verified).role()).isEqualTo(Role.ADMIN);
    assertKeptOut(dan);
  }

  private static ManagePasskeys.Command made(String credential, String challenge) {
    return new ManagePasskeys.Command(
        "Altul", new PasskeyAnswer(credential, challenge, "other", null, null, null));
  }

  /** The five calls that change what meets a demand. */
  private Map<String, ThrowingCallable> changes(Actor actor, Identity node, String challenge) {
    PasskeyId own = node.passkeys.list(actor).get(0).id();
    return Map.of(
        "prepare", () -> node.secondFactor.prepare(actor),
        "enable", () -> node.secondFactor.enable(actor, code()),
        "begin", () -> node.passkeys.begin(actor, null),
        "add", () -> node.passkeys.add(actor, made("thief's", challenge)),
        "remove", () -> node.passkeys.remove(actor, own, null));
  }

  private void assertChangesNothing(Actor actor, Identity node, String challenge) {
    changes(actor, node, challenge)
        .forEach(
            (name, change) ->
                assertThatThrownBy(change)
                    .as(name)
                    .isInstanceOf(ApplicationException.Forbidden.class)
                    .hasMessage("Sign in with your passkey first.")
                    .extracting(refusal -> ((ApplicationException.Forbidden) refusal).code())
                    .isEqualTo(Authenticate.DEMANDED));
    assertThat(node.secondFactor.status(actor).enabled()).isFalse();
    assertThat(node.passkeys.list(actor))
        .extracting(Passkey::credentialId)
        .containsExactly("phone");
  }

  private Tokens thief() {
    return again("dan@example.ro", app.identity);
  }

  @Test
  void password_alone_enrols_nothing_of_its_own_where_a_passkey_meets_the_demand() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    demanded();
    // Whatever was begun while the first factor could still be enrolled leads nowhere either.
    Actor early = actor(thief());
    app.identity.secondFactor.prepare(early);
    String challenge = app.identity.passkeys.begin(early, null).challenge();
    Tokens verified = passkey(actor(dan), app.identity);
    assertChangesNothing(early, app.identity, challenge);
    Tokens late = thief();
    String other = app.identity.passkeys.begin(actor(verified), null).challenge();
    assertChangesNothing(actor(late), app.identity, other);
    assertKeptOut(late);
    assertThatThrownBy(() -> app.authenticate.requireDemandedFactor(actor(late), false))
        .hasMessage("Sign in with your passkey first.");
  }

  @Test
  void password_alone_enrols_nothing_either_where_the_installation_demands_it() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, true);
    Identity strict = app.identity(new RegisterUser.Rules(true, false), true);
    Tokens verified = passkey(strict.authenticate.authenticate(dan.accessToken(), null), strict);
    Actor thief =
        strict.authenticate.authenticate(again("dan@example.ro", strict).accessToken(), null);
    Actor owner = strict.authenticate.authenticate(verified.accessToken(), null);
    String challenge = strict.passkeys.begin(owner, null).challenge();
    strict.secondFactor.prepare(owner);
    assertChangesNothing(thief, strict, challenge);
  }

  @Test
  void session_that_began_with_the_passkey_changes_factors_and_so_does_any_without_a_demand() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    Tokens verified = passkey(actor(dan), app.identity);
    assertFactorsChange(actor(dan), "undemanded");
    demanded();
    assertFactorsChange(actor(verified), "demanded");
    assertKeptOut(dan);
  }

  /** Turns an authenticator on and off, adds a passkey and removes it. */
  private void assertFactorsChange(Actor actor, String credential) {
    turnOn(actor);
    assertThat(app.identity.secondFactor.status(actor).enabled()).isTrue();
    app.identity.secondFactor.disable(actor, PASSWORD);
    String challenge = app.identity.passkeys.begin(actor, null).challenge();
    Passkey added = app.identity.passkeys.add(actor, made(credential, challenge));
    assertThat(app.identity.passkeys.list(actor)).hasSize(2);
    app.identity.passkeys.remove(actor, added.id(), null);
    assertThat(app.identity.passkeys.list(actor)).hasSize(1);
  }

  @Test
  void who_lost_the_only_passkey_enrols_anew_once_the_operator_has_taken_it_away() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, false);
    demanded();
    passkey(actor(dan), app.identity);
    app.identity.operate.removeSecondFactor(Actor.SYSTEM, dan.user());
    Tokens anew = again("dan@example.ro", app.identity);
    assertKeptOut(anew);
    turnOn(actor(anew));
    assertThat(actor(anew).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void installation_demands_it_of_everybody_and_of_its_own_administrators() {
    Tokens dan = member("dan@example.ro", Role.ADMIN, true);
    Identity strict = app.identity(new RegisterUser.Rules(true, false), true);
    for (Tokens without : List.of(dan, again("dan@example.ro", strict))) {
      Actor actor = strict.authenticate.authenticate(without.accessToken(), home.toString());
      assertThat(actor.organization()).isNull();
      assertThat(actor.platformAdmin()).isFalse();
      assertThatThrownBy(() -> strict.authenticate.requireDemandedFactor(actor, true))
          .isInstanceOf(ApplicationException.Forbidden.class)
          .extracting(refusal -> ((ApplicationException.Forbidden) refusal).code())
          .isEqualTo(Authenticate.DEMANDED);
    }
    Actor bare = strict.authenticate.authenticate(dan.accessToken(), home.toString());
    strict.secondFactor.prepare(bare);
    strict.secondFactor.enable(bare, code());
    assertThat(strict.authenticate.authenticate(dan.accessToken(), home.toString()).role())
        .isEqualTo(Role.ADMIN);
    assertThatThrownBy(() -> strict.secondFactor.disable(bare, PASSWORD))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  private static Tokens again(String email, Identity node) {
    return ((SignIn.Done) node.logIn.logIn(new LogIn.Command(email, PASSWORD))).tokens();
  }

  @Test
  void only_who_has_one_and_gives_it_again_demands_it_or_lets_it_go() {
    assertThatThrownBy(() -> demand.demand(app.owner(), new DemandSecondFactor.Command(true), null))
        .as("would be kept out by it")
        .isInstanceOf(ApplicationException.Conflict.class);
    turnOn(app.owner());
    for (String missing : new String[] {null, "invented"}) {
      assertThatThrownBy(
              () -> demand.demand(app.owner(), new DemandSecondFactor.Command(true), missing))
          .isInstanceOf(ApplicationException.Forbidden.class)
          .extracting(refusal -> ((ApplicationException.Forbidden) refusal).code())
          .isEqualTo("mfa_required");
    }
    String once = verification(app.owner());
    demand.demand(app.owner(), new DemandSecondFactor.Command(true), once);
    assertThatThrownBy(
            () -> demand.demand(app.owner(), new DemandSecondFactor.Command(false), once))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(demand.demanded(app.owner())).isTrue();
  }

  @Test
  void others_may_not_and_nothing_said_is_refused() {
    turnOn(app.owner());
    assertThatThrownBy(
            () ->
                demand.demand(
                    app.as(Role.ACCOUNTANT).actor(), new DemandSecondFactor.Command(true), null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> demand.demand(app.owner(), new DemandSecondFactor.Command(null), null))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void demand_stands_in_the_trail_once_however_often_it_is_said() {
    demanded();
    demand(true);
    demand(false);
    assertThat(app.transactions.inPlatform(() -> app.auditLog.after(home, 0, 1000)))
        .extracting(entry -> entry.action())
        .filteredOn(action -> action.startsWith("second_factor."))
        .containsExactly("second_factor.demanded", "second_factor.released");
  }
}
