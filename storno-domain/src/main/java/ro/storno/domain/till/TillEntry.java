package ro.storno.domain.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Money;

/**
 * Something that changed how much cash is in the till.
 *
 * @param day to which it counts; not null
 * @param kind not null
 * @param documentNumber of the receipt, the invoice or the movement, or null
 * @param description who paid or was paid, or what a movement was for; or null
 * @param amount as it changes the till: negative if it goes out; not null
 * @param source identity of the receipt, payment or movement; not null
 * @param at when it was recorded, for the order within the day; not null
 */
public record TillEntry(
    LocalDate day,
    Kind kind,
    @Nullable String documentNumber,
    @Nullable String description,
    Money amount,
    UUID source,
    Instant at) {
  /** By day, then as recorded. */
  public static final Comparator<TillEntry> CHRONOLOGICAL =
      Comparator.comparing(TillEntry::day)
          .thenComparing(TillEntry::at)
          .thenComparing(each -> each.source().toString());

  /** What it is. */
  public enum Kind {
    /** A sale, or a refund if it goes out. */
    RECEIPT,
    /** An invoice that a customer paid in cash, or a supplier's that was. */
    PAYMENT,
    DEPOSIT,
    WITHDRAWAL,
    OTHER;

    /** Returns whether somebody moved it by hand. */
    public boolean movement() {
      return this == DEPOSIT || this == WITHDRAWAL || this == OTHER;
    }
  }

  /** Returns whether it brings cash in. */
  public boolean incoming() {
    return amount.signum() >= 0;
  }
}
