package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.domain.identity.User;

class ForgottenPasswordTest {
  private static final String ANA = "ana@example.ro";
  private final TestApplication app = new TestApplication();

  private void forget(String email) {
    app.identity.forgotPassword.request(new RequestMail.Command(email));
    app.runIdentityJobs();
  }

  private void reset(String token, String password) {
    app.identity.resetPassword.reset(new ResetPassword.Command(token, password));
  }

  private SignIn logIn(String password) {
    return app.logIn.logIn(new LogIn.Command(ANA, password));
  }

  @Test
  void mailed_token_sets_a_new_password_once_and_ends_every_session() {
    Tokens before = ((SignIn.Done) logIn("parola-lunga")).tokens();
    forget(" ANA@example.ro ");
    String token = app.mailedToken(ANA);
    reset(token, "alta-parola-lunga");
    assertThat(logIn("alta-parola-lunga")).isInstanceOf(SignIn.Done.class);
    assertThatThrownBy(() -> logIn("parola-lunga"))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(before.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.authenticate.authenticate(before.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> reset(token, "a-treia-parola"))
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessage("This password reset token has already been used.");
  }

  @Test
  void stranger_who_opened_the_account_and_never_confirmed_it_keeps_nothing_that_opens_it() {
    Actor stranger = app.owner();
    String challenge = app.identity.passkeys.begin(stranger, null).challenge();
    app.identity.passkeys.add(
        stranger,
        new ManagePasskeys.Command(
            "x", new PasskeyAnswer("phone", challenge, "key", null, null, null)));
    String key = newKey(stranger);
    assertThat(app.authenticate.authenticate(key, null).user()).isEqualTo(stranger.user());
    forget(ANA);
    reset(app.mailedToken(ANA), "alta-parola-lunga");
    assertThat(app.transactions.inPlatform(() -> app.passkeys.of(stranger.requireUser())))
        .isEmpty();
    assertThatThrownBy(() -> app.authenticate.authenticate(key, null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    String own = newKey(app.owner());
    forget(ANA);
    reset(app.mailedToken(ANA), "a-treia-parola");
    assertThat(app.authenticate.authenticate(own, null).user())
        .as("the address is confirmed now, so this key is its owner's")
        .isEqualTo(stranger.user());
  }

  private String newKey(Actor actor) {
    return app.identity
        .apiKeys
        .create(actor, new ManageApiKeys.Command("till", List.of("invoice.view"), null), null)
        .secret();
  }

  @Test
  void password_that_was_proved_before_a_reset_is_no_proof_after_it() {
    Actor ana = app.owner();
    User before =
        app.transactions.inPlatform(() -> app.users.find(ana.requireUser())).orElseThrow();
    PasswordProof.Proved proved = new PasswordProof.Proved(before);
    assertThat(app.transactions.inPlatform(() -> proved.lockStanding(app.users))).isEqualTo(before);
    forget(ANA);
    reset(app.mailedToken(ANA), "alta-parola-lunga");
    assertThatThrownBy(() -> app.transactions.inPlatform(() -> proved.lockStanding(app.users)))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void owner_is_told_from_where_the_password_was_changed() {
    forget(ANA);
    reset(app.mailedToken(ANA), "alta-parola-lunga");
    assertThat(app.newestMail(ANA).orElseThrow().content().text())
        .contains("PASSWORD_CHANGED", "203.0.113.7");
  }

  @Test
  void request_does_the_same_for_known_and_unknown_addresses() {
    int commits = app.transactions.commits();
    long reads = app.users.reads();
    app.identity.forgotPassword.request(new RequestMail.Command(ANA));
    int known = app.transactions.commits() - commits;
    app.identity.forgotPassword.request(new RequestMail.Command("nobody@example.ro"));
    assertThat(app.transactions.commits() - commits - known).isEqualTo(known);
    assertThat(app.users.reads()).as("nobody was looked for").isEqualTo(reads);
    for (Job job : app.transactions.inPlatform(app.jobs::waiting)) {
      assertThat(job.payload()).as("only sealed").doesNotContain("\"nobody@");
    }
    app.runIdentityJobs();
    assertThat(app.newestMail("nobody@example.ro")).isEmpty();
    assertThat(app.newestMail(ANA)).isPresent();
  }

  @Test
  void later_request_makes_the_earlier_token_void() {
    forget(ANA);
    String first = app.mailedToken(ANA);
    app.clock.pass(Duration.ofMinutes(1));
    forget(ANA);
    String second = app.mailedToken(ANA);
    assertThat(second).isNotEqualTo(first);
    assertThatThrownBy(() -> reset(first, "alta-parola-lunga"))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    reset(second, "alta-parola-lunga");
  }

  @Test
  void mailbox_gets_three_mails_an_hour_at_most() {
    for (int i = 0; i < 6; i++) {
      forget(ANA);
      app.clock.pass(Duration.ofMinutes(1));
    }
    long mails =
        app.readMails
            .list(
                Actor.SYSTEM,
                new ro.storno.application.mail.Outbox.Filter(
                    "reset_password", null, null, null, null, null),
                new ro.storno.application.Page.Request(1, 20))
            .total();
    assertThat(mails).isEqualTo(3);
  }

  @Test
  void token_expires_after_an_hour_and_works_for_nothing_else() {
    forget(ANA);
    String token = app.mailedToken(ANA);
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm(token))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.clock.pass(Duration.ofHours(1));
    assertThatThrownBy(() -> reset(token, "alta-parola-lunga"))
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessage("Password reset token is invalid or has expired.");
  }

  @Test
  void of_32_at_once_exactly_one_sets_the_password() throws Exception {
    forget(ANA);
    String token = app.mailedToken(ANA);
    assertThat(Races.winners(() -> reset(token, "alta-parola-lunga"))).isEqualTo(1);
    assertThat(logIn("alta-parola-lunga")).isInstanceOf(SignIn.Done.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scurta", "PASSWORD123", "parola-ana@example.ro"})
  void weak_password_is_refused_and_the_token_still_works(String weak) {
    forget(ANA);
    String token = app.mailedToken(ANA);
    ApplicationException.Unacceptable refused =
        catchThrowableOfType(ApplicationException.Unacceptable.class, () -> reset(token, weak));
    assertThat(refused.errors()).containsOnlyKeys("password");
    reset(token, "alta-parola-lunga");
  }

  @Test
  void what_is_missing_is_named_and_unknown_tokens_cost_no_hashing() {
    assertThatThrownBy(() -> reset(null, null)).isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> forget("no address")).isInstanceOf(ApplicationException.Invalid.class);
    int before = app.passwords.hashes();
    assertThatThrownBy(() -> reset("invented", "alta-parola-lunga"))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(app.passwords.hashes()).isEqualTo(before);
  }
}
