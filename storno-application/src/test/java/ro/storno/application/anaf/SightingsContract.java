package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;

/** What every implementation of {@link Sightings} does. */
public abstract class SightingsContract {
  private static final Instant NOW = Samples.NOW;
  private static final String SHA = "d".repeat(64);

  private final CompanyId company = Samples.company();
  private final CompanyId other = Samples.company();

  protected abstract Transactions transactions();

  protected abstract Sightings sightings();

  private <T> T in(CompanyId tenant, Supplier<T> work) {
    return transactions().inCompany(tenant, work);
  }

  private Sightings.Sighting add(String message, String upload, @Nullable String sha256) {
    Sightings.Sighting sighting =
        new Sightings.Sighting(new DownloadId(message), new UploadIndex(upload), NOW, sha256);
    return in(
        company,
        () -> {
          sightings().add(company, sighting);
          return sighting;
        });
  }

  @Test
  void a_document_is_found_by_its_hash_in_its_company_only() {
    Sightings.Sighting seen = add("1", "9001", SHA);
    assertThat(in(company, () -> sightings().of(company, SHA))).contains(seen);
    assertThat(in(company, () -> sightings().of(company, "e".repeat(64)))).isEmpty();
    assertThat(in(other, () -> sightings().of(other, SHA))).isEmpty();
  }

  @Test
  void a_message_is_seen_once_whatever_it_held() {
    add("1", "9001", SHA);
    add("2", "9002", null);
    add("1", "9009", null);
    assertThat(
            in(
                company,
                () ->
                    sightings()
                        .seen(
                            company,
                            List.of(
                                new DownloadId("1"), new DownloadId("2"), new DownloadId("3")))))
        .containsExactlyInAnyOrder(new DownloadId("1"), new DownloadId("2"));
    assertThat(in(company, () -> sightings().of(company, SHA)).orElseThrow().upload())
        .isEqualTo(new UploadIndex("9001"));
    assertThat(in(company, () -> sightings().seen(company, List.of()))).isEmpty();
  }

  @Test
  void one_looks_at_a_time_and_a_turn_ends_by_itself() {
    assertThat(turn(NOW)).isTrue();
    assertThat(turn(NOW.plusSeconds(1))).isFalse();
    assertThat(turn(NOW.plusSeconds(300))).isTrue();
    end(null);
    assertThat(in(company, () -> sightings().lastLook(company))).isEmpty();
    assertThat(turn(NOW.plusSeconds(301))).isTrue();
    Sightings.Look look = new Sightings.Look(NOW.minusSeconds(600), NOW);
    end(look);
    assertThat(in(company, () -> sightings().lastLook(company))).contains(look);
    assertThat(in(other, () -> sightings().lastLook(other))).isEmpty();
    assertThat(turn(NOW.plusSeconds(302))).isTrue();
  }

  private boolean turn(Instant now) {
    return in(company, () -> sightings().takeTurn(company, now, now.plusSeconds(300)));
  }

  private void end(Sightings.@Nullable Look look) {
    in(
        company,
        () -> {
          sightings().endTurn(company, look);
          return 0;
        });
  }
}
