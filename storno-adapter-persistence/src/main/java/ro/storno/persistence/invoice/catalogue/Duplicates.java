package ro.storno.persistence.invoice.catalogue;

/** Finds documents made elsewhere that came before: the same supplier, number and date. */
final class Duplicates {
  private Duplicates() {}

  /** Which of a segment repeat an earlier one of it. */
  static Bitmap in(Segment segment) {
    Bitmap found = Bitmap.none(segment.size());
    Days days = segment.days();
    for (int day = 0; day < days.count(); day++) {
      ofDay(segment, days.begin(day, false), days.begin(day, true), found);
    }
    return found;
  }

  private static void ofDay(Segment segment, int begin, int end, Bitmap found) {
    Ints received = new Ints(16);
    for (int i = begin; i < end; i++) {
      if (segment.supplier[i] != Dictionary.NOTHING) {
        received.add(i);
      }
    }
    int[] sorted = MergeSort.sort(received.take(), (i, j) -> compare(segment, i, j));
    for (int k = 1; k < sorted.length; k++) {
      if (alike(segment, sorted[k - 1], sorted[k]) == 0) {
        found.add(sorted[k]);
      }
    }
  }

  private static int alike(Segment segment, int i, int j) {
    int bySupplier = Integer.compare(segment.supplier[i], segment.supplier[j]);
    return bySupplier != 0 ? bySupplier : Numbers.compare(segment.numbers, i, segment.numbers, j);
  }

  private static int compare(Segment segment, int i, int j) {
    int alike = alike(segment, i, j);
    if (alike != 0) {
      return alike;
    }
    int byCreation = Long.compare(segment.created[i], segment.created[j]);
    return byCreation != 0 ? byCreation : Segment.compareIds(segment, i, segment, j);
  }
}
