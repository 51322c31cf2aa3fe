package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** What every {@link ProviderNotices} does. */
public abstract class ProviderNoticesContract {
  private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract ProviderNotices notices();

  private <T> T in(CompanyId where, Supplier<T> work) {
    return transactions().inCompany(where, work);
  }

  private boolean add(String reference, String file, @Nullable String hash, String content, int s) {
    ProviderNotice notice =
        new ProviderNotice(
            UUID.randomUUID(),
            company,
            Channel.SDI,
            new ProviderNotice.Told(
                "RC", reference, "IT1_1.xml", hash, file, content.getBytes(StandardCharsets.UTF_8)),
            NOW.plusSeconds(s));
    return in(company, () -> notices().add(company, notice));
  }

  private List<String> files(List<ProviderNotice> found) {
    return found.stream().map(each -> each.told().fileName()).toList();
  }

  @Test
  void a_notice_is_found_by_reference_and_by_name_as_it_came() {
    add("7", "IT1_1_RC_001.xml", "ab", "<x/>", 0);
    ProviderNotice found = in(company, () -> notices().about(company, Channel.SDI, "7")).get(0);
    assertThat(found.told().kind()).isEqualTo("RC");
    assertThat(found.told().documentSha256()).isEqualTo("ab");
    assertThat(found.told().documentName()).isEqualTo("IT1_1.xml");
    assertThat(new String(found.told().content(), StandardCharsets.UTF_8)).isEqualTo("<x/>");
    assertThat(found.receivedAt()).isEqualTo(NOW);
    assertThat(in(company, () -> notices().named(company, Channel.SDI, "IT1_1.xml"))).hasSize(1);
    assertThat(in(company, () -> notices().about(company, Channel.KSEF, "7"))).isEmpty();
    assertThat(in(company, () -> notices().about(company, Channel.SDI, "8"))).isEmpty();
  }

  @Test
  void the_same_notice_is_kept_once_and_another_beside_it() {
    assertThat(add("7", "IT1_1_RC_001.xml", null, "<x/>", 3)).isTrue();
    assertThat(add("7", "IT1_1_RC_001.xml", null, "<x/>", 4)).isFalse();
    assertThat(add("7", "IT1_1_NE_001.xml", null, "<y/>", 1)).isTrue();
    assertThat(files(in(company, () -> notices().about(company, Channel.SDI, "7"))))
        .containsExactly("IT1_1_NE_001.xml", "IT1_1_RC_001.xml");
  }

  @Test
  void notices_are_behind_the_wall() {
    add("7", "IT1_1_RC_001.xml", null, "<x/>", 0);
    CompanyId other = Samples.company();
    assertThat(in(other, () -> notices().about(company, Channel.SDI, "7"))).isEmpty();
    assertThat(in(other, () -> notices().about(other, Channel.SDI, "7"))).isEmpty();
    assertThat(in(other, () -> notices().named(other, Channel.SDI, "IT1_1.xml"))).isEmpty();
  }
}
