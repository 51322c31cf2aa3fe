package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;

class OAuth2Test {
  private static final String REDIRECT = "https://app.example/callback";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final TestApplication app = new TestApplication();
  private final Identity identity = app.identity;
  private final ManageOAuth2Clients.Made made = registered("confidential");

  private ManageOAuth2Clients.Made registered(String type) {
    return identity.oauth2Clients.create(
        app.owner(),
        new ManageOAuth2Clients.Command(
            "Acme",
            type,
            List.of(REDIRECT),
            List.of("invoice.view", "settings.manage"),
            null,
            null,
            null));
  }

  private String code(ManageOAuth2Clients.Made client) {
    return identity
        .authorizeApp
        .decide(app.owner(), request(client, "invoice.view settings.manage"), true, null)
        .replaceAll(".*code=([^&]*)&.*", "$1");
  }

  private static AuthorizeApp.Request request(ManageOAuth2Clients.Made client, String scope) {
    return new AuthorizeApp.Request(
        "code", client.client().clientId(), REDIRECT, scope, "state", CHALLENGE, "S256");
  }

  private OAuth2Answer trade(ManageOAuth2Clients.Made client, String code) {
    return identity.exchangeGrant.exchange(
        new ExchangeGrant.Command(
            "authorization_code",
            client.client().clientId(),
            client.secret(),
            code,
            REDIRECT,
            VERIFIER,
            null,
            null));
  }

  private OAuth2Answer refresh(String token, String scope) {
    return identity.exchangeGrant.exchange(
        new ExchangeGrant.Command(
            "refresh_token",
            made.client().clientId(),
            made.secret(),
            null,
            null,
            null,
            token,
            scope));
  }

  private OAuth2Answer.Issued issued() {
    return (OAuth2Answer.Issued) trade(made, code(made));
  }

  private Actor with(OAuth2Answer.Issued tokens) {
    return app.authenticate.authenticate(tokens.accessToken(), null);
  }

  private void assertOver(OAuth2Answer.Issued tokens) {
    assertThatThrownBy(() -> with(tokens)).isInstanceOf(ApplicationException.Unauthenticated.class);
  }

