package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.mail.Outbox;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.OutgoingMail;

class SecondFactorTest {
  private final TestApplication app = new TestApplication();
  private final ManageSecondFactor manage = app.identity.secondFactor;
  private final UserId user = app.owner().user();

  private List<String> enabled() {
    manage.prepare(app.owner());
    List<String> codes = manage.enable(app.owner(), present());
    nextStep();
    return codes;
  }

  private String present() {
    return PlainTimeCodes.at(app.clock.instant());
  }

  private void nextStep() {
    app.clock.pass(Duration.ofSeconds(30));
  }

  private SignIn logIn() {
    return app.logIn.logIn(new LogIn.Command("ana@example.ro", "parola-lunga"));
  }

  private String challenge() {
    return ((SignIn.Challenged) logIn()).token();
  }

  private Tokens answer(String challenge, String code, String type) {
    return app.identity.verifySecondFactor.signIn(
        new VerifySecondFactor.Command(challenge, code, type));
  }

  @Test
  void authenticator_that_was_proved_is_asked_for_at_the_next_sign_in() {
    ManageSecondFactor.Setup setup = manage.prepare(app.owner());
    assertThat(setup.uri())
        .startsWith("otpauth://totp/Storno:ana%40example.ro?secret=" + setup.secret());
    assertThat(logIn()).as("not asked for before it is proved").isInstanceOf(SignIn.Done.class);
    assertThat(manage.enable(app.owner(), present())).hasSize(10).doesNotHaveDuplicates();
    nextStep();
    SignIn.Challenged asked = (SignIn.Challenged) logIn();
    assertThat(asked.methods()).containsExactly("totp", "backup_code");
    Tokens tokens = answer(asked.token(), present(), null);
    assertThat(app.authenticate.authenticate(tokens.accessToken(), null).user()).isEqualTo(user);
    assertThat(manage.status(app.owner())).isEqualTo(new ManageSecondFactor.Status(true, 10, 0));
    assertThat(app.showProfile.show(app.owner()).secondFactor()).isTrue();
  }

