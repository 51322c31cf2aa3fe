package ro.storno.persistence.invoice.catalogue;

/** Sorts positions by what stands there; what is in order already costs one look. */
final class MergeSort {
  private MergeSort() {}

  /** An order of positions. */
  @FunctionalInterface
  interface Order {
    int compare(int a, int b);
  }

  static int[] sort(int[] positions, Order order) {
    int[] from = positions.clone();
    sort(from, positions, 0, positions.length, order);
    return positions;
  }

  /** Sorts a part of {@code source}, which holds the same as {@code target}, into the latter. */
  private static void sort(int[] source, int[] target, int begin, int end, Order order) {
    if (end - begin < 2) {
      return;
    }
    int middle = (begin + end) >>> 1;
    sort(target, source, begin, middle, order);
    sort(target, source, middle, end, order);
    if (order.compare(source[middle - 1], source[middle]) <= 0) {
      System.arraycopy(source, begin, target, begin, end - begin);
      return;
    }
    int left = begin;
    int right = middle;
    for (int i = begin; i < end; i++) {
      boolean takeLeft =
          right == end || left < middle && order.compare(source[left], source[right]) <= 0;
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }
}
