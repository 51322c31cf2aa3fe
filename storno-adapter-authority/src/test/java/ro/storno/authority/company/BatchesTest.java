package ro.storno.authority.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Map<String, String> answer(Iterable<String> cifs) {
    List<String> request = new ArrayList<>();
    cifs.forEach(request::add);
    requests.add(request);
    Map<String, String> answers = new LinkedHashMap<>();
    request.stream().filter(cif -> !cif.equals("99")).forEach(cif -> answers.put(cif, "#" + cif));
    return answers;
  }

  @Test
  void questions_asked_while_the_leader_waits_travel_with_it() throws Exception {
    CountDownLatch leading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ConcurrentHashMap<String, Thread> asking = new ConcurrentHashMap<>();
    Batches<String> batches =
        new Batches<>(
            () -> {
              leading.countDown();
              await(go);
            },
            this::answer);
    Future<String> first = threads.submit(() -> batches.ask("1").orElse("none"));
    await(leading);
    List<Future<String>> followers = new ArrayList<>();
    for (String cif : List.of("2", "3", "2", "99")) {
      followers.add(
          threads.submit(
              () -> {
                asking.put(cif + Thread.currentThread().getId(), Thread.currentThread());
                return batches.ask(cif).orElse("none");
              }));
    }
    while (asking.size() < 4
        || asking.values().stream().anyMatch(t -> t.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    go.countDown();
    assertThat(first.get()).isEqualTo("#1");
    List<String> answers = new ArrayList<>();
    for (Future<String> follower : followers) {
      answers.add(follower.get());
    }
    assertThat(answers).containsExactly("#2", "#3", "#2", "none");
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0)).containsExactlyInAnyOrder("1", "2", "3", "99");
  }

  @Test
  void a_batch_that_left_is_not_joined_any_more() {
    Batches<String> batches = new Batches<>(() -> {}, this::answer);
    assertThat(batches.ask("1")).contains("#1");
    assertThat(batches.ask("2")).contains("#2");
    assertThat(requests).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void a_hundred_travel_together_and_the_next_one_leads_another() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch leaders = new CountDownLatch(2);
    Batches<String> batches =
        new Batches<>(
            () -> {
              leaders.countDown();
              await(go);
            },
            this::answer);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 1000; i < 1000 + Batches.LARGEST + 20; i++) {
      String cif = Integer.toString(i);
      all.add(threads.submit(() -> batches.ask(cif).orElse("none")));
    }
    await(leaders);
    go.countDown();
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get()).isEqualTo("#" + (1000 + i));
    }
    assertThat(requests).allSatisfy(r -> assertThat(r.size()).isLessThanOrEqualTo(100));
    assertThat(requests.stream().mapToInt(List::size).sum()).isEqualTo(120);
  }

  @Test
  void what_befalls_the_request_befalls_all_who_travel_with_it_and_nobody_after() {
    boolean[] broken = {true};
    Batches<String> batches =
        new Batches<>(
            () -> {
              if (broken[0]) {
                throw new IllegalStateException("no turn");
              }
            },
            this::answer);
    assertThatThrownBy(() -> batches.ask("1")).hasMessage("no turn");
    broken[0] = false;
    assertThat(batches.ask("1")).contains("#1");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