  @Test
  void wrong_code_does_not_enable_and_enabling_twice_is_a_conflict() {
    assertThatThrownBy(() -> manage.enable(app.owner(), "123456"))
        .isInstanceOf(ApplicationException.Invalid.class);
    manage.prepare(app.owner());
    assertThatThrownBy(() -> manage.enable(app.owner(), "999999"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    manage.enable(app.owner(), present());
    assertThatThrownBy(() -> manage.enable(app.owner(), present()))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(() -> manage.prepare(app.owner()))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void code_works_once_even_in_another_challenge() {
    enabled();
    String one = challenge();
    String other = challenge();
    String code = present();
    answer(one, code, "totp");
    assertThatThrownBy(() -> answer(other, code, "totp")).hasMessage("Invalid code.");
    nextStep();
    answer(other, present(), "totp");
  }

  @Test
  void code_that_enabled_the_factor_does_not_sign_in() {
    manage.prepare(app.owner());
    String code = present();
    manage.enable(app.owner(), code);
    assertThatThrownBy(() -> answer(challenge(), code, "totp")).hasMessage("Invalid code.");
  }

  @Test
  void of_32_with_the_same_code_exactly_one_signs_in() throws Exception {
    enabled();
    String challenge = challenge();
    String code = present();
    assertThat(Races.winners(() -> answer(challenge, code, "totp"))).isEqualTo(1);
  }

  @Test
  void of_32_with_the_same_backup_code_exactly_one_signs_in() throws Exception {
    String backup = enabled().get(3);
    String[] challenges = new String[32];
    for (int i = 0; i < challenges.length; i++) {
      challenges[i] = challenge();
    }
    java.util.concurrent.atomic.AtomicInteger next =
        new java.util.concurrent.atomic.AtomicInteger();
    assertThat(Races.winners(() -> answer(challenges[next.getAndIncrement()], backup, "backup")))
        .isEqualTo(1);
    assertThat(manage.status(app.owner()).backupCodes()).isEqualTo(9);
  }

  @Test
  void backup_code_is_read_as_people_type_it_and_works_once() {
    List<String> codes = enabled();
    assertThat(codes).allMatch(code -> code.matches("[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}"));
    answer(challenge(), codes.get(0).toUpperCase().replace("-", " "), "backup");
    answer(challenge(), codes.get(1).replace("-", ""), "backup_code");
    assertThatThrownBy(() -> answer(challenge(), codes.get(0), "backup"))
        .hasMessage("Invalid code.");
    assertThatThrownBy(() -> answer(challenge(), codes.get(2), "sms"))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void challenge_allows_five_attempts_and_a_wrong_code_is_counted() {
    enabled();
    String challenge = challenge();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> answer(challenge, "000000", "totp"))
          .isInstanceOf(ApplicationException.Unauthenticated.class);
    }
    assertThatThrownBy(() -> answer(challenge, present(), "totp"))
        .isInstanceOf(ApplicationException.TooMany.class);
  }

  @Test
  void new_sign_ins_do_not_give_attempts_back_for_ever() {
    enabled();
    int wrong = 0;
    Set<Class<?>> answers = new HashSet<>();
    while (wrong < 40 && !answers.contains(ApplicationException.TooMany.class)) {
      String challenge = challenge();
      for (int i = 0; i < 4; i++, wrong++) {
        answers.add(
            catchThrowableOfType(
                    ApplicationException.class, () -> answer(challenge, "000000", "totp"))
                .getClass());
      }
    }
    assertThat(wrong).isEqualTo(24);
    assertThatThrownBy(() -> answer(challenge(), present(), "totp"))
        .isInstanceOf(ApplicationException.TooMany.class);
    app.clock.pass(Duration.ofMinutes(15));
    answer(challenge(), present(), "totp");
  }

  @Test
  void challenge_expires_after_five_minutes_and_with_a_new_password() {
    enabled();
    String old = challenge();
    app.clock.pass(Duration.ofMinutes(5));
    assertThatThrownBy(() -> answer(old, present(), "totp"))
        .hasMessage("Invalid or expired MFA challenge.");
    String open = challenge();
    app.updateProfile.update(
        app.owner(),
        Entries.record(
            UpdateProfile.Command.class,
            new java.util.HashMap<>(
                Map.of("password", "alta-parola-lunga", "currentPassword", "parola-lunga"))),
        Set.of("password", "currentPassword"));
    assertThatThrownBy(() -> answer(open, present(), "totp"))
        .hasMessage("Invalid or expired MFA challenge.");
    assertThatThrownBy(() -> answer("invented", present(), "totp"))
        .hasMessage("Invalid or expired MFA challenge.");
  }

  @Test
  void password_takes_the_factor_away_and_renews_backup_codes() {
    List<String> first = enabled();
    assertThatThrownBy(() -> manage.renewBackupCodes(app.owner(), "gresita"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(manage.renewBackupCodes(app.owner(), "parola-lunga"))
        .doesNotContainAnyElementsOf(first);
    assertThatThrownBy(() -> answer(challenge(), first.get(0), "backup"))
        .hasMessage("Invalid code.");
    assertThatThrownBy(() -> manage.disable(app.owner(), "gresita"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    manage.disable(app.owner(), "parola-lunga");
    assertThat(logIn()).isInstanceOf(SignIn.Done.class);
    assertThat(manage.status(app.owner())).isEqualTo(new ManageSecondFactor.Status(false, 0, 0));
    assertThatThrownBy(() -> manage.renewBackupCodes(app.owner(), "parola-lunga"))
        .isInstanceOf(ApplicationException.Invalid.class);
    manage.disable(app.owner(), "parola-lunga");
  }

  @Test
  void operator_takes_a_lost_factor_away_and_the_owner_hears_of_it() {
    UserId ana = app.owner().requireUser();
    OperateAccounts operate = app.identity.operate;
    assertThatThrownBy(() -> operate.removeSecondFactor(Actor.SYSTEM, ana))
        .isInstanceOf(ApplicationException.Conflict.class);
    enabled();
    assertThatThrownBy(() -> operate.removeSecondFactor(app.owner(), ana))
        .isInstanceOf(ApplicationException.Forbidden.class);
    operate.removeSecondFactor(Actor.SYSTEM, ana);
    assertThat(app.logIn.logIn(new LogIn.Command("ana@example.ro", "parola-lunga")))
        .as("the password alone")
        .isInstanceOf(SignIn.Done.class);
    assertThat(app.transactions.inPlatform(() -> app.secondFactors.backupCodes(ana))).isEmpty();
    List<AuditEntry> trail =
        app.transactions.inPlatform(() -> app.auditLog.after(app.owner().organization(), 0, 1000));
    assertThat(trail)
        .anyMatch(
            entry ->
                entry.action().equals("two_factor.disabled")
                    && entry.details().equals("by the operator"));
    assertThat(app.readMails.list(Actor.SYSTEM, Outbox.Filter.ALL, new Page.Request(1, 100)).data())
        .extracting(OutgoingMail::category)
        .contains("two_factor_disabled");
  }

  @Test
  void operator_takes_lost_passkeys_away_and_the_owner_hears_of_it() {
    UserId ana = app.owner().requireUser();
    Tokens before = ((SignIn.Done) logIn()).tokens();
    String challenge = app.identity.passkeys.begin(app.owner(), null).challenge();
    app.identity.passkeys.add(
        app.owner(),
        new ManagePasskeys.Command(
            "Telefon", new PasskeyAnswer("phone", challenge, "key", null, null, null)));
    app.identity.operate.removeSecondFactor(Actor.SYSTEM, ana);
    assertThat(app.transactions.inPlatform(() -> app.passkeys.of(ana))).isEmpty();
    assertThatThrownBy(() -> app.authenticate.authenticate(before.accessToken(), null))
        .as("every session ended")
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(
            app.transactions.inPlatform(
                () -> app.auditLog.after(app.owner().organization(), 0, 1000)))
        .extracting(AuditEntry::action, AuditEntry::details)
        .contains(org.assertj.core.groups.Tuple.tuple("passkey.removed", "by the operator"));
    assertThat(app.readMails.list(Actor.SYSTEM, Outbox.Filter.ALL, new Page.Request(1, 100)).data())
        .extracting(OutgoingMail::category)
        .contains("passkey_removed")
        .doesNotContain("two_factor_disabled");
    assertThatThrownBy(() -> app.identity.operate.removeSecondFactor(Actor.SYSTEM, ana))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void change_of_credentials_needs_the_factor_again_and_each_proof_works_once() throws Exception {
    VerifySecondFactor verify = app.identity.verifySecondFactor;
    require(null);
    assertThat(verify.stepUp(app.owner())).isEmpty();
    enabled();
    assertThatThrownBy(() -> require(null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .extracting(e -> ((ApplicationException.Forbidden) e).code())
        .isEqualTo("mfa_required");
    String challenge = verify.stepUp(app.owner()).orElseThrow().token();
    assertThatThrownBy(() -> answer(challenge, present(), "totp"))
        .as("a question before a change does not sign in")
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    String proof =
        verify.confirm(app.owner(), new VerifySecondFactor.Command(challenge, present(), "totp"));
    assertThat(Races.winners(() -> require(proof))).isEqualTo(1);
    nextStep();
    String expiring = proof();
    app.clock.pass(Duration.ofMinutes(5));
    assertThatThrownBy(() -> require(expiring)).isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void forgotten_password_does_not_get_past_the_factor() {
    enabled();
    app.identity.forgotPassword.request(new RequestMail.Command("ana@example.ro"));
    app.runIdentityJobs();
    app.identity.resetPassword.reset(
        new ResetPassword.Command(app.mailedToken("ana@example.ro"), "alta-parola-lunga"));
    assertThat(app.logIn.logIn(new LogIn.Command("ana@example.ro", "alta-parola-lunga")))
        .isInstanceOf(SignIn.Challenged.class);
  }

  @Test
  void proof_of_another_user_opens_nothing() {
    enabled();
    String challenge = app.identity.verifySecondFactor.stepUp(app.owner()).orElseThrow().token();
    Actor stranger = app.stranger().actor();
    assertThatThrownBy(
            () ->
                app.identity.verifySecondFactor.confirm(
                    stranger, new VerifySecondFactor.Command(challenge, present(), "totp")))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  private String proof() {
    String challenge = app.identity.verifySecondFactor.stepUp(app.owner()).orElseThrow().token();
    return app.identity.verifySecondFactor.confirm(
        app.owner(), new VerifySecondFactor.Command(challenge, present(), "totp"));
  }

  private void require(String proof) {
    app.transactions.inPlatform(
        () -> {
          app.identity.verifySecondFactor.require(user, proof);
          return 0;
        });
  }

  @Test
  void secrets_are_sealed_at_rest() {
    enabled();
    SecondFactors.SecondFactor stored =
        app.transactions.inPlatform(() -> app.secondFactors.find(user)).orElseThrow();
    assertThat(stored.toString()).doesNotContain("JBSWY3DPEHPK3PXP");
    assertThat(stored.secret().text()).contains("second_factor/" + user);
  }
}
