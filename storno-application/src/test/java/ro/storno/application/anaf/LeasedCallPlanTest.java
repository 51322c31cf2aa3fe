package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SettableClock;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.CallQuota;
import ro.storno.domain.party.Cif;

class LeasedCallPlanTest {
  private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
  private static final Cif BIG = new Cif("12345674");
  private static final Cif SMALL = new Cif("18547290");

  private final SettableClock clock = new SettableClock(START);
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCallLeases leases = new InMemoryCallLeases(transactions);
  private final LeasedCallPlan plan = new LeasedCallPlan(transactions, leases, clock);

  private static CallPlan.Call upload(Cif cif) {
    return new CallPlan.Call(CallPlan.Operation.UPLOAD, cif, "");
  }

  private static boolean takes(CallPlan plan, CallPlan.Call call) {
    try {
      plan.take(call);
      return true;
    } catch (AuthorityException.LimitReached limit) {
      return false;
    }
  }

  private static int takeAll(CallPlan plan, Cif cif) {
    int taken = 0;
    while (takes(plan, upload(cif))) {
      taken++;
    }
    return taken;
  }

  @Test
  void one_alone_gets_four_fifths_and_whoever_comes_later_finds_something_left() {
    int limit = CallQuota.ALL_CALLS.limit();
    int first = takeAll(plan, BIG);
    assertThat(first).isBetween(limit * 3 / 4, limit * 5 / 6);
    int second = takeAll(plan, SMALL);
    assertThat(second).isPositive();
    assertThat(takeAll(plan, new Cif("99001234"))).isPositive();
    assertThat(first + second).isLessThanOrEqualTo(limit);
  }

