package ro.storno.persistence.invoice.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lists know of one invoice, in the words of its row.
 *
 * @param issued day of issue, in days since 1970, from {@link #FIRST_DAY} to {@link #LAST_DAY}
 * @param due likewise; {@link #NEVER} if there is none
 * @param created in microseconds since 1970
 * @param sequence {@link #UNNUMBERED} if there is none
 * @param search what a search looks through
 * @param subtotal in ten-thousandths, as the other amounts
 * @param settled whether it comes to something and all of that is paid
 * @param untouched whether nothing is paid
 * @param filing what its submissions to ANAF come to: the sum of {@link #HANDED_IN}, {@link #FILED}
 *     and {@link #FILED_LATE}, each if it is so
 */
record Entry(
    UUID id,
    int issued,
    int due,
    long created,
    @Nullable String prefix,
    long sequence,
    String number,
    String search,
    long subtotal,
    long vatTotal,
    long total,
    boolean settled,
    boolean untouched,
    String currency,
    String status,
    String direction,
    String type,
    @Nullable UUID client,
    @Nullable UUID supplier,
    @Nullable UUID parent,
    int filing) {
  /** No due date: after every other. */
  static final int NEVER = Integer.MAX_VALUE;

  /** Before every day that the database can tell: its {@code -infinity}. */
  static final int FIRST_DAY = Integer.MIN_VALUE;

  /** After every day that the database can tell: its {@code infinity}. */
  static final int LAST_DAY = NEVER - 1;

  /** No number: after every other. */
  static final long UNNUMBERED = Long.MAX_VALUE;

  static final int HANDED_IN = 1;
  static final int FILED = 2;
  static final int FILED_LATE = 4;

  /** What documents made elsewhere agree in if one repeats the other; null for our own. */
  @Nullable Likeness likeness() {
    return supplier == null ? null : new Likeness(supplier, number, issued);
  }

  /** What two documents made elsewhere agree in if one repeats the other. */
  record Likeness(UUID supplier, String number, int issued) {}
}
