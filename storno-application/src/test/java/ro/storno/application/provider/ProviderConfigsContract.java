package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** What every {@link ProviderConfigs} does. */
public abstract class ProviderConfigsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract ProviderConfigs configs();

  private <T> T in(CompanyId where, Supplier<T> work) {
    return transactions().inCompany(where, work);
  }

  private ProviderConfig config(Channel channel, boolean enabled, String sealed, UUID id) {
    return new ProviderConfig(
        id, company, channel, enabled, new SealedSecret(sealed), NOW, NOW.plusSeconds(7));
  }

  private ProviderConfig put(Channel channel, boolean enabled, String sealed) {
    ProviderConfig config = config(channel, enabled, sealed, UUID.randomUUID());
    return in(
        company,
        () -> {
          configs().put(config);
          return config;
        });
  }

  @Test
  void each_channel_has_one_and_they_come_by_name() {
    assertThat(in(company, () -> configs().of(company))).isEmpty();
    ProviderConfig sdi = put(Channel.SDI, true, "one");
    ProviderConfig ksef = put(Channel.KSEF, false, "two");
    assertThat(in(company, () -> configs().of(company))).containsExactly(ksef, sdi);
    assertThat(in(company, () -> configs().find(company, Channel.SDI))).contains(sdi);
    assertThat(in(company, () -> configs().findToChange(company, Channel.KSEF))).contains(ksef);
    assertThat(in(company, () -> configs().findToChange(company, Channel.FACTURX))).isEmpty();
  }

  @Test
  void the_last_one_counts_under_the_id_of_the_first() {
    ProviderConfig first = put(Channel.SDI, true, "one");
    ProviderConfig second = config(Channel.SDI, false, "other", first.id());
    in(
        company,
        () -> {
          configs().put(second);
          return 0;
        });
    assertThat(in(company, () -> configs().of(company))).containsExactly(second);
  }

  @Test
  void what_is_removed_is_gone() {
    put(Channel.SDI, true, "one");
    assertThat(in(company, () -> configs().remove(company, Channel.KSEF))).isFalse();
    assertThat(in(company, () -> configs().remove(company, Channel.SDI))).isTrue();
    assertThat(in(company, () -> configs().of(company))).isEmpty();
    assertThat(in(company, () -> configs().remove(company, Channel.SDI))).isFalse();
  }

  @Test
  void configurations_are_behind_the_wall() {
    put(Channel.SDI, true, "one");
    CompanyId other = Samples.company();
    assertThat(in(other, () -> configs().find(company, Channel.SDI))).isEmpty();
    assertThat(in(other, () -> configs().of(company))).isEmpty();
    assertThat(in(other, () -> configs().of(other))).isEmpty();
  }
}
