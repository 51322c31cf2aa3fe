package ro.storno.authority.ksef;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The session in which a company's invoices are handed in at present. A session serves all invoices
 * of a few minutes, and is closed when the first verdict is asked for after that; KSeF closes it by
 * itself after twelve hours. Whoever opens one holds the lock on this meanwhile.
 */
final class OpenSession {
  /** After so long a session is not used for another invoice. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** A session in which nothing was handed in for so long is over. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private @Nullable Opened opened;
  private int underWay;

  /** Besides those under way, those that wait for the session to be opened. */
  private final AtomicInteger senders = new AtomicInteger();

  /** An open session. */
  record Opened(String reference, KsefEncryption.SessionKey key, Instant since, Instant usedAt) {}

  /** Begins to hand an invoice in; empty if a session has to be opened before. */
  synchronized Optional<Opened> enter(Instant now) {
    Opened present = opened;
    if (present == null || !now.isBefore(present.since().plus(LIFE))) {
      return Optional.empty();
    }
    opened = new Opened(present.reference(), present.key(), present.since(), now);
    underWay++;
    return Optional.of(present);
  }

  /**
   * Begins to hand an invoice in in a session that was just opened.
   *
   * @return the session before it, to be closed, if nobody is using it
   */
  synchronized Optional<Opened> enterNew(Opened fresh) {
    Opened before = underWay == 0 ? opened : null;
    opened = fresh;
    underWay++;
    return Optional.ofNullable(before);
  }

  synchronized void leave() {
    underWay--;
  }

  /** Returns how many calls with invoices there are now; waits for nobody. */
  int senders() {
    return senders.get();
  }

  /** One more call with an invoice begins. */
  void arrive() {
    senders.incrementAndGet();
  }

  /** One is over. */
  void depart() {
    senders.decrementAndGet();
  }

  /** A session that KSeF does not take invoices in any more. */
  synchronized void ended(String reference) {
    if (opened != null && opened.reference().equals(reference)) {
      opened = null;
    }
  }

  /** Takes the session away if it is over, for whoever closes it. */
  synchronized Optional<Opened> takeIfOver(Instant now) {
    Opened present = opened;
    boolean over =
        present != null
            && underWay == 0
            && (!now.isBefore(present.since().plus(LIFE))
                || !now.isBefore(present.usedAt().plus(IDLE)));
    if (!over) {
      return Optional.empty();
    }
    opened = null;
    return Optional.ofNullable(present);
  }
}
