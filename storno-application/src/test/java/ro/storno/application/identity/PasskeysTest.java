package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

class PasskeysTest {
  private final TestApplication app = new TestApplication();
  private final ManagePasskeys manage = app.identity.passkeys;
  private final LogInWithPasskey logIn = app.identity.logInWithPasskey;
  private final UserId user = app.owner().user();

  private static PasskeyAnswer made(String challenge, String credential) {
    return new PasskeyAnswer(credential, challenge, "key", null, null, null);
  }

  private static LogInWithPasskey.Command signed(String challenge, String signature) {
    return new LogInWithPasskey.Command(
        new PasskeyAnswer("phone", challenge, null, "data", signature, null), null);
  }

  private Passkey add(Actor actor, String credential) {
    String challenge = manage.begin(actor, null).challenge();
    return manage.add(actor, new ManagePasskeys.Command("iPhone", made(challenge, credential)));
  }

  private String challenge() {
    return logIn.begin().challenge();
  }

  @Test
  void passkey_that_was_added_signs_in_and_tells_when() {
    add(app.owner(), "phone");
    app.clock.pass(Duration.ofMinutes(1));
    Tokens tokens = logIn.logIn(signed(challenge(), "key:1"));
    assertThat(app.authenticate.authenticate(tokens.accessToken(), null).user()).isEqualTo(user);
    assertThat(manage.list(app.owner()))
        .extracting(Passkey::lastUsedAt)
        .containsExactly(app.clock.instant());
    assertThat(app.identity.secondFactor.status(app.owner()).passkeys()).isEqualTo(1);
  }

  @Test
  void of_32_with_the_same_answer_exactly_one_signs_in_and_one_adds() throws Exception {
    add(app.owner(), "phone");
    String challenge = challenge();
    // an authenticator that does not count, so that nothing but the challenge can refuse
    assertThat(Races.winners(() -> logIn.logIn(signed(challenge, "key:0")))).isEqualTo(1);
    String adding = manage.begin(app.owner(), null).challenge();
    ManagePasskeys.Command command = new ManagePasskeys.Command("Mac", made(adding, "mac"));
    assertThat(Races.winners(() -> manage.add(app.owner(), command))).isEqualTo(1);
    assertThat(manage.list(app.owner())).hasSize(2);
  }

  @Test
  void wrong_answer_uses_its_challenge_up() {
    add(app.owner(), "phone");
    String challenge = challenge();
    assertThatThrownBy(() -> logIn.logIn(signed(challenge, "other:1")))
        .hasMessageContaining("Invalid signature");
    assertThatThrownBy(() -> logIn.logIn(signed(challenge, "key:1")))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("challenge");
  }

  @Test
  void challenge_serves_one_purpose_one_user_and_five_minutes() {
    add(app.owner(), "phone");
    String mine = manage.begin(app.owner(), null).challenge();
    assertThatThrownBy(() -> logIn.logIn(signed(mine, "key:1"))).hasMessageContaining("challenge");
    String foreign = manage.begin(app.owner(), null).challenge();
    Actor stranger = app.stranger().actor();
    assertThatThrownBy(
            () -> manage.add(stranger, new ManagePasskeys.Command("x", made(foreign, "other"))))
        .hasMessageContaining("challenge");
    String anybody = challenge();
    assertThatThrownBy(
            () -> manage.add(app.owner(), new ManagePasskeys.Command("x", made(anybody, "o"))))
        .hasMessageContaining("challenge");
    String old = challenge();
    app.clock.pass(Duration.ofMinutes(5));
    assertThatThrownBy(() -> logIn.logIn(signed(old, "key:1"))).hasMessageContaining("challenge");
    assertThatThrownBy(() -> logIn.logIn(signed("invented", "key:1")))
        .hasMessageContaining("challenge");
    String other = challenge();
    assertThatThrownBy(
            () ->
                logIn.logIn(
                    new LogInWithPasskey.Command(signed(other, "key:1").response(), challenge())))
        .hasMessageContaining("another sign-in");
  }

