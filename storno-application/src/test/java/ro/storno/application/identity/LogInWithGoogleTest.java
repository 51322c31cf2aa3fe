package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

class LogInWithGoogleTest {
  private final TestApplication app = new TestApplication();
  private final LogInWithGoogle google = app.identity.logInWithGoogle;
  private final UserId owner = app.owner().user();

  private static Tokens tokens(LogInWithGoogle.Outcome outcome) {
    return ((SignIn.Done) outcome.signIn()).tokens();
  }

  private User stored(UserId id) {
    return app.transactions.inPlatform(() -> app.users.find(id)).orElseThrow();
  }

  private void confirmOwner() {
    app.transactions.inPlatform(
        () -> {
          app.users.update(
              app.users.findForUpdate(owner).orElseThrow().confirmed(app.clock.instant()));
          return 0;
        });
  }

  @Test
  void unknown_address_gets_a_confirmed_account_with_an_organization_and_keeps_it() {
    LogInWithGoogle.Outcome first = google.logIn("google|1|ion@gmail.com");
    assertThat(first.newUser()).isTrue();
    User user = stored(tokens(first).user());
    assertThat(user.email()).isEqualTo("ion@gmail.com");
    assertThat(user.emailVerified()).isTrue();
    assertThat(user.passwordHash()).isNull();
    assertThat(user.firstName()).isEqualTo("Ana");
    assertThat(app.authenticate.authenticate(tokens(first).accessToken(), null).organization())
        .isNotNull();
    LogInWithGoogle.Outcome again = google.logIn("google|1|renamed@gmail.com");
    assertThat(again.newUser()).isFalse();
    assertThat(tokens(again).user()).as("the subject counts").isEqualTo(user.id());
  }

  @Test
  void confirmed_account_is_linked_where_google_gives_the_address_out_and_keeps_its_password() {
    confirmOwner();
    String hash = stored(owner).passwordHash();
    LogInWithGoogle.Outcome outcome = google.logIn("google|2|ana@example.ro");
    assertThat(outcome.newUser()).isFalse();
    assertThat(tokens(outcome).user()).isEqualTo(owner);
    assertThat(stored(owner).passwordHash()).isEqualTo(hash).isNotNull();
  }

  @Test
  void address_that_google_does_not_give_out_opens_no_account_that_exists() {
    confirmOwner();
    assertThatThrownBy(() -> google.logIn("google|3|ana@example.ro|foreign"))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(app.transactions.inPlatform(() -> app.googleLinks.find("3")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void whoever_opened_an_account_with_the_address_of_somebody_else_loses_it() {
    String challenge = app.identity.passkeys.begin(app.owner(), null).challenge();
    app.identity.passkeys.add(
        app.owner(),
        new ManagePasskeys.Command(
            "x", new PasskeyAnswer("phone", challenge, "key", null, null, null)));
    Tokens before =
        ((SignIn.Done) app.logIn.logIn(new LogIn.Command("ana@example.ro", "parola-lunga")))
            .tokens();
    Tokens after = tokens(google.logIn("google|4|ana@example.ro"));
    assertThat(after.user()).isEqualTo(owner);
    assertThat(stored(owner).emailVerified()).isTrue();
    assertThat(app.authenticate.authenticate(after.accessToken(), null).user()).isEqualTo(owner);
    assertThatThrownBy(() -> app.authenticate.authenticate(before.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.identity.refresh.refresh(before.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.logIn.logIn(new LogIn.Command("ana@example.ro", "parola-lunga")))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(app.transactions.inPlatform(() -> app.passkeys.of(owner))).isEmpty();
  }

  @Test
  void second_factor_is_asked_for() {
    confirmOwner();
    app.identity.secondFactor.prepare(app.owner());
    app.identity.secondFactor.enable(app.owner(), PlainTimeCodes.at(app.clock.instant()));
    assertThat(google.logIn("google|5|ana@example.ro").signIn())
        .isInstanceOf(SignIn.Challenged.class);
  }

  @Test
  void token_that_proves_nothing_opens_nothing() {
    assertThatThrownBy(() -> google.logIn(" ")).isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> google.logIn("forged"))
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessage("Invalid Google ID token.");
    assertThatThrownBy(() -> google.logIn("google|6|ana@example.ro|unverified"))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessage("Google account email must be verified.");
  }

  @Test
  void closed_house_takes_nobody_new() {
    Identity closed = app.identity(new RegisterUser.Rules(false, false));
    assertThatThrownBy(() -> closed.logInWithGoogle.logIn("google|7|new@gmail.com"))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
