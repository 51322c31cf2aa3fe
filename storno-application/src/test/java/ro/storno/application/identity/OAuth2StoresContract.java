package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.RedirectUri;
import ro.storno.domain.identity.UserId;

/** What any store of OAuth2 apps and of what was granted to them does. */
public abstract class OAuth2StoresContract {
  protected abstract Transactions transactions();

  protected abstract OAuth2Clients clients();

  protected abstract OAuth2Grants grants();

  /** Adds an account and returns its id. */
  protected abstract UserId account();

  /** Adds an organization and returns its id. */
  protected abstract OrganizationId organization();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private OAuth2Client client(OrganizationId organization, boolean confidential, int seconds) {
    OAuth2Client client =
        new OAuth2Client(
            new OAuth2ClientId(uuid()),
            organization,
            "storno_cid_" + uuid(),
            confidential ? "storno_cs_a1b2" : null,
            new OAuth2Client.Card(
                "Acme „Contabil”",
                null,
                List.of(new RedirectUri("https://a.example/,b"), new RedirectUri("my.app://x")),
                Set.of(Permission.INVOICE_VIEW, Permission.CLIENT_VIEW),
                "https://a.example",
                null),
            true,
            null,
            NOW.plusSeconds(seconds));
    run(() -> clients().add(client, confidential ? "hash-" + client.id() : null));
    return client;
  }

  private OAuth2Grant grant(OAuth2Client client, UserId user, String code) {
    OAuth2Grant grant =
        new OAuth2Grant(
            uuid(), client.id(), user, client.organization(), Set.of(Permission.INVOICE_VIEW), NOW);
    run(
        () ->
            grants()
                .add(
                    grant,
                    new OAuth2Grants.Code(
                        code,
                        "challenge",
                        "https://a.example/",
                        NOW.plus(Duration.ofMinutes(10)),
                        false)));
    return grant;
  }

  private OAuth2Grants.Token token(UUID grant, OAuth2Grants.Kind kind, Duration lifetime) {
    OAuth2Grants.Token token =
        new OAuth2Grants.Token(
            "hash-" + uuid(),
            grant,
            kind,
            Set.of(Permission.INVOICE_VIEW),
            NOW,
            NOW.plus(lifetime),
            false);
    run(() -> grants().add(token));
    return token;
  }

  private int winners(BooleanSupplier attempt) throws Exception {
    return Races.winners(
        () -> {
          if (!in(attempt::getAsBoolean)) {
            throw new ApplicationException.Unauthenticated("refused");
          }
        });
  }

  @Test
  void app_is_found_by_what_it_calls_itself_and_by_id_within_its_organization() {
    OrganizationId organization = organization();
    OAuth2Client first = client(organization, true, 0);
    OAuth2Client second = client(organization, false, 10);
    client(organization(), true, 20);
    assertThat(in(() -> clients().findByClientId(first.clientId())))
        .contains(new OAuth2Clients.Known(first, "hash-" + first.id()));
    assertThat(in(() -> clients().findByClientId(second.clientId())))
        .contains(new OAuth2Clients.Known(second, null));
    assertThat(in(() -> clients().findByClientId("storno_cid_x"))).isEmpty();
    assertThat(in(() -> clients().find(organization, first.id()))).contains(first);
    assertThat(in(() -> clients().findForUpdate(organization(), first.id()))).isEmpty();
    assertThat(in(() -> clients().of(organization))).containsExactly(second, first);
  }

  @Test
  void changes_of_an_app_and_its_new_secret_are_kept() {
    OAuth2Client client = client(organization(), true, 0);
    OAuth2Client changed =
        client
            .changed(
                new OAuth2Client.Card(
                    "Altul",
                    "Descriere",
                    List.of(new RedirectUri("https://b.example/")),
                    Set.of(Permission.CLIENT_VIEW),
                    null,
                    "https://b.example/logo.png"),
                false)
            .rotated("storno_cs_ffff");
    run(
        () -> {
          clients().update(changed);
          clients().replaceSecret(changed, "hash-new");
        });
    assertThat(in(() -> clients().findByClientId(client.clientId())))
        .contains(new OAuth2Clients.Known(changed, "hash-new"));
  }

  @Test
  void code_is_used_by_one_of_32() throws Exception {
    String hash = "code-" + uuid();
    OAuth2Grant grant = grant(client(organization(), true, 0), account(), hash);
    OAuth2Grants.Granted<OAuth2Grants.Code> found = in(() -> grants().findCode(hash)).orElseThrow();
    assertThat(found.grant()).isEqualTo(grant);
    assertThat(found.secret().used()).isFalse();
    assertThat(winners(() -> grants().useCode(hash, NOW))).isEqualTo(1);
    assertThat(in(() -> grants().findCode(hash)).orElseThrow().secret().used()).isTrue();
    assertThat(in(() -> grants().findCode("code-x"))).isEmpty();
  }

