package ro.storno.domain.till;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ro.storno.domain.money.Money;

/**
 * A day of the ledger.
 *
 * @param day not null
 * @param opening what was in the till before; not null
 * @param in what came in; not null
 * @param out what left, as a magnitude; not null
 * @param closing what was left: opening plus in less out; not null
 * @param postings in order; not null
 */
public record TillDay(
    LocalDate day, Money opening, Money in, Money out, Money closing, List<Posting> postings) {
  /** Takes a copy. */
  public TillDay {
    postings = List.copyOf(postings);
  }

  /**
   * An entry and what was in the till after it.
   *
   * @param entry not null
   * @param balance not null
   */
  public record Posting(TillEntry entry, Money balance) {}

  /**
   * Returns the days of a range, each opening with what the one before closed with.
   *
   * @param opening what was in the till before the first day; not null
   * @param from first day; not null
   * @param to last day; none if it is before the first; not null
   * @param entries of those days, in chronological order; not null
   */
  public static List<TillDay> days(
      Money opening, LocalDate from, LocalDate to, List<TillEntry> entries) {
    List<TillDay> days = new ArrayList<>();
    Money balance = opening;
    int next = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      Money before = balance;
      Money in = Money.zero(opening.currency());
      Money out = in;
      List<Posting> postings = new ArrayList<>();
      while (next < entries.size() && entries.get(next).day().equals(day)) {
        TillEntry entry = entries.get(next++);
        balance = balance.plus(entry.amount());
        in = entry.incoming() ? in.plus(entry.amount()) : in;
        out = entry.incoming() ? out : out.minus(entry.amount());
        postings.add(new Posting(entry, balance));
      }
      days.add(new TillDay(day, before, in, out, balance, postings));
    }
    return days;
  }
}
