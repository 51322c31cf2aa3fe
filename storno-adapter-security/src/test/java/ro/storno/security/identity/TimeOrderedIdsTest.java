package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

  @Test
  void ids_are_version_7_with_the_time_in_front() {
    UUID id = new TimeOrderedIds(InstantSource.fixed(NOW)).next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void ids_increase_within_one_millisecond_even_when_its_counter_runs_over() {
    TimeOrderedIds ids = new TimeOrderedIds(InstantSource.fixed(NOW));
    List<String> made = Stream.generate(ids::next).limit(20_000).map(UUID::toString).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void ids_increase_when_the_clock_steps_back() {
    Instant[] now = {NOW};
    TimeOrderedIds ids = new TimeOrderedIds(() -> now[0]);
    String before = ids.next().toString();
    now[0] = NOW.minusSeconds(60);
    assertThat(ids.next().toString()).isGreaterThan(before);
  }

  @Test
  void ids_made_by_many_threads_are_unique() {
    TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system());
    List<UUID> made = IntStream.range(0, 50_000).parallel().mapToObj(i -> ids.next()).toList();
    Set<UUID> unique = new HashSet<>(made);
    assertThat(unique).hasSize(made.size());
  }

  @Test
  void hex_digits_come_in_any_number() {
    TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system());
    assertThat(ids.hex(8)).matches("[0-9a-f]{8}").isNotEqualTo(ids.hex(8));
    assertThat(ids.hex(7)).hasSize(7);
  }
}
