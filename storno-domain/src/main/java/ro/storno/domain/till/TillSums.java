package ro.storno.domain.till;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

/**
 * What went in and out of the till over some days, by kind.
 *
 * @param currency of the till; not null
 * @param in what came in by kind, never negative; not null
 * @param out what left by kind, as a magnitude; not null
 */
public record TillSums(
    Currency currency, Map<TillEntry.Kind, Money> in, Map<TillEntry.Kind, Money> out) {
  /** Takes copies. */
  public TillSums {
    in = Map.copyOf(in);
    out = Map.copyOf(out);
  }

  /** Adds up entries. */
  public static TillSums of(Currency currency, List<TillEntry> entries) {
    Map<TillEntry.Kind, Money> in = new EnumMap<>(TillEntry.Kind.class);
    Map<TillEntry.Kind, Money> out = new EnumMap<>(TillEntry.Kind.class);
    for (TillEntry entry : entries) {
      (entry.incoming() ? in : out).merge(entry.kind(), entry.amount().abs(), Money::plus);
    }
    return new TillSums(currency, in, out);
  }

  /** Returns what came in by a kind. */
  public Money in(TillEntry.Kind kind) {
    return in.getOrDefault(kind, Money.zero(currency));
  }

  /** Returns what left by a kind, as a magnitude. */
  public Money out(TillEntry.Kind kind) {
    return out.getOrDefault(kind, Money.zero(currency));
  }

  /** Returns what a kind changed: negative if more left than came in. */
  public Money net(TillEntry.Kind kind) {
    return in(kind).minus(out(kind));
  }

  /** Returns what all kinds together changed. */
  public Money net() {
    Money net = Money.zero(currency);
    for (TillEntry.Kind kind : TillEntry.Kind.values()) {
      net = net.plus(net(kind));
    }
    return net;
  }
}
