package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;

class ApiKeysTest {
  private final TestApplication app = new TestApplication();
  private final ManageApiKeys manage = app.identity.apiKeys;

  private ManageApiKeys.Made made(String... scopes) {
    return manage.create(app.owner(), new ManageApiKeys.Command("CI", List.of(scopes), null), null);
  }

  private Actor with(String secret) {
    return app.authenticate.authenticate(secret, null);
  }

  private void assertRefused(String secret) {
    assertThatThrownBy(() -> with(secret)).isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  @Test
  void key_acts_for_its_user_within_its_scopes() {
    ManageApiKeys.Made made = made("invoice.view", "client.view");
    assertThat(made.secret()).startsWith("af_");
    assertThat(made.key().prefix()).isEqualTo(made.secret().substring(0, 12));
    Actor actor = with(made.secret());
    assertThat(actor.user()).isEqualTo(app.owner().user());
    assertThat(actor.organization()).isEqualTo(app.owner().organization());
    assertThat(actor.permissions())
        .containsExactlyInAnyOrder(Permission.INVOICE_VIEW, Permission.CLIENT_VIEW);
    assertThat(actor.firstParty()).isFalse();
    assertThat(app.enter.enter(actor, app.scope().company().toString()).company())
        .isEqualTo(app.scope().company());
  }

  @Test
  void secret_is_stored_nowhere() {
    ManageApiKeys.Made made = made("invoice.view");
    assertThat(app.transactions.inPlatform(() -> app.apiKeys.findByHash(made.secret()))).isEmpty();
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(manage.list(app.owner()).toString()).doesNotContain(made.secret());
  }

  @Test
  void narrower_role_narrows_the_key_within_a_second() {
    ManageApiKeys.Made made = made("invoice.view", "settings.manage");
    assertThat(with(made.secret()).permissions()).contains(Permission.SETTINGS_MANAGE);
    change(Role.EMPLOYEE, true);
    app.clock.pass(KnownUsers.STALENESS);
    assertThat(with(made.secret()).permissions()).containsExactly(Permission.INVOICE_VIEW);
    change(Role.EMPLOYEE, false);
    app.clock.pass(KnownUsers.STALENESS);
    assertRefused(made.secret());
  }

  private void change(Role role, boolean active) {
    app.transactions.inPlatform(
        () -> {
          Membership member =
              app.organizations.membersOf(app.owner().organization()).stream()
                  .filter(each -> each.user().equals(app.owner().user()))
                  .findFirst()
                  .orElseThrow();
          app.organizations.addMember(
              new Membership(
                  member.id(),
                  member.user(),
                  member.organization(),
                  role,
                  active,
                  null,
                  member.joinedAt()));
          return 0;
        });
  }

  @Test
  void revoked_key_opens_nothing_at_once_here_and_within_a_second_elsewhere() {
    ManageApiKeys.Made made = made("invoice.view");
    Identity otherNode = app.identity(new RegisterUser.Rules(true, false));
    with(made.secret());
    otherNode.authenticate.authenticate(made.secret(), null);
    manage.revoke(app.owner(), made.key().id());
    manage.revoke(app.owner(), made.key().id());
    assertRefused(made.secret());
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> otherNode.authenticate.authenticate(made.secret(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(manage.list(app.owner()).get(0).revokedAt()).isEqualTo(TestApplication.START);
  }

  @Test
  void expired_key_opens_nothing_to_the_instant() {
    ManageApiKeys.Made made =
        manage.create(
            app.owner(),
            new ManageApiKeys.Command(
                "CI", List.of("invoice.view"), app.clock.instant().plusMillis(1500)),
            null);
    with(made.secret());
    app.clock.pass(Duration.ofMillis(1499));
    with(made.secret());
    app.clock.pass(Duration.ofMillis(1));
    assertRefused(made.secret());
  }

  @Test
  void rotated_key_has_another_secret_and_the_old_one_is_dead() {
    ManageApiKeys.Made before = made("invoice.view");
    with(before.secret());
    ManageApiKeys.Made after = manage.rotate(app.owner(), before.key().id(), null);
    assertThat(after.key().id()).isEqualTo(before.key().id());
    assertRefused(before.secret());
    assertThat(with(after.secret()).permissions()).containsExactly(Permission.INVOICE_VIEW);
    manage.revoke(app.owner(), before.key().id());
    assertThatThrownBy(() -> manage.rotate(app.owner(), before.key().id(), null))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void burst_of_calls_asks_the_database_once_a_second_and_notes_use_once_a_minute() {
    ManageApiKeys.Made made = made("invoice.view");
    long before = app.apiKeys.lookups();
    int commits = app.transactions.commits();
    for (int i = 0; i < 50; i++) {
      with(made.secret());
    }
    assertThat(app.apiKeys.lookups()).isEqualTo(before + 1);
    assertThat(app.transactions.commits() - commits)
        .as("key and note; the user was known")
        .isEqualTo(2);
    assertThat(manage.list(app.owner()).get(0).lastUsedAt()).isEqualTo(TestApplication.START);
    app.clock.pass(Duration.ofSeconds(59));
    with(made.secret());
    assertThat(manage.list(app.owner()).get(0).lastUsedAt()).isEqualTo(TestApplication.START);
    app.clock.pass(Duration.ofSeconds(1));
    with(made.secret());
    assertThat(manage.list(app.owner()).get(0).lastUsedAt()).isEqualTo(app.clock.instant());
  }

  @Test
  void nobody_grants_more_than_they_may_do() {
    Actor admin = app.as(Role.ADMIN).actor();
    ApplicationException.Unacceptable refused =
        catchThrowableOfType(
            ApplicationException.Unacceptable.class,
            () ->
                manage.create(
                    admin,
                    new ManageApiKeys.Command(
                        "CI", List.of("org.manage_billing", "invoice.fly"), null),
                    null));
    assertThat(refused.errors()).containsOnlyKeys("scopes[0]", "scopes[1]");
    assertThat(manage.scopes(admin)).doesNotContain(Permission.ORG_MANAGE_BILLING);
    assertThatThrownBy(
            () ->
                manage.create(
                    app.as(Role.ACCOUNTANT).actor(),
                    new ManageApiKeys.Command("CI", List.of("invoice.view"), null),
                    null))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void key_makes_changes_and_revokes_no_keys() {
    ManageApiKeys.Made made = made("api_key.view", "api_key.manage", "invoice.view");
    Actor key = with(made.secret());
    assertThat(key.permissions()).contains(Permission.API_KEY_MANAGE);
    ApiKeyId id = made.key().id();
    List<Runnable> attempts =
        List.of(
            () -> manage.list(key),
            () ->
                manage.create(
                    key, new ManageApiKeys.Command("x", List.of("invoice.view"), null), null),
            () -> manage.update(key, id, new ManageApiKeys.Change("x", null), Set.of("name")),
            () -> manage.rotate(key, id, null),
            () -> manage.revoke(key, id));
    attempts.forEach(
        attempt ->
            assertThatThrownBy(attempt::run).isInstanceOf(ApplicationException.Forbidden.class));
  }

  @Test
  void other_organizations_do_not_find_the_key_and_other_members_may_not_touch_it() {
    ApiKeyId id = made("invoice.view").key().id();
    assertThatThrownBy(() -> manage.revoke(app.stranger().actor(), id))
        .isInstanceOf(ApplicationException.NotFound.class);
    Actor colleague =
        new Actor(
            app.stranger().actor().user(),
            app.owner().organization(),
            Role.ADMIN,
            Permission.of(Role.ADMIN),
            null,
            true,
            false);
    assertThatThrownBy(() -> manage.rotate(colleague, id, null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(manage.list(colleague)).isEmpty();
    String foreign = app.stranger().actor().organization().toString();
    String secret = made("invoice.view").secret();
    assertThatThrownBy(() -> app.authenticate.authenticate(secret, foreign))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void name_and_scopes_change_and_nothing_sent_is_refused() {
    ManageApiKeys.Made made = made("invoice.view");
    ApiKey changed =
        manage.update(
            app.owner(),
            made.key().id(),
            new ManageApiKeys.Change(null, List.of("client.view")),
            Set.of("scopes"));
    assertThat(changed.name()).isEqualTo("CI");
    assertThat(with(made.secret()).permissions()).containsExactly(Permission.CLIENT_VIEW);
    assertThatThrownBy(
            () ->
                manage.update(
                    app.owner(), made.key().id(), new ManageApiKeys.Change(null, null), Set.of()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                manage.update(
                    app.owner(),
                    made.key().id(),
                    new ManageApiKeys.Change(" ", List.of()),
                    Set.of("name", "scopes")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void key_of_an_account_with_a_second_factor_needs_it_again() {
    app.identity.secondFactor.prepare(app.owner());
    app.identity.secondFactor.enable(app.owner(), PlainTimeCodes.at(app.clock.instant()));
    assertThatThrownBy(() -> made("invoice.view"))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .extracting(e -> ((ApplicationException.Forbidden) e).code())
        .isEqualTo("mfa_required");
    assertThat(manage.list(app.owner())).isEmpty();
    app.clock.pass(Duration.ofSeconds(30));
    String challenge = app.identity.verifySecondFactor.stepUp(app.owner()).orElseThrow().token();
    String proof =
        app.identity.verifySecondFactor.confirm(
            app.owner(),
            new VerifySecondFactor.Command(
                challenge, PlainTimeCodes.at(app.clock.instant()), null));
    manage.create(
        app.owner(), new ManageApiKeys.Command("CI", List.of("invoice.view"), null), proof);
    assertThat(app.newestMail("ana@example.ro").orElseThrow().content().text())
        .contains("API_KEY_CREATED", "CI");
  }

  @Test
  void invented_keys_are_refused() {
    assertRefused("af_");
    assertRefused("af_" + "0".repeat(64));
    assertRefused("af_" + "x".repeat(100_000));
  }
}
