package ro.storno.application.licensing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.SecretTokens;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.Subscription;
import ro.storno.domain.mail.HeaderText;

/**
 * Tells a self-hosted server what its licence key is good for (api-reference/licensing/validate).
 * The key is the only credential.
 */
public final class ValidateLicence {
  private static final int LONGEST = 500;

  private final Transactions transactions;
  private final Organizations organizations;
  private final LicenceKeys keys;
  private final Subscriptions subscriptions;
  private final SecretTokens secrets;
  private final Clock clock;

  /** Validates with the given ports; none is null. */
  public ValidateLicence(
      Transactions transactions,
      Organizations organizations,
      LicenceKeys keys,
      Subscriptions subscriptions,
      SecretTokens secrets,
      Clock clock) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.keys = keys;
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Validates a key, and notes its use.
   *
   * @param key as sent; not null
   * @param instanceName what the server calls itself, or null
   * @param instanceUrl where it says it stands, or null; anything but a web address is ignored
   * @return empty if there is no such key or it was revoked
   */
  public Optional<Entitlement> validate(
      String key, @Nullable String instanceName, @Nullable String instanceUrl) {
    if (key.length() > LONGEST) {
      return Optional.empty();
    }
    String hash = secrets.hash(key.toLowerCase(Locale.ROOT));
    Instant now = clock.instant();
    return transactions.inPlatform(
        () ->
            keys.findByHashForUpdate(hash)
                .filter(LicenceKey::active)
                .map(
                    known -> {
                      keys.update(known.validated(line(instanceName), url(instanceUrl), now));
                      return entitlement(known, now);
                    }));
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null || text.isBlank() || text.length() > LONGEST
        ? null
        : HeaderText.oneLine(text.strip());
  }

  /** It is shown to the owner as a link: nothing but http leads anywhere. */
  private static @Nullable String url(@Nullable String text) {
    String line = line(text);
    try {
      return line != null && URI.create(line).getHost() != null && line.matches("(?i)https?://.*")
          ? line
          : null;
    } catch (IllegalArgumentException e) {
      // No address at all: the key is valid all the same.
      return null;
    }
  }

  private Entitlement entitlement(LicenceKey key, Instant now) {
    Organization organization = organizations.find(key.organization()).orElseThrow();
    Subscription subscription =
        subscriptions
            .find(organization.id())
            .orElseGet(() -> Subscription.unlimited(organization.id()));
    return new Entitlement(
        organization.name(), Plan.of(organization.plan()), subscription, subscription.at(now), now);
  }

  /**
   * What a key is good for.
   *
   * @param organization name; not null
   * @param plan not null
   * @param subscription how long; not null
   * @param state how it stands now; not null
   * @param now the moment it was asked; not null
   */
  public record Entitlement(
      String organization,
      Plan plan,
      Subscription subscription,
      Subscription.State state,
      Instant now) {
    /** Returns whether the organization may use anything. */
    public boolean inForce() {
      return state == Subscription.State.ACTIVE || state == Subscription.State.TRIAL;
    }
  }
}