  @Test
  void any_number_of_nodes_stay_below_the_limit_together() {
    List<LeasedCallPlan> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      nodes.add(new LeasedCallPlan(transactions, leases, clock));
    }
    for (int period = 0; period < 12; period++) {
      int calls = 0;
      for (int i = 0; i < 200; i++) {
        Cif cif = new Cif(String.valueOf(10_000_000 + i));
        calls += takes(nodes.get(i % nodes.size()), upload(cif)) ? 1 : 0;
      }
      assertThat(calls).isLessThanOrEqualTo(CallQuota.ALL_CALLS.limit());
      assertThat(calls).isGreaterThan(CallQuota.ALL_CALLS.limit() / 2);
      clock.pass(Duration.ofSeconds(5));
    }
  }

  /** The queue as it is: whoever is put off comes back when he was told to. */
  @Test
  void five_thousand_documents_of_one_company_do_not_starve_another() {
    record Waiting(Cif cif, Instant due, int order) {}
    java.util.PriorityQueue<Waiting> queue =
        new java.util.PriorityQueue<>(
            java.util.Comparator.comparing(Waiting::due).thenComparingInt(Waiting::order));
    for (int i = 0; i < 5_000; i++) {
      queue.add(new Waiting(BIG, START, i));
    }
    Map<Cif, Integer> done = new HashMap<>();
    Map<Cif, Instant> last = new HashMap<>();
    int tries = 0;
    boolean joined = false;
    while (!queue.isEmpty()) {
      Waiting next = queue.poll();
      if (next.due.isAfter(clock.instant())) {
        clock.set(next.due);
      }
      if (!joined && clock.instant().isAfter(START.plusSeconds(30))) {
        joined = true;
        for (int i = 0; i < 20; i++) {
          queue.add(new Waiting(SMALL, clock.instant(), 10_000 + i));
        }
      }
      tries++;
      try {
        plan.take(upload(next.cif));
        done.merge(next.cif, 1, Integer::sum);
        last.put(next.cif, clock.instant());
      } catch (AuthorityException.LimitReached limit) {
        queue.add(
            new Waiting(
                next.cif, clock.instant().plus(limit.retryAfter().orElseThrow()), next.order));
      }
    }
    assertThat(done).containsEntry(BIG, 5_000).containsEntry(SMALL, 20);
    assertThat(last.get(SMALL)).as("the other company").isBefore(START.plusSeconds(50));
    assertThat(Duration.between(START, last.get(BIG)))
        .as("and the big one still uses the quota")
        .isLessThan(Duration.ofMinutes(8));
    assertThat(tries).as("put off about once each, not again and again").isLessThan(13_000);
  }

  @Test
  void limits_of_messages_and_taxpayers_hold_and_end_with_anafs_day() {
    CallPlan.Call download = new CallPlan.Call(CallPlan.Operation.DOWNLOAD, BIG, "3001");
    for (int i = 0; i < 10; i++) {
      plan.take(download);
    }
    assertThatThrownBy(() -> plan.take(download))
        .isInstanceOfSatisfying(
            AuthorityException.LimitReached.class,
            limit -> assertThat(limit.retryAfter()).contains(Duration.ofHours(12)));
    plan.take(new CallPlan.Call(CallPlan.Operation.DOWNLOAD, BIG, "3002"));
    clock.pass(Duration.ofHours(12));
    plan.take(download);
  }

  @Test
  void a_refused_call_takes_nothing_out_of_any_quota() {
    takeAll(plan, BIG);
    CallPlan.Call state = new CallPlan.Call(CallPlan.Operation.STATE, BIG, "5001");
    assertThat(takes(plan, state)).isFalse();
    clock.pass(Duration.ofSeconds(5));
    int asked = 0;
    for (int i = 0; i < 200; i++) {
      if (takes(plan, state)) {
        asked++;
      }
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(asked).isEqualTo(100);
  }

  @Test
  void a_call_costs_the_others_a_word_in_nineteen() {
    int before = transactions.commits();
    for (int i = 0; i < 19; i++) {
      plan.take(upload(new Cif(String.valueOf(20_000_000 + i))));
    }
    assertThat(transactions.commits() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void operators_see_what_is_left() {
    assertThat(plan.remaining())
        .containsExactly(
            new CallPlan.Remaining(
                "all_calls", "", 0, CallQuota.ALL_CALLS.limit(), Duration.ofSeconds(5)));
    plan.take(new CallPlan.Call(CallPlan.Operation.DOWNLOAD, BIG, "3001"));
    assertThat(plan.remaining())
        .extracting(CallPlan.Remaining::quota)
        .containsExactly("all_calls", "downloads");
  }

  @Test
  void what_is_over_is_forgotten_after_some_days() {
    plan.take(new CallPlan.Call(CallPlan.Operation.DOWNLOAD, BIG, "3001"));
    clock.pass(Duration.ofDays(4));
    plan.take(upload(BIG));
    assertThat(transactions.inPlatform(() -> leases.inUse(START.minus(Duration.ofDays(1)), 100)))
        .hasSize(1);
  }

  @Test
  void transports_have_quotas_of_their_own_under_the_common_one() {
    CallPlan.Call state = new CallPlan.Call(CallPlan.Operation.TRANSPORT_STATE, BIG, "5001");
    for (int i = 0; i < CallQuota.TRANSPORT_STATES.limit(); i++) {
      plan.take(state);
      clock.pass(Duration.ofSeconds(5));
    }
    assertThatThrownBy(() -> plan.take(state)).isInstanceOf(AuthorityException.LimitReached.class);
    plan.take(new CallPlan.Call(CallPlan.Operation.STATE, BIG, "5001"));
    plan.take(new CallPlan.Call(CallPlan.Operation.TRANSPORT_LIST, BIG, ""));
    plan.take(new CallPlan.Call(CallPlan.Operation.TRANSPORT_UPLOAD, BIG, ""));
    assertThat(plan.remaining())
        .extracting(CallPlan.Remaining::quota)
        .contains("transport_states", "transport_lists", "states", "all_calls");
  }
}
