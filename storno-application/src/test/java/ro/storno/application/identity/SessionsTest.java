package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.mail.Outbox;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;

class SessionsTest {
  private final TestApplication app = new TestApplication();

  private Tokens registered(String email) {
    return app.register
        .register(new RegisterUser.Command(email, "parola-lunga", null, null, "Firma mea"))
        .orElseThrow();
  }

  private Tokens signedIn(String email, String password) {
    return ((SignIn.Done) app.logIn.logIn(new LogIn.Command(email, password))).tokens();
  }

  @Test
  void registration_opens_an_organization_and_signs_in() {
    Tokens tokens = registered("Nou@Example.RO");
    Actor actor = app.authenticate.authenticate(tokens.accessToken(), null);
    assertThat(actor.role()).isEqualTo(Role.OWNER);
    Profile profile = app.showProfile.show(actor);
    assertThat(profile.user().email()).isEqualTo("nou@example.ro");
    assertThat(profile.organization().name()).isEqualTo("Firma mea");
    assertThat(profile.memberships()).hasSize(1);
    assertThat(profile.user().passwordHash()).doesNotStartWith("parola");
  }

  @Test
  void address_has_one_account_whatever_its_case() {
    registered("nou@example.ro");
    assertThatThrownBy(() -> registered("NOU@example.ro"))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void malformed_registration_names_its_fields() {
    ApplicationException.Invalid refused =
        catchThrowableOfType(
            ApplicationException.Invalid.class,
            () ->
                app.register.register(
                    new RegisterUser.Command("no-address", "short", null, null, null)));
    assertThat(refused.orderedErrors())
        .containsExactly(
            Map.entry("email", "This value is not a valid email address."),
            Map.entry("password", "Password must be at least 8 characters long."));
  }

  @Test
  void password_made_of_the_words_of_the_trade_is_refused() {
    for (String guess :
        List.of("Storno2026!", "e-Factura 2026", "123anaf456", "stornostorno", "Admin.Storno.1")) {
      assertThatThrownBy(() -> app.register.register(newcomer(guess)))
          .as(guess)
          .isInstanceOf(ApplicationException.Invalid.class)
          .extracting(e -> ((ApplicationException.Invalid) e).orderedErrors().keySet())
          .isEqualTo(Set.of("password"));
    }
    assertThat(app.register.register(newcomer("facturi verzi pe storno"))).isPresent();
  }

  private static RegisterUser.Command newcomer(String password) {
    return new RegisterUser.Command("words@example.ro", password, "Dan", "Pop", null);
  }

  @Test
  void right_password_signs_in_and_is_noted() {
    Tokens tokens = signedIn("ANA@example.ro", "parola-lunga");
    Actor actor = app.authenticate.authenticate(tokens.accessToken(), null);
    assertThat(app.showProfile.show(actor).user().lastLoginAt()).isEqualTo(TestApplication.START);
  }

  @Test
  void unknown_address_answers_like_a_wrong_password_and_takes_as_long() {
    int before = app.passwords.comparisons();
    Throwable unknown =
        catchThrowable(() -> app.logIn.logIn(new LogIn.Command("x@example.ro", "parola-lunga")));
    assertThat(app.passwords.comparisons()).isEqualTo(before + 1);
    Throwable wrong =
        catchThrowable(() -> app.logIn.logIn(new LogIn.Command("ana@example.ro", "gresita-azi")));
    assertThat(app.passwords.comparisons()).isEqualTo(before + 2);
    assertThat(unknown)
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessage(wrong.getMessage());
  }

  @Test
  void session_ends_after_a_year_however_often_it_is_refreshed() {
    Tokens tokens = signedIn("ana@example.ro", "parola-lunga");
    Duration step = Sessions.REFRESH_LIFETIME.minusSeconds(1);
    for (Duration passed = step;
        passed.compareTo(Sessions.LONGEST) < 0;
        passed = passed.plus(step)) {
      app.clock.pass(step);
      tokens = app.refresh.refresh(tokens.refreshToken());
    }
    Tokens last = tokens;
    app.clock.set(TestApplication.START.plus(Sessions.LONGEST));
    assertThatThrownBy(() -> app.refresh.refresh(last.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessageContaining("login again");
  }

  private List<ManageSessions.Shown> sessions(Tokens of) {
    return app.identity.manageSessions.list(of.accessToken());
  }

  @Test
  void user_sees_every_session_and_ends_one_or_all_others() {
    Tokens first = signedIn("ana@example.ro", "parola-lunga");
    app.clock.pass(Duration.ofMinutes(1));
    Tokens second = signedIn("ana@example.ro", "parola-lunga");
    app.clock.pass(Duration.ofMinutes(1));
    Tokens third = signedIn("ana@example.ro", "parola-lunga");
    int all = sessions(third).size();
    assertThat(sessions(third).get(0).present()).as("the newest comes first").isTrue();
    assertThat(sessions(first).get(2).present()).isTrue();
    assertThat(sessions(first).get(2).session().beganAt()).isEqualTo(TestApplication.START);
    app.identity.manageSessions.end(first.accessToken(), sessions(third).get(1).session().family());
    assertThat(sessions(third)).hasSize(all - 1);
    assertThatThrownBy(() -> app.authenticate.authenticate(second.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(second.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.identity.manageSessions.endOthers(third.accessToken());
    assertThat(sessions(third)).extracting(ManageSessions.Shown::present).containsExactly(true);
    assertThatThrownBy(() -> app.authenticate.authenticate(first.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.refresh.refresh(third.refreshToken());
  }

  @Test
  void nobody_ends_the_session_of_another_nor_one_that_is_over() {
    Tokens ana = signedIn("ana@example.ro", "parola-lunga");
    Tokens other = registered("nou@example.ro");
    UUID anas = sessions(ana).get(0).session().family();
    ManageSessions manage = app.identity.manageSessions;
    assertThatThrownBy(() -> manage.end(other.accessToken(), anas))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.authenticate.authenticate(ana.accessToken(), null)).isNotNull();
    assertThatThrownBy(() -> manage.list(null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    Tokens second = signedIn("ana@example.ro", "parola-lunga");
    manage.end(second.accessToken(), anas);
    assertThatThrownBy(() -> manage.end(second.accessToken(), anas))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  private ApplicationException refused(String email, String password) {
    return catchThrowableOfType(
        ApplicationException.class, () -> app.logIn.logIn(new LogIn.Command(email, password)));
  }

  @Test
  void guesses_at_one_account_from_many_addresses_are_held_up_and_its_owner_is_not() {
    signedIn("ana@example.ro", "parola-lunga");
    String home = app.address;
    for (int i = 0; i < 50; i++) {
      app.address = "198.51.100." + i;
      assertThat(refused("ana@example.ro", "gresita-" + i))
          .isInstanceOf(ApplicationException.Unauthenticated.class);
    }
    app.address = "198.51.100.99";
    assertThat(refused("ANA@example.ro", "parola-lunga"))
        .as("even the right guess")
        .isInstanceOf(ApplicationException.TooMany.class);
    assertThat(refused("radu@example.com", "gresita"))
        .as("other accounts are not concerned")
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.address = home;
    assertThat(signedIn("ana@example.ro", "parola-lunga"))
        .as("from where Ana was before")
        .isNotNull();
    app.address = "198.51.100.99";
    app.clock.pass(Duration.ofHours(1).plusSeconds(1));
    assertThat(signedIn("ana@example.ro", "parola-lunga")).as("an hour later").isNotNull();
  }

  private String storedHash() {
    return app.transactions
        .inPlatform(() -> app.users.find(app.owner().requireUser()))
        .orElseThrow()
        .passwordHash();
  }

  @Test
  void hash_of_an_older_system_is_replaced_at_the_next_sign_in_and_sessions_go_on() {
    Tokens before = signedIn("ana@example.ro", "parola-lunga");
    app.transactions.inPlatform(
        () -> {
          User ana = app.users.find(app.owner().requireUser()).orElseThrow();
          app.users.update(ana.rehashed(PlainPasswords.old("parola-lunga")));
          return 0;
        });
    refused("ana@example.ro", "gresita");
    assertThat(storedHash()).isEqualTo(PlainPasswords.old("parola-lunga"));
    signedIn("ana@example.ro", "parola-lunga");
    assertThat(storedHash()).isEqualTo("hash of parola-lunga");
    assertThat(app.refresh.refresh(before.refreshToken())).isNotNull();
  }

  @Test
  void account_that_is_not_there_is_held_up_like_one_that_is() {
    for (int i = 0; i < 50; i++) {
      refused("nobody@example.ro", "parola");
    }
    assertThat(refused("nobody@example.ro", "parola"))
        .isInstanceOf(ApplicationException.TooMany.class);
  }

  @Test
  void operator_learns_whose_account_was_tried_and_why_in_vain_and_the_caller_does_not() {
    ApplicationException.Unauthenticated wrong =
        (ApplicationException.Unauthenticated) refused("ana@example.ro", "gresita");
    assertThat(wrong.account()).contains(app.owner().requireUser());
    assertThat(wrong.reason()).isEqualTo("wrong password");
    ApplicationException.Unauthenticated unknown =
        (ApplicationException.Unauthenticated) refused("nobody@example.ro", "gresita");
    assertThat(unknown.account()).isEmpty();
    assertThat(unknown.reason()).isEqualTo("unknown account");
    assertThat(unknown).hasMessage(wrong.getMessage());
  }

  @Test
  void trail_tells_by_what_somebody_signed_in() {
    signedIn("ana@example.ro", "parola-lunga");
    List<AuditEntry> trail =
        app.transactions.inPlatform(() -> app.auditLog.after(app.owner().organization(), 0, 1000));
    assertThat(trail.get(trail.size() - 1).action()).isEqualTo("signed_in");
    assertThat(trail.get(trail.size() - 1).details()).isEqualTo("password");
  }

  @Test
  void refresh_token_works_once_and_its_replay_ends_the_family() {
    Tokens first = registered("nou@example.ro");
    Tokens second = app.refresh.refresh(first.refreshToken());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThatThrownBy(() -> app.refresh.refresh(first.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(second.refreshToken()))
        .as("the thief's successor is void too")
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void replay_of_a_refresh_token_stands_in_the_trail_once_with_the_address_of_whoever_sent_it() {
    Tokens first = registered("nou@example.ro");
    OrganizationId home =
        app.transactions.inPlatform(
            () -> app.organizations.membershipsOf(first.user()).get(0).organization());
    app.refresh.refresh(first.refreshToken());
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> app.refresh.refresh(first.refreshToken()))
          .isInstanceOf(ApplicationException.Unauthenticated.class);
    }
    assertThat(app.transactions.inPlatform(() -> app.auditLog.after(home, 0, 1000)))
        .filteredOn(entry -> entry.action().equals(AuditAction.SESSIONS_ENDED.wireName()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.user()).as("nobody knows who").isNull();
              assertThat(entry.subject()).isEqualTo(first.user().value());
              assertThat(entry.address()).isEqualTo("203.0.113.7");
              assertThat(entry.details()).isEqualTo("a refresh token was presented twice");
            });
    assertThat(app.readMails.list(Actor.SYSTEM, Outbox.Filter.ALL, new Page.Request(1, 100)).data())
        .filteredOn(mail -> mail.category().equals("session_replayed"))
        .as("its owner is told, once")
        .singleElement()
        .extracting(mail -> mail.recipient().value())
        .isEqualTo("nou@example.ro");
  }

  @Test
  void other_sessions_survive_the_end_of_a_family() {
    Tokens stolen = registered("nou@example.ro");
    Tokens other = signedIn("nou@example.ro", "parola-lunga");
    app.refresh.refresh(stolen.refreshToken());
    catchThrowable(() -> app.refresh.refresh(stolen.refreshToken()));
    assertThat(app.refresh.refresh(other.refreshToken()).accessToken()).isNotBlank();
  }

  @Test
  void concurrent_refreshes_have_one_winner() throws Exception {
    Tokens tokens = registered("nou@example.ro");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> trade =
          () -> {
            try {
              app.refresh.refresh(tokens.refreshToken());
              return 1;
            } catch (ApplicationException.Unauthenticated lost) {
              return 0;
            }
          };
      int winners = 0;
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(16, trade))) {
        winners += each.get();
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refresh_token_expires() {
    Tokens tokens = registered("nou@example.ro");
    app.clock.pass(Sessions.REFRESH_LIFETIME);
    assertThatThrownBy(() -> app.refresh.refresh(tokens.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class)
        .hasMessageContaining("expired");
  }

  @Test
  void missing_or_unknown_refresh_token_is_refused() {
    assertThatThrownBy(() -> app.refresh.refresh(" "))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> app.refresh.refresh("invented"))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void new_password_ends_every_session_but_not_the_next_one() {
    Tokens before = registered("nou@example.ro");
    Actor actor = app.authenticate.authenticate(before.accessToken(), null);
    app.updateProfile.update(
        actor,
        change(Map.of("password", "alta-parola", "currentPassword", "parola-lunga")),
        Set.of("password", "currentPassword"));
    assertThatThrownBy(() -> app.authenticate.authenticate(before.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(before.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    Tokens after = signedIn("nou@example.ro", "alta-parola");
    assertThat(app.authenticate.authenticate(after.accessToken(), null).user())
        .isEqualTo(actor.user());
  }

  @Test
  void password_change_needs_the_current_one() {
    Actor actor = app.owner();
    assertThatThrownBy(
            () ->
                app.updateProfile.update(
                    actor, change(Map.of("password", "alta-parola")), Set.of("password")))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(
            () ->
                app.updateProfile.update(
                    actor,
                    change(Map.of("password", "alta-parola", "currentPassword", "gresita")),
                    Set.of("password", "currentPassword")))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessage("Current password is incorrect.");
  }

  @Test
  void profile_keeps_what_was_not_sent_and_clears_what_was_sent_empty() {
    Profile changed =
        app.updateProfile.update(
            app.owner(), change(Map.of("phone", "+40721234567")), Set.of("phone", "lastName"));
    assertThat(changed.user().phone()).isEqualTo("+40721234567");
    assertThat(changed.user().lastName()).isNull();
    assertThat(changed.user().firstName()).isEqualTo("Ana");
    assertThatThrownBy(
            () ->
                app.updateProfile.update(
                    app.owner(), change(Map.of("timezone", "Mars/One")), Set.of("timezone")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void logging_out_ends_this_session_and_no_other() {
    Tokens one = registered("nou@example.ro");
    Tokens other = signedIn("nou@example.ro", "parola-lunga");
    app.identity.logOut.logOut(one.accessToken());
    assertThatThrownBy(() -> app.authenticate.authenticate(one.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(one.refreshToken()))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.authenticate.authenticate(other.accessToken(), null);
    app.refresh.refresh(other.refreshToken());
    assertThatThrownBy(() -> app.identity.logOut.logOut(null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void replay_of_a_refresh_token_ends_the_access_tokens_of_its_family_within_a_second() {
    Tokens first = registered("nou@example.ro");
    Tokens second = app.refresh.refresh(first.refreshToken());
    app.authenticate.authenticate(second.accessToken(), null);
    catchThrowable(() -> app.refresh.refresh(first.refreshToken()));
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> app.authenticate.authenticate(second.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.authenticate.authenticate(first.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void burst_of_requests_asks_the_database_once_a_second() {
    Tokens tokens = registered("nou@example.ro");
    long before = app.users.reads();
    for (int i = 0; i < 50; i++) {
      app.authenticate.authenticate(tokens.accessToken(), null);
    }
    assertThat(app.users.reads()).isEqualTo(before + 1);
    app.clock.pass(Duration.ofSeconds(1));
    app.authenticate.authenticate(tokens.accessToken(), null);
    assertThat(app.users.reads()).isEqualTo(before + 2);
  }

  @Test
  void deactivation_elsewhere_acts_within_a_second() {
    Tokens tokens = registered("nou@example.ro");
    Actor actor = app.authenticate.authenticate(tokens.accessToken(), null);
    app.transactions.inPlatform(
        () -> {
          User user = app.users.find(actor.user()).orElseThrow();
          app.users.update(inactive(user));
          return 0;
        });
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> app.authenticate.authenticate(tokens.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.refresh.refresh(tokens.refreshToken()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.logIn.logIn(new LogIn.Command("nou@example.ro", "parola-lunga")))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void missing_forged_and_expired_tokens_are_refused() {
    Tokens tokens = registered("nou@example.ro");
    assertThatThrownBy(() -> app.authenticate.authenticate(null, null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThatThrownBy(() -> app.authenticate.authenticate("forged", null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    app.clock.pass(Sessions.ACCESS_LIFETIME);
    assertThatThrownBy(() -> app.authenticate.authenticate(tokens.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void foreign_organization_is_refused() {
    Tokens tokens = registered("nou@example.ro");
    String foreign = app.stranger().actor().organization().toString();
    assertThatThrownBy(() -> app.authenticate.authenticate(tokens.accessToken(), foreign))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void operator_opens_accounts_with_or_without_an_organization() {
    User admin =
        app.createUser.create(
            new CreateUser.Command("op@example.ro", "parola-lunga", null, null, true, null));
    assertThat(admin.platformAdmin()).isTrue();
    Tokens tokens = signedIn("op@example.ro", "parola-lunga");
    Actor actor = app.authenticate.authenticate(tokens.accessToken(), null);
    assertThat(actor.organization()).isNull();
    assertThat(actor.permissions()).isEmpty();
    assertThat(app.listCompanies.list(actor)).isEmpty();
  }

  private static UpdateProfile.Command change(Map<String, Object> values) {
    return Entries.record(UpdateProfile.Command.class, new HashMap<>(values));
  }

  private static User inactive(User user) {
    return new User(
        user.id(),
        user.email(),
        user.passwordHash(),
        user.firstName(),
        user.lastName(),
        user.phone(),
        user.locale(),
        user.timezone(),
        user.respectQuietHours(),
        user.preferencesJson(),
        false,
        user.emailVerified(),
        user.platformAdmin(),
        user.credentialsChangedAt(),
        user.createdAt(),
        user.updatedAt(),
        user.lastLoginAt());
  }
}
