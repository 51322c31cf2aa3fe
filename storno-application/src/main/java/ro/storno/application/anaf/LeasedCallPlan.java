package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.CallQuota;

/**
 * Plans calls by blocks that a node takes out of the common quotas: about one write for nineteen
 * calls, two more a day for a message that is asked about.
 *
 * <p>No taxpayer starves. Within a period one may use at most {@link #SHARE} times what is then
 * still left for all ("dynamic thresholds", Choudhury and Hahne 1998): alone it gets four fifths of
 * the quota, two busy ones four ninths each, and whoever comes later always finds something left.
 * Who has had his share is told to come back later: the more of his calls were put off, the later,
 * so that 5,000 documents of one company line up one behind the other instead of pushing together
 * at the next chance, and a document of another goes in between.
 *
 * <p>Thread-safe.
 */
public final class LeasedCallPlan implements CallPlan {
  private static final int SHARE = 4;
  private static final int MOST_SHOWN = 20;

  /** Blocks of messages that are not asked about again are given up when there are so many. */
  private static final int ROOM = 50_000;

  private static final Duration KEPT = Duration.ofDays(2);
  private static final Duration CLEANING = Duration.ofHours(1);

  private final Transactions transactions;
  private final CallLeases leases;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Block> blocks = new HashMap<>();
  private final Map<String, Integer> usedBy = new HashMap<>();
  private final Map<String, Integer> putOff = new HashMap<>();
  private Instant period = Instant.MIN;
  private Instant cleaned = Instant.MIN;
  private int leftForAll;

  /** Plans with the given ports; none is null. */
  public LeasedCallPlan(Transactions transactions, CallLeases leases, Clock clock) {
    this.transactions = transactions;
    this.leases = leases;
    this.clock = clock;
  }

  private record Key(CallQuota quota, String subject) {}

  /** Calls that this node may still make in a period. */
  private static final class Block {
    private final Instant end;
    private int left;

    Block(Instant end, int left) {
      this.end = end;
      this.left = left;
    }
  }

  @Override
  public void take(Call call) {
    lock.lock();
    try {
      Instant now = clock.instant();
      beginPeriod(now);
      List<Block> taken = new ArrayList<>();
      for (Key key : own(call)) {
        taken.add(
            block(key, now)
                .orElseThrow(
                    () ->
                        usedUp(
                            "The day's " + key.quota.wireName() + " at ANAF are used up.",
                            Duration.between(now, key.quota.periodEnd(now)))));
      }
      Key all = new Key(CallQuota.ALL_CALLS, "");
      String cif = call.cif().digits();
      Block common = block(all, now).orElseThrow(() -> later(cif, now));
      if (usedBy.getOrDefault(cif, 0) >= SHARE * (leftForAll + common.left)) {
        throw later(cif, now);
      }
      taken.add(common);
      taken.forEach(block -> block.left--);
      usedBy.merge(cif, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** The quotas that a call counts against besides the common one. */
  private static List<Key> own(Call call) {
    return switch (call.operation()) {
      case UPLOAD, TRANSPORT_UPLOAD -> List.of();
      case UPLOAD_MESSAGE -> List.of(new Key(CallQuota.BUYER_MESSAGES, call.cif().digits()));
      case STATE -> List.of(new Key(CallQuota.STATES, call.subject()));
      case LIST -> List.of(new Key(CallQuota.LISTS, call.cif().digits()));
      case DOWNLOAD -> List.of(new Key(CallQuota.DOWNLOADS, call.subject()));
      case TRANSPORT_STATE -> List.of(new Key(CallQuota.TRANSPORT_STATES, call.subject()));
      case TRANSPORT_LIST -> List.of(new Key(CallQuota.TRANSPORT_LISTS, call.cif().digits()));
    };
  }

  private void beginPeriod(Instant now) {
    Instant begin = CallQuota.ALL_CALLS.periodBegin(now);
    if (begin.equals(period)) {
      return;
    }
    period = begin;
    usedBy.clear();
    putOff.clear();
    leftForAll = CallQuota.ALL_CALLS.limit();
    blocks.values().removeIf(block -> !now.isBefore(block.end));
    if (blocks.size() > ROOM) {
      blocks.clear();
    }
    if (cleaned.equals(Instant.MIN) || now.isAfter(cleaned.plus(CLEANING))) {
      cleaned = now;
      transactions.inPlatform(
          () -> {
            leases.forget(now.minus(KEPT));
            return 0;
          });
    }
  }

  /** Returns a block with at least one call left, or empty if the quota is used up. */
  private Optional<Block> block(Key key, Instant now) {
    Block held = blocks.get(key);
    if (held != null && held.left > 0 && now.isBefore(held.end)) {
      return Optional.of(held);
    }
    CallLeases.Lease lease =
        transactions.inPlatform(() -> leases.take(key.quota, key.subject, now, key.quota.block()));
    if (key.quota == CallQuota.ALL_CALLS) {
      leftForAll = lease.left();
    }
    if (lease.granted() == 0) {
      blocks.remove(key);
      return Optional.empty();
    }
    Block block = new Block(key.quota.periodEnd(now), lease.granted());
    blocks.put(key, block);
    return Optional.of(block);
  }

  /** In the next period, or in one after it if many calls of the taxpayer were put off already. */
  private AuthorityException.LimitReached later(String cif, Instant now) {
    int before = putOff.merge(cif, 1, Integer::sum) - 1;
    int perPeriod = Math.max(1, usedBy.getOrDefault(cif, 0));
    Instant next = CallQuota.ALL_CALLS.periodEnd(now);
    Duration length = Duration.between(period, next);
    Duration wait = Duration.between(now, next).plus(length.multipliedBy(before / perPeriod));
    return usedUp("ANAF's 1,000 calls a minute are shared out; this one has to wait.", wait);
  }

  private static AuthorityException.LimitReached usedUp(String message, Duration wait) {
    return new AuthorityException.LimitReached(message, wait);
  }

  @Override
  public List<Remaining> remaining() {
    Instant now = clock.instant();
    List<CallLeases.Use> uses = transactions.inPlatform(() -> leases.inUse(now, MOST_SHOWN));
    List<Remaining> remaining = new ArrayList<>();
    if (uses.stream().noneMatch(use -> use.quota() == CallQuota.ALL_CALLS)) {
      remaining.add(
          shown(
              new CallLeases.Use(CallQuota.ALL_CALLS, "", 0, CallQuota.ALL_CALLS.periodEnd(now)),
              now));
    }
    uses.forEach(use -> remaining.add(shown(use, now)));
    return remaining;
  }

  private static Remaining shown(CallLeases.Use use, Instant now) {
    return new Remaining(
        use.quota().wireName(),
        use.subject(),
        use.taken(),
        use.quota().limit(),
        Duration.between(now, use.end()));
  }
}