  private static void assertRefused(OAuth2Answer answer, String error) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            OAuth2Answer.Refused.class, refused -> assertThat(refused.error()).isEqualTo(error));
  }

  @Test
  void app_acts_for_its_user_within_its_scopes_and_never_in_person() {
    Actor actor = with(issued());
    assertThat(actor.user()).isEqualTo(app.owner().user());
    assertThat(actor.permissions())
        .containsExactlyInAnyOrder(Permission.INVOICE_VIEW, Permission.SETTINGS_MANAGE);
    assertThat(actor.firstParty()).isFalse();
    assertThatThrownBy(
            () -> identity.authorizeApp.decide(actor, request(made, "invoice.view"), true, null))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void secrets_are_shown_in_no_text() {
    OAuth2Answer.Issued tokens = issued();
    assertThat(tokens + " " + made)
        .doesNotContain(tokens.accessToken(), tokens.refreshToken(), made.secret());
  }

  @Test
  void narrower_role_narrows_the_app_and_a_lost_membership_ends_it_within_a_second() {
    OAuth2Answer.Issued tokens = issued();
    with(tokens);
    change(Role.EMPLOYEE, true);
    app.clock.pass(KnownUsers.STALENESS);
    assertThat(with(tokens).permissions()).containsExactly(Permission.INVOICE_VIEW);
    change(Role.EMPLOYEE, false);
    app.clock.pass(KnownUsers.STALENESS);
    assertOver(tokens);
    assertRefused(refresh(tokens.refreshToken(), null), "invalid_grant");
  }

  private void change(Role role, boolean active) {
    app.transactions.inPlatform(
        () -> {
          Membership member =
              app.organizations.membersOf(app.owner().organization()).stream()
                  .filter(each -> each.user().equals(app.owner().user()))
                  .findFirst()
                  .orElseThrow();
          app.organizations.updateMember(
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
  void one_of_32_gets_tokens_for_a_code_and_the_replays_end_the_grant() throws Exception {
    String code = code(made);
    assertThat(Races.winners(() -> orThrow(trade(made, code)))).isEqualTo(1);
    assertThat(identity.authorizeApp.held(app.owner())).isEmpty();
  }

  @Test
  void one_of_32_gets_tokens_for_a_refresh_token_and_the_replays_end_the_grant() throws Exception {
    OAuth2Answer.Issued tokens = issued();
    with(tokens);
    assertThat(Races.winners(() -> orThrow(refresh(tokens.refreshToken(), null)))).isEqualTo(1);
    assertOver(tokens);
  }

  private static void orThrow(OAuth2Answer answer) {
    if (answer instanceof OAuth2Answer.Refused refused) {
      throw new ApplicationException.Unauthenticated(refused.error());
    }
  }

  @Test
  void revoked_app_opens_nothing_at_once_here_and_within_a_second_elsewhere() {
    OAuth2Answer.Issued tokens = issued();
    Identity otherNode = app.identity(new RegisterUser.Rules(true, false));
    with(tokens);
    otherNode.authenticate.authenticate(tokens.accessToken(), null);
    identity.oauth2Clients.revoke(app.owner(), made.client().id());
    assertOver(tokens);
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> otherNode.authenticate.authenticate(tokens.accessToken(), null))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertRefused(refresh(tokens.refreshToken(), null), "invalid_client");
  }

  @Test
  void code_lives_ten_minutes_access_an_hour_and_refresh_thirty_days() {
    String code = code(made);
    String late = code(made);
    app.clock.pass(Duration.ofMinutes(10).minusMillis(1));
    OAuth2Answer.Issued tokens = (OAuth2Answer.Issued) trade(made, code);
    app.clock.pass(Duration.ofMillis(1));
    assertRefused(trade(made, late), "invalid_grant");
    app.clock.pass(Duration.ofHours(1).minusMillis(2));
    with(tokens);
    app.clock.pass(Duration.ofMillis(1));
    assertOver(tokens);
    app.clock.pass(Duration.ofDays(30).minusHours(1).minusMillis(1));
    OAuth2Answer.Issued next = (OAuth2Answer.Issued) refresh(tokens.refreshToken(), null);
    app.clock.pass(Duration.ofDays(30));
    assertRefused(refresh(next.refreshToken(), null), "invalid_grant");
  }

  @Test
  void grant_ends_after_a_year_however_often_it_was_renewed() {
    OAuth2Answer.Issued tokens = issued();
    for (int day = 28; day < 365; day += 28) {
      app.clock.pass(Duration.ofDays(28));
      tokens = (OAuth2Answer.Issued) refresh(tokens.refreshToken(), null);
    }
    app.clock.pass(Duration.ofDays(1).minusMillis(1));
    tokens = (OAuth2Answer.Issued) refresh(tokens.refreshToken(), null);
    app.clock.pass(Duration.ofMillis(1));
    assertRefused(refresh(tokens.refreshToken(), null), "invalid_grant");
  }

  @Test
  void refresh_narrows_the_access_token_but_never_widens_it() {
    OAuth2Answer.Issued tokens = issued();
    assertRefused(refresh(tokens.refreshToken(), "client.view"), "invalid_scope");
    OAuth2Answer.Issued narrow =
        (OAuth2Answer.Issued) refresh(tokens.refreshToken(), "invoice.view");
    assertThat(with(narrow).permissions()).containsExactly(Permission.INVOICE_VIEW);
    OAuth2Answer.Issued wide = (OAuth2Answer.Issued) refresh(narrow.refreshToken(), null);
    assertThat(with(wide).permissions()).hasSize(2);
  }

  @Test
  void public_app_proves_itself_by_pkce_alone_and_a_confidential_one_needs_its_secret() {
    ManageOAuth2Clients.Made open = registered("public");
    assertThat(open.secret()).isNull();
    assertThat(trade(open, code(open))).isInstanceOf(OAuth2Answer.Issued.class);
    ManageOAuth2Clients.Made forgetful = new ManageOAuth2Clients.Made(made.client(), null);
    assertRefused(trade(forgetful, code(made)), "invalid_client");
  }

  @Test
  void app_that_is_let_in_needs_the_second_factor_again() {
    identity.secondFactor.prepare(app.owner());
    identity.secondFactor.enable(app.owner(), PlainTimeCodes.at(app.clock.instant()));
    assertThatThrownBy(() -> code(made))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .extracting(e -> ((ApplicationException.Forbidden) e).code())
        .isEqualTo("mfa_required");
  }

  @Test
  void one_app_cannot_use_or_give_back_the_tokens_of_another() {
    OAuth2Answer.Issued tokens = issued();
    ManageOAuth2Clients.Made other = registered("confidential");
    assertThat(
            identity.revokeOAuth2Token.revoke(
                tokens.refreshToken(), other.client().clientId(), other.secret()))
        .isEmpty();
    with(tokens);
    assertRefused(
        identity.exchangeGrant.exchange(
            new ExchangeGrant.Command(
                "refresh_token",
                other.client().clientId(),
                other.secret(),
                null,
                null,
                null,
                tokens.refreshToken(),
                null)),
        "invalid_grant");
    assertThat(refresh(tokens.refreshToken(), null)).isInstanceOf(OAuth2Answer.Issued.class);
  }

  @Test
  void whole_life_of_an_app_stands_in_the_trail_of_its_organization() {
    ManageOAuth2Clients.Made own = registered("confidential");
    identity.oauth2Clients.update(
        app.owner(),
        own.client().id(),
        new ManageOAuth2Clients.Change(null, null, null, List.of("invoice.view"), null, null, null),
        Set.of("scopes"));
    identity.oauth2Clients.rotate(app.owner(), own.client().id());
    identity.authorizeApp.decide(app.owner(), request(own, "invoice.view"), false, null);
    identity.authorizeApp.decide(app.owner(), request(own, "invoice.view"), true, null);
    identity.authorizeApp.takeBack(app.owner(), own.client().id().value());
    identity.oauth2Clients.revoke(app.owner(), own.client().id());

    String id = own.client().id().toString();
    String owner = app.owner().requireUser().toString();
    assertThat(trail().subList(1, trail().size()))
        .as("after the one that was there before; a refusal changes nothing")
        .containsExactly(
            "oauth2_app.registered " + id + " invoice.view settings.manage",
            "oauth2_app.changed " + id + " invoice.view",
            "oauth2_app.rotated " + id + " ",
            "oauth2_grant.given " + id + " invoice.view",
            "oauth2_grant.revoked " + owner + " app " + id,
            "oauth2_app.revoked " + id + " ");
  }

  @Test
  void taking_back_what_was_not_given_leaves_no_trace() {
    List<String> before = trail();
    assertThatThrownBy(
            () -> identity.authorizeApp.takeBack(app.owner(), made.client().id().value()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(trail()).isEqualTo(before);
  }

  private List<String> trail() {
    return app
        .transactions
        .inPlatform(() -> app.auditLog.after(Members.organization(app.owner()), 0, 1000))
        .stream()
        .filter(entry -> entry.action().startsWith("oauth2_"))
        .map(entry -> entry.action() + " " + entry.subject() + " " + entry.details())
        .toList();
  }
}