  @Test
  void authenticator_that_does_not_count_on_is_refused() {
    add(app.owner(), "phone");
    logIn.logIn(signed(challenge(), "key:7"));
    assertThatThrownBy(() -> logIn.logIn(signed(challenge(), "key:7")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    logIn.logIn(signed(challenge(), "key:8"));
  }

  @Test
  void inactive_account_is_not_signed_in_to() {
    add(app.owner(), "phone");
    app.transactions.inPlatform(
        () -> {
          User present = app.users.findForUpdate(user).orElseThrow();
          app.users.update(present.withActive(false, app.clock.instant()));
          return 0;
        });
    assertThatThrownBy(() -> logIn.logIn(signed(challenge(), "key:1")))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void passkey_is_added_once_and_belongs_to_one() {
    Passkey passkey = add(app.owner(), "phone");
    assertThatThrownBy(() -> add(app.stranger().actor(), "phone"))
        .isInstanceOf(ApplicationException.Conflict.class)
        .hasMessage("This passkey is already registered.");
    Actor stranger = app.stranger().actor();
    assertThatThrownBy(() -> manage.rename(stranger, passkey.id(), new ManagePasskeys.Naming("x")))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> manage.remove(stranger, passkey.id(), null))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () -> manage.rename(app.owner(), passkey.id(), new ManagePasskeys.Naming("")))
        .isInstanceOf(ApplicationException.Invalid.class);
    manage.rename(app.owner(), passkey.id(), new ManagePasskeys.Naming("YubiKey 5"));
    assertThat(manage.list(app.owner())).extracting(Passkey::name).containsExactly("YubiKey 5");
    manage.remove(app.owner(), passkey.id(), null);
    assertThatThrownBy(() -> logIn.logIn(signed(challenge(), "key:1")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void second_factor_is_asked_for_before_passkeys_change() {
    Passkey passkey = add(app.owner(), "phone");
    app.identity.secondFactor.prepare(app.owner());
    app.identity.secondFactor.enable(app.owner(), PlainTimeCodes.at(app.clock.instant()));
    assertThatThrownBy(() -> manage.begin(app.owner(), null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("second factor");
    assertThatThrownBy(() -> manage.remove(app.owner(), passkey.id(), null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(manage.list(app.owner())).hasSize(1);
    String challenge = manage.begin(app.owner(), proof()).challenge();
    manage.add(app.owner(), new ManagePasskeys.Command("Mac", made(challenge, "mac")));
    manage.remove(app.owner(), passkey.id(), proof());
    assertThat(manage.list(app.owner())).extracting(Passkey::name).containsExactly("Mac");
  }

  private String proof() {
    app.clock.pass(Duration.ofSeconds(30));
    String asked = app.identity.verifySecondFactor.stepUp(app.owner()).orElseThrow().token();
    return app.identity.verifySecondFactor.confirm(
        app.owner(),
        new VerifySecondFactor.Command(asked, PlainTimeCodes.at(app.clock.instant()), null));
  }

  @Test
  void new_password_makes_a_begun_passkey_void() {
    String challenge = manage.begin(app.owner(), null).challenge();
    app.transactions.inPlatform(
        () -> {
          User present = app.users.findForUpdate(user).orElseThrow();
          app.users.update(present.withPassword("hash", app.clock.instant()));
          return 0;
        });
    assertThatThrownBy(
            () -> manage.add(app.owner(), new ManagePasskeys.Command("x", made(challenge, "p"))))
        .hasMessageContaining("password was changed");
  }

  @Test
  void programs_manage_no_passkeys() {
    Actor owner = app.owner();
    Actor program =
        new Actor(
            owner.user(),
            owner.organization(),
            owner.role(),
            Set.copyOf(owner.permissions()),
            null,
            false,
            false);
    assertThatThrownBy(() -> manage.begin(program, null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> manage.list(program))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
