package ro.storno.application.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.Transactions;
import ro.storno.application.authority.KeptAnswers.Kept;

/** What every implementation of {@link KeptAnswers} does. */
public abstract class KeptAnswersContract {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  protected abstract Transactions transactions();

  protected abstract KeptAnswers answers();

  /** An answer. */
  public record Said(String word) {}

  private void keep(String service, String question, String word, Instant at, Instant dropBefore) {
    transactions()
        .inPlatform(
            () -> {
              answers().keep(service, question, new Said(word), at, dropBefore);
              return 0;
            });
  }

  private Optional<Kept<Said>> find(String service, String question) {
    return transactions().inPlatform(() -> answers().find(service, question, Said.class));
  }

  @Test
  void an_answer_is_kept_with_its_moment_until_a_newer_one_comes() {
    assertThat(find("a", "1")).isEmpty();
    keep("a", "1", "yes", NOON, Instant.EPOCH);
    assertThat(find("a", "1")).contains(new Kept<>(new Said("yes"), NOON));
    keep("a", "1", "no", NOON.plusSeconds(1), Instant.EPOCH);
    assertThat(find("a", "1")).contains(new Kept<>(new Said("no"), NOON.plusSeconds(1)));
  }

  @Test
  void services_do_not_mix() {
    keep("b", "1", "of b", NOON, Instant.EPOCH);
    assertThat(find("c", "1")).isEmpty();
  }

  @Test
  void what_is_too_old_is_dropped_within_its_service() {
    keep("d", "old", "x", NOON.minusSeconds(100), Instant.EPOCH);
    keep("e", "old", "x", NOON.minusSeconds(100), Instant.EPOCH);
    keep("d", "new", "y", NOON, NOON.minusSeconds(50));
    assertThat(find("d", "old")).isEmpty();
    assertThat(find("d", "new")).isPresent();
    assertThat(find("e", "old")).isPresent();
  }
}
