package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.AccessTokens;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Authenticate;
import ro.storno.application.identity.CreateUser;
import ro.storno.application.identity.FactorDemand;
import ro.storno.application.identity.KnownApiKeys;
import ro.storno.application.identity.KnownOAuth2Tokens;
import ro.storno.application.identity.KnownUsers;
import ro.storno.application.identity.LogIn;
import ro.storno.application.identity.ManageApiKeys;
import ro.storno.application.identity.RequestMail;
import ro.storno.application.identity.ResetPassword;
import ro.storno.application.identity.SignIn;
import ro.storno.application.identity.Tokens;
import ro.storno.application.identity.UpdateProfile;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.UserId;

/**
 * A token whose signature two nodes remember, and what ends it: refused at once where it happened,
 * and within a second at the other node, although its signature is still remembered.
 */
class RevocationTest {
  private static final String EMAIL = "dan@example.ro";
  private static final String PASSWORD = "parola-lunga";

  private final TestApplication app = new TestApplication();

  @TempDir Path folder;
  private JwtAccessTokens issuer;
  private JwtAccessTokens hereTokens;
  private JwtAccessTokens thereTokens;
  private Authenticate here;
  private Authenticate there;
  private MembershipId membership;
  private Tokens session;
  private String token;

  @BeforeEach
  void tokenThatBothNodesKnow() {
    SigningKeys keys = SigningKeys.loadOrCreate(folder.resolve("jwt.json"));
    issuer = new JwtAccessTokens(keys, "storno", "storno-api");
    hereTokens = new JwtAccessTokens(keys, "storno", "storno-api");
    thereTokens = new JwtAccessTokens(keys, "storno", "storno-api");
    here = node(hereTokens, app.knownUsers, app);
    there =
        node(
            thereTokens,
            new KnownUsers(
                app.transactions,
                app.users,
                app.organizations,
                app.refreshTokens,
                new FactorDemand(
                    false, app.organizations, app.secondFactors, app.passkeys, app.refreshTokens),
                app.clock),
            app);
    membership = member();
    session = ((SignIn.Done) app.logIn.logIn(new LogIn.Command(EMAIL, PASSWORD))).tokens();
    token = signed(session);
    assertThat(at(here).role()).isEqualTo(Role.ACCOUNTANT);
    assertThat(at(there).role()).isEqualTo(Role.ACCOUNTANT);
  }

  private static Authenticate node(JwtAccessTokens tokens, KnownUsers users, TestApplication app) {
    return new Authenticate(
        tokens,
        users,
        new KnownApiKeys(app.transactions, app.apiKeys, app.clock),
        new KnownOAuth2Tokens(app.transactions, app.oauth2Grants, app.clock),
        app.secrets,
        app.clock);
  }

  private MembershipId member() {
    UserId user =
        app.createUser
            .create(new CreateUser.Command(EMAIL, PASSWORD, "Dan", "Pop", false, null))
            .id();
    MembershipId id = new MembershipId(app.ids.next());
    app.transactions.inPlatform(
        () -> {
          app.organizations.addMember(
              new Membership(
                  id,
                  user,
                  app.owner().organization(),
                  Role.ACCOUNTANT,
                  true,
                  null,
                  app.clock.instant()));
          return id;
        });
    return id;
  }

  /** The access token of a session as the server would have signed it. */
  private String signed(Tokens tokens) {
    AccessTokens.Claims claims =
        app.accessTokens.verify(tokens.accessToken(), app.clock.instant()).orElseThrow();
    return issuer.issue(
        claims.user(),
        claims.session(),
        claims.issuedAt(),
        Duration.between(claims.issuedAt(), claims.expiresAt()));
  }

  private Actor at(Authenticate node) {
    return node.authenticate(token, app.owner().organization().toString());
  }

  /** Refused at once here, and there as soon as a second is over */
  private void assertEnded(Class<? extends ApplicationException> refusal) {
    assertThatThrownBy(() -> at(here)).as("here").isInstanceOf(refusal);
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> at(there)).as("at the other node").isInstanceOf(refusal);
    String digest = new HashedSecrets().hash(token);
    assertThat(hereTokens.remembered()).as("the signature is as good as ever").contains(digest);
    assertThat(thereTokens.remembered()).contains(digest);
  }

  @Test
  void token_stays_good_while_nothing_ends_it() {
    app.clock.pass(Duration.ofMinutes(10));
    assertThat(at(here).role()).isEqualTo(Role.ACCOUNTANT);
    assertThat(at(there).role()).isEqualTo(Role.ACCOUNTANT);
  }

  @Test
  void logging_out_ends_the_session() {
    app.identity.logOut.logOut(session.accessToken());
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void replayed_refresh_token_ends_the_family() {
    app.refresh.refresh(session.refreshToken());
    assertThat(catchThrowable(() -> app.refresh.refresh(session.refreshToken())))
        .isInstanceOf(ApplicationException.Unauthenticated.class);
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void new_password_ends_what_was_issued_before() {
    app.clock.pass(Duration.ofSeconds(1));
    app.updateProfile.update(
        at(here),
        new UpdateProfile.Command(
            null, null, null, null, null, null, null, "alta-parola-buna", PASSWORD),
        Set.of("password", "currentPassword"));
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void password_that_was_reset_by_mail_ends_what_was_issued_before() {
    app.clock.pass(Duration.ofSeconds(1));
    app.identity.forgotPassword.request(new RequestMail.Command(EMAIL));
    app.runIdentityJobs();
    app.identity.resetPassword.reset(
        new ResetPassword.Command(app.mailedToken(EMAIL), "alta-parola-buna"));
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void deactivated_account_is_out() {
    app.identity.operate.setActive(Actor.SYSTEM, session.user(), false);
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void operator_who_ends_the_sessions_ends_the_token() {
    app.identity.operate.endSessions(Actor.SYSTEM, session.user());
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void deleted_account_is_out() {
    app.identity.deleteAccount.deleteOf(Actor.SYSTEM, session.user());
    assertEnded(ApplicationException.Unauthenticated.class);
  }

  @Test
  void removed_member_is_out_of_the_organization() {
    app.identity.members.deactivate(app.owner(), membership);
    assertEnded(ApplicationException.Forbidden.class);
  }

  @Test
  void api_key_that_is_revoked_opens_nothing() {
    ManageApiKeys.Made made =
        app.identity.apiKeys.create(
            app.owner(), new ManageApiKeys.Command("CI", List.of("invoice.view"), null), null);
    token = made.secret();
    here = app.authenticate;
    assertThat(at(here).user()).isEqualTo(app.owner().user());
    assertThat(at(there).user()).isEqualTo(app.owner().user());
    app.identity.apiKeys.revoke(app.owner(), made.key().id());
    assertThatThrownBy(() -> at(here)).isInstanceOf(ApplicationException.Unauthenticated.class);
    app.clock.pass(KnownUsers.STALENESS);
    assertThatThrownBy(() -> at(there)).isInstanceOf(ApplicationException.Unauthenticated.class);
    assertThat(hereTokens.remembered()).noneMatch(made.secret()::equals);
  }
}
