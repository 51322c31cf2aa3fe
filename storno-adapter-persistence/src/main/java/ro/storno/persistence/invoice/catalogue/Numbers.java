package ro.storno.persistence.invoice.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The numbers of documents as printed, one after the other in one array of bytes. */
final class Numbers {
  private static final byte END = '\n';

  private final byte[] texts;
  private final int[] ends;

  private Numbers(byte[] texts, int[] ends) {
    this.texts = texts;
    this.ends = ends;
  }

  /** Takes numbers in the order of their positions. */
  static final class Builder {
    private byte[] texts;
    private int length;
    private final Ints ends;

    Builder(int expected) {
      texts = new byte[16 * expected];
      ends = new Ints(expected);
    }

    void add(String number) {
      byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
      add(bytes, 0, bytes.length);
    }

    /** Adds a number of another row. */
    void add(Numbers from, int position) {
      int begin = from.begin(position);
      add(from.texts, begin, from.ends[position] - 1 - begin);
    }

    private void add(byte[] bytes, int begin, int count) {
      int needed = Math.addExact(length, count + 1);
      if (needed > texts.length) {
        texts = Arrays.copyOf(texts, Ints.grown(needed));
      }
      System.arraycopy(bytes, begin, texts, length, count);
      texts[needed - 1] = END;
      length = needed;
      ends.add(needed);
    }

    long bytes() {
      return texts.length + ends.bytes();
    }

    Numbers build() {
      byte[] all = Arrays.copyOf(texts, length);
      texts = new byte[0];
      return new Numbers(all, ends.take());
    }
  }

  private int begin(int position) {
    return position == 0 ? 0 : ends[position - 1];
  }

  String at(int position) {
    int begin = begin(position);
    return new String(texts, begin, ends[position] - 1 - begin, StandardCharsets.UTF_8);
  }

  /** Compares by code points, as the database does under collation C. */
  static int compare(Numbers a, int i, Numbers b, int j) {
    return Arrays.compareUnsigned(
        a.texts, a.begin(i), a.ends[i] - 1, b.texts, b.begin(j), b.ends[j] - 1);
  }

  /**
   * Hands over the positions of numbers that contain a word in lower case, without regard to the
   * case of ASCII letters; a position comes once for each time.
   */
  void containing(String word, IntConsumer each) {
    byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
    int last = wanted.length - 1;
    int[] skip = new int[256];
    Arrays.fill(skip, wanted.length);
    for (int i = 0; i < last; i++) {
      skip[wanted[i] & 0xff] = last - i;
    }
    int at = last;
    while (at < texts.length) {
      byte seen = lower(texts[at]);
      if (seen == wanted[last] && matches(wanted, at - last)) {
        each.accept(position(at));
      }
      at += skip[seen & 0xff];
    }
  }

  private boolean matches(byte[] wanted, int from) {
    for (int i = wanted.length - 2; i >= 0; i--) {
      if (lower(texts[from + i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private int position(int at) {
    int found = Arrays.binarySearch(ends, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
  }

  long bytes() {
    return 64L + texts.length + 4L * ends.length;
  }
}
