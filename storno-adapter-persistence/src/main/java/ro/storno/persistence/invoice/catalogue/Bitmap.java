package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** A set of positions below a size, one bit each. Only who made it changes it. */
final class Bitmap {
  private final int size;
  private final long[] words;

  private Bitmap(int size, long[] words) {
    this.size = size;
    this.words = words;
  }

  /** None of so many positions. */
  static Bitmap none(int size) {
    return new Bitmap(size, new long[(size + 63) >>> 6]);
  }

  static Bitmap all(int size) {
    return range(size, 0, size);
  }

  /** The positions from one, inclusive, to another, exclusive. */
  static Bitmap range(int size, int from, int to) {
    Bitmap range = none(size);
    if (from < to) {
      int first = from >>> 6;
      int last = (to - 1) >>> 6;
      Arrays.fill(range.words, first, last + 1, -1L);
      range.words[first] &= -1L << from;
      range.words[last] &= -1L >>> -to;
    }
    return range;
  }

  static Bitmap of(BitSet set, int size) {
    return new Bitmap(size, Arrays.copyOf(set.toLongArray(), (size + 63) >>> 6));
  }

  int size() {
    return size;
  }

  Bitmap copy() {
    return new Bitmap(size, words.clone());
  }

  void add(int position) {
    words[position >>> 6] |= 1L << position;
  }

  boolean has(int position) {
    return (words[position >>> 6] & 1L << position) != 0;
  }

  /** Keeps only what is in the other one too. */
  Bitmap keep(Bitmap other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.words[i];
    }
    return this;
  }

  /** Keeps only what is not in the other one. */
  Bitmap drop(Bitmap other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= ~other.words[i];
    }
    return this;
  }

  /** Adds what is in the other one. */
  Bitmap join(Bitmap other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
    return this;
  }

  /** Keeps only positions that pass a test. */
  Bitmap keep(IntPredicate test) {
    for (int i = 0; i < words.length; i++) {
      long kept = 0;
      for (long left = words[i]; left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        if (test.test((i << 6) + bit)) {
          kept |= 1L << bit;
        }
      }
      words[i] = kept;
    }
    return this;
  }

  int count() {
    return words(0, words.length);
  }

  /** How many lie before a position. */
  int before(int position) {
    int whole = position >>> 6;
    int counted = words(0, whole);
    return (position & 63) == 0
        ? counted
        : counted + Long.bitCount(words[whole] & (1L << position) - 1);
  }

  private int words(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  /** The first position from one on, or the size if there is none. */
  int next(int from) {
    if (from >= size) {
      return size;
    }
    int word = from >>> 6;
    long left = words[word] & -1L << from;
    while (left == 0) {
      if (++word == words.length) {
        return size;
      }
      left = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(left);
  }

  void each(IntConsumer consumer) {
    for (int i = 0; i < words.length; i++) {
      for (long left = words[i]; left != 0; left &= left - 1) {
        consumer.accept((i << 6) + Long.numberOfTrailingZeros(left));
      }
    }
  }

  long bytes() {
    return 32L + 8L * words.length;
  }
}
