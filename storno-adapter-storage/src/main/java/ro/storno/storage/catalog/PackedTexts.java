package ro.storno.storage.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many texts in one array of bytes, added in ascending order. */
final class PackedTexts {
  private final byte[] bytes;
  private final int[] ends;

  private PackedTexts(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  int size() {
    return ends.length;
  }

  String get(int index) {
    int start = start(index);
    return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
  }

  /** Returns the index of the first text that is not below the given one. */
  int firstFrom(byte[] text) {
    return first(text, false);
  }

  /** Returns the index of the first text that is above all that begin with the given one. */
  int firstAfter(byte[] beginning) {
    return first(beginning, true);
  }

  private int first(byte[] sought, boolean afterBeginning) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (below(middle, sought, afterBeginning)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean below(int index, byte[] sought, boolean afterBeginning) {
    int start = start(index);
    int end = afterBeginning ? Math.min(ends[index], start + sought.length) : ends[index];
    int order = Arrays.compareUnsigned(bytes, start, end, sought, 0, sought.length);
    return order < 0 || (afterBeginning && order == 0);
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /** Takes texts one after the other. */
  static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int[] ends = new int[64];
    private int size;

    void add(String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size++] = bytes.size();
    }

    PackedTexts build() {
      return new PackedTexts(bytes.toByteArray(), Arrays.copyOf(ends, size));
    }
  }
}