  @Test
  void refresh_token_is_used_by_one_of_32() throws Exception {
    OAuth2Grant grant = grant(client(organization(), true, 0), account(), "code-" + uuid());
    OAuth2Grants.Token token = token(grant.id(), OAuth2Grants.Kind.REFRESH, Duration.ofDays(30));
    assertThat(in(() -> grants().findToken(token.hash())))
        .contains(new OAuth2Grants.Granted<>(grant, token));
    assertThat(winners(() -> grants().useToken(token.hash(), NOW))).isEqualTo(1);
    assertThat(in(() -> grants().findToken(token.hash())).orElseThrow().secret().over()).isTrue();
  }

  @Test
  void revoked_grant_and_revoked_app_take_their_tokens_with_them() {
    OAuth2Client client = client(organization(), true, 0);
    UserId user = account();
    OAuth2Grant one = grant(client, user, "code-" + uuid());
    OAuth2Grant other = grant(client, user, "code-" + uuid());
    OAuth2Grants.Token first = token(one.id(), OAuth2Grants.Kind.ACCESS, Duration.ofHours(1));
    OAuth2Grants.Token second = token(other.id(), OAuth2Grants.Kind.ACCESS, Duration.ofHours(1));
    run(() -> grants().revoke(one.id(), NOW));
    assertThat(in(() -> grants().findToken(first.hash()))).isEmpty();
    assertThat(in(() -> grants().findToken(second.hash()))).isPresent();
    run(() -> clients().update(client.revoked(NOW)));
    assertThat(in(() -> grants().findToken(second.hash()))).isEmpty();
  }

  @Test
  void everything_of_a_user_is_taken_back_codes_that_nobody_traded_yet_included() {
    OAuth2Client client = client(organization(), true, 0);
    UserId user = account();
    UserId other = account();
    String mine = "code-" + uuid();
    String theirs = "code-" + uuid();
    grant(client, user, mine);
    grant(client, other, theirs);
    run(() -> grants().revokeAllOf(user, NOW));
    assertThat(in(() -> grants().findCode(mine))).isEmpty();
    assertThat(in(() -> grants().findCode(theirs))).isPresent();
  }

  @Test
  void user_holds_what_apps_have_in_hand_and_takes_all_of_an_app_back() {
    OAuth2Client client = client(organization(), true, 0);
    UserId user = account();
    String code = "code-" + uuid();
    OAuth2Grant grant = grant(client, user, code);
    grant(client, user, "code-" + uuid());
    assertThat(in(() -> grants().of(user))).isEmpty();
    run(() -> grants().useCode(code, NOW));
    assertThat(in(() -> grants().of(user))).containsExactly(new OAuth2Grants.Held(grant, client));
    assertThat(in(() -> grants().revokeAll(account(), client.id().value(), NOW))).isFalse();
    assertThat(in(() -> grants().revokeAll(user, client.id().value(), NOW))).isTrue();
    assertThat(in(() -> grants().of(user))).isEmpty();
    assertThat(in(() -> grants().revokeAll(user, client.id().value(), NOW))).isFalse();
  }

  @Test
  void expired_tokens_of_a_grant_are_forgotten() {
    OAuth2Grant grant = grant(client(organization(), true, 0), account(), "code-" + uuid());
    OAuth2Grants.Token old = token(grant.id(), OAuth2Grants.Kind.ACCESS, Duration.ofHours(1));
    OAuth2Grants.Token good = token(grant.id(), OAuth2Grants.Kind.REFRESH, Duration.ofDays(1));
    run(() -> grants().dropExpired(grant.id(), NOW.plus(Duration.ofHours(1))));
    assertThat(in(() -> grants().findToken(old.hash()))).isEmpty();
    assertThat(in(() -> grants().findToken(good.hash()))).isPresent();
  }

  @Test
  void nothing_of_this_is_seen_while_working_for_a_company() {
    OAuth2Client client = client(organization(), true, 0);
    String code = "code-" + uuid();
    OAuth2Grant grant = grant(client, account(), code);
    OAuth2Grants.Token token = token(grant.id(), OAuth2Grants.Kind.ACCESS, Duration.ofHours(1));
    transactions()
        .inCompany(
            Samples.company(),
            () -> {
              assertThat(clients().findByClientId(client.clientId())).isEmpty();
              assertThat(clients().of(client.organization())).isEmpty();
              assertThat(grants().findCode(code)).isEmpty();
              assertThat(grants().findToken(token.hash())).isEmpty();
              return 0;
            });
  }
}
