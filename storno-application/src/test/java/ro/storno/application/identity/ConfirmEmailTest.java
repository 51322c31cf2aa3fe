package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;

class ConfirmEmailTest {
  private static final String NEW = "nou@example.ro";
  private final TestApplication app = new TestApplication();
  private final Identity strict = app.identity(new RegisterUser.Rules(true, true));

  private static RegisterUser.Command account(String email) {
    return new RegisterUser.Command(email, "parola-lunga", null, null, null);
  }

  @Test
  void where_confirmation_is_optional_a_new_account_is_signed_in() {
    assertThat(app.register.register(account(NEW))).isPresent();
    assertThat(app.newestMail(NEW).orElseThrow().content().text())
        .contains("https://app.example/confirm-email?token=");
  }

  @Test
  void where_it_is_required_the_first_sign_in_waits_for_it() {
    assertThat(strict.register.register(account(NEW))).isEmpty();
    ApplicationException.Forbidden refused =
        catchThrowableOfType(
            ApplicationException.Forbidden.class,
            () -> strict.logIn.logIn(new LogIn.Command(NEW, "parola-lunga")));
    assertThat(refused.code()).isEqualTo("email_not_confirmed");
    assertThatThrownBy(() -> strict.logIn.logIn(new LogIn.Command(NEW, "gresita-azi")))
        .as("only the owner learns that")
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    strict.confirmEmail.confirm(app.mailedToken(NEW));
    assertThat(strict.logIn.logIn(new LogIn.Command(NEW, "parola-lunga")))
        .isInstanceOf(SignIn.Done.class);
  }

  @Test
  void token_works_once_of_32_at_a_time() throws Exception {
    app.register.register(account(NEW));
    String token = app.mailedToken(NEW);
    assertThat(Races.winners(() -> app.identity.confirmEmail.confirm(token))).isEqualTo(1);
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm(token))
        .hasMessage("This confirmation token has already been used.");
  }

  @Test
  void token_expires_after_a_day_and_another_can_be_asked_for() {
    app.register.register(account(NEW));
    String token = app.mailedToken(NEW);
    app.clock.pass(Duration.ofHours(24));
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm(token))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.identity.resendConfirmation.request(new RequestMail.Command(NEW));
    app.runIdentityJobs();
    app.identity.confirmEmail.confirm(app.mailedToken(NEW));
    app.identity.resendConfirmation.request(new RequestMail.Command(NEW));
    app.clock.pass(Duration.ofMinutes(1));
    app.runIdentityJobs();
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm(app.mailedToken(NEW)))
        .as("no further mail to a confirmed address")
        .hasMessageContaining("already been used");
  }

  @Test
  void missing_and_invented_tokens_are_refused() {
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm(" "))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> app.identity.confirmEmail.confirm("invented"))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430na@example.ro",
        "ana\u200b@example.ro",
        "\uff41na@example.ro",
        "ana@ex\uff41mple.ro",
        "ana@example.ro\r\nBcc: eve@example.ro"
      })
  void address_that_looks_like_another_gets_no_account(String lookAlike) {
    assertThatThrownBy(() -> app.register.register(account(lookAlike)))
        .isInstanceOf(ApplicationException.Invalid.class);
  }
}
