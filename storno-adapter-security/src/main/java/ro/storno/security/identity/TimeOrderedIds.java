package ro.storno.security.identity;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import ro.storno.application.Ids;

/**
 * Makes UUIDs of version 7 (RFC 9562): time first, so that they sort by creation.
 *
 * <p>Within one millisecond, and when the clock steps back, a 12-bit counter continues from the
 * last value, so the ids of one instance strictly increase. Thread-safe.
 */
public final class TimeOrderedIds implements Ids {
  private static final int COUNTER_LIMIT = 1 << 12;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private long lastMillis;
  private int counter;

  /**
   * Starts a sequence on a clock.
   *
   * @param clock the time source, not null
   */
  public TimeOrderedIds(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns the next id.
   *
   * @return greater than every id this instance returned before, not null
   */
  @Override
  public UUID next() {
    long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
    long seed = random.nextInt(COUNTER_LIMIT / 2);
    synchronized (this) {
      long now = clock.millis();
      if (now > lastMillis) {
        lastMillis = now;
        counter = (int) seed;
      } else if (++counter == COUNTER_LIMIT) {
        // The millisecond is used up: borrow from the next one instead of waiting for it.
        lastMillis++;
        counter = 0;
      }
      return new UUID((lastMillis << 16) | VERSION_7 | counter, low);
    }
  }

  @Override
  public String hex(int digits) {
    byte[] bytes = new byte[(digits + 1) / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits);
  }
}
