package ro.storno.application.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.LicenceKeyId;
import ro.storno.domain.licensing.Subscription;

/** What any store of licence keys and subscriptions does. */
public abstract class LicensingContract {
  protected abstract Transactions transactions();

  protected abstract LicenceKeys keys();

  protected abstract Subscriptions subscriptions();

  /** Adds an organization and returns its id. */
  protected abstract OrganizationId organization();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private LicenceKey added(OrganizationId organization, String hash, int seconds) {
    LicenceKey key =
        new LicenceKey(
            new LicenceKeyId(uuid()),
            organization,
            "a1b2c3d4...e5f6a1b2",
            "Producție",
            null,
            true,
            NOW.plusSeconds(seconds),
            null,
            null);
    in(
        () -> {
          keys().add(key, hash);
          return key;
        });
    return key;
  }

  @Test
  void key_is_found_by_its_hash_and_within_its_organization_only() {
    OrganizationId organization = organization();
    LicenceKey older = added(organization, "licence-1", 0);
    LicenceKey newer = added(organization, "licence-2", 1);
    added(organization(), "licence-3", 2);
    assertThat(in(() -> keys().of(organization))).containsExactly(newer, older);
    assertThat(in(() -> keys().findByHashForUpdate("licence-1"))).contains(older);
    assertThat(in(() -> keys().findByHashForUpdate("licence-0"))).isEmpty();
    assertThat(in(() -> keys().findForUpdate(organization, newer.id()))).contains(newer);
    assertThat(in(() -> keys().findForUpdate(organization(), newer.id()))).isEmpty();
  }

  @Test
  void use_and_revocation_are_kept() {
    OrganizationId organization = organization();
    LicenceKey key = added(organization, "licence-4", 0);
    LicenceKey used = key.validated(null, "https://factura.example.ro", NOW.plusSeconds(9));
    in(
        () -> {
          keys().update(used.revoked());
          return used;
        });
    LicenceKey stored = in(() -> keys().findByHashForUpdate("licence-4")).orElseThrow();
    assertThat(stored).isEqualTo(used.revoked());
    assertThat(stored.instanceName()).isEqualTo("Producție");
    assertThat(stored.activatedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(stored.active()).isFalse();
  }

  @Test
  void later_note_of_a_subscription_takes_the_place_of_the_earlier_one() {
    OrganizationId organization = organization();
    assertThat(in(() -> subscriptions().find(organization))).isEmpty();
    Subscription trial =
        new Subscription(organization, Subscription.State.TRIAL, NOW.plusSeconds(60));
    Subscription paid = new Subscription(organization, Subscription.State.ACTIVE, null);
    in(
        () -> {
          subscriptions().put(trial);
          return 0;
        });
    assertThat(in(() -> subscriptions().find(organization))).contains(trial);
    in(
        () -> {
          subscriptions().put(paid);
          return 0;
        });
    assertThat(in(() -> subscriptions().find(organization))).contains(paid);
    assertThat(trial.at(NOW.plusSeconds(59))).isEqualTo(Subscription.State.TRIAL);
    assertThat(trial.at(NOW.plusSeconds(60))).isEqualTo(Subscription.State.EXPIRED);
  }
}
