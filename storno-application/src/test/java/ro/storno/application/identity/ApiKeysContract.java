package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;

/** What any store of API keys does. */
public abstract class ApiKeysContract {
  protected abstract Transactions transactions();

  protected abstract ApiKeys keys();

  /** Adds an account and returns its id. */
  protected abstract UserId account();

  /** Adds an organization and returns its id. */
  protected abstract OrganizationId organization();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private ApiKey added(UserId user, OrganizationId organization, String hash, int seconds) {
    ApiKey key =
        new ApiKey(
            new ApiKeyId(uuid()),
            user,
            organization,
            "CI „build”",
            "af_0123456789",
            Set.of(Permission.INVOICE_VIEW, Permission.RECURRING_INVOICE_MANAGE),
            NOW.plusSeconds(seconds),
            NOW.plusSeconds(60),
            null,
            null);
    in(
        () -> {
          keys().add(key, hash);
          return 0;
        });
    return key;
  }

  @Test
  void key_is_found_by_hash_and_by_id_within_its_organization() {
    OrganizationId organization = organization();
    ApiKey key = added(account(), organization, "hash-a", 0);
    assertThat(in(() -> keys().findByHash("hash-a"))).contains(key);
    assertThat(in(() -> keys().findByHash("hash-b"))).isEmpty();
    assertThat(in(() -> keys().findForUpdate(organization, key.id()))).contains(key);
    assertThat(in(() -> keys().findForUpdate(organization(), key.id()))).isEmpty();
  }

  @Test
  void keys_of_a_user_are_listed_newest_first() {
    UserId user = account();
    OrganizationId organization = organization();
    ApiKey first = added(user, organization, "hash-1", 0);
    ApiKey second = added(user, organization, "hash-2", 10);
    added(user, organization(), "hash-3", 20);
    added(account(), organization, "hash-4", 30);
    assertThat(in(() -> keys().of(user, organization))).containsExactly(second, first);
  }

  @Test
  void changes_are_kept_and_the_use_is_noted_beside_them() {
    OrganizationId organization = organization();
    ApiKey key = added(account(), organization, "hash-c", 0);
    ApiKey changed =
        key.changed("Altul", Set.of(Permission.CLIENT_VIEW)).revoked(NOW.plusSeconds(5));
    in(
        () -> {
          keys().recordUse(key.id(), NOW.plusSeconds(3));
          keys().update(changed);
          return 0;
        });
    ApiKey stored = in(() -> keys().findByHash("hash-c")).orElseThrow();
    assertThat(stored.name()).isEqualTo("Altul");
    assertThat(stored.scopes()).containsExactly(Permission.CLIENT_VIEW);
    assertThat(stored.revokedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void new_secret_takes_the_place_of_the_old_one() {
    ApiKey key = added(account(), organization(), "hash-old", 0);
    in(
        () -> {
          keys().replaceSecret(key.rotated("af_9876543210"), "hash-new");
          return 0;
        });
    assertThat(in(() -> keys().findByHash("hash-old"))).isEmpty();
    assertThat(in(() -> keys().findByHash("hash-new")).orElseThrow().prefix())
        .isEqualTo("af_9876543210");
  }

  @Test
  void nothing_of_this_is_seen_while_working_for_a_company() {
    UserId user = account();
    OrganizationId organization = organization();
    ApiKey key = added(user, organization, "hash-d", 0);
    transactions()
        .inCompany(
            Samples.company(),
            () -> {
              assertThat(keys().findByHash("hash-d")).isEmpty();
              assertThat(keys().findForUpdate(organization, key.id())).isEmpty();
              assertThat(keys().of(user, organization)).isEmpty();
              return 0;
            });
  }
}
