package ro.storno.simulator.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import ro.storno.simulator.digest.Sha256;

/**
 * Where all chance of a simulator comes from. A draw is a function of the seed and of what it is
 * for, never of when or by which thread it is made: the same seed gives the same history.
 *
 * <p>Not for secrets: whoever knows the seed knows everything drawn from it.
 *
 * @param value shown to people, so that they can ask for the same history again
 */
public record Seed(long value) {
  /** Returns a seed nobody chose. */
  public static Seed random() {
    return new Seed(new SecureRandom().nextInt(1, Integer.MAX_VALUE));
  }

  /**
   * Returns a number between nought and {@code bound - 1}.
   *
   * @param bound at least 1
   * @param purpose what the draw is for; not null
   */
  public int below(int bound, Object... purpose) {
    return (int) Long.remainderUnsigned(draw(purpose), bound);
  }

  /**
   * Returns a number between two bounds.
   *
   * @param from inclusive
   * @param to exclusive, greater
   * @param purpose what the draw is for; not null
   */
  public long between(long from, long to, Object... purpose) {
    return from + Long.remainderUnsigned(draw(purpose), to - from);
  }

  /**
   * Returns a duration within a span, to the second.
   *
   * @param span not null
   * @param purpose what the draw is for; not null
   */
  public Duration within(Span span, Object... purpose) {
    long seconds = span.longest().minus(span.shortest()).toSeconds();
    return span.shortest().plusSeconds(between(0, seconds + 1, purpose));
  }

  /** Returns 64 bits for a purpose. */
  public long draw(Object... purpose) {
    return ByteBuffer.wrap(bytes(purpose)).getLong();
  }

  /** Returns 32 bytes for a purpose. */
  public byte[] bytes(Object... purpose) {
    StringBuilder text = new StringBuilder().append(value);
    for (Object part : purpose) {
      text.append('\n').append(part);
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns a source of random bytes that begins at the same place for the same purpose.
   *
   * @param purpose what it is for; not null
   */
  public SecureRandom generator(Object... purpose) {
    try {
      // this algorithm is documented to give what its seed determines, if seeded before first use
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(bytes(purpose));
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA1PRNG", e);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
