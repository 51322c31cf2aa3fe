package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences of atomic values. */
final class Items {
  private Items() {}

  /** Several expressions in a row. */
  static Expr row(List<Expr> parts) {
    Type type = parts.stream().map(Expr::type).reduce(Type::or).orElse(Type.ANY);
    return new Computed(
        type,
        true,
        s -> {
          List<Object> all = new ArrayList<>();
          for (Expr part : parts) {
            all.addAll(Values.items(part.value(s)));
          }
          return all;
        });
  }

  /** The integers from one to another. */
  static Expr range(Expr left, Expr right) {
    return new Computed(
        Type.INTEGER,
        true,
        s -> {
          List<Object> all = new ArrayList<>();
          if (left.atom(s) instanceof Long from && right.atom(s) instanceof Long to) {
            if (to - from > 100_000) {
              throw new UnsureException("a long range");
            }
            for (long i = from; i <= to; i++) {
              all.add(i);
            }
            return all;
          }
          throw new UnsureException("a range of other values");
        });
  }

  /** The items of a value at which a predicate holds. */
  static Object filter(@Nullable Object value, Expr condition, Scope s) {
    if (value instanceof Nodes) {
      throw new UnsureException("nodes where values were expected");
    }
    List<Object> items = Values.items(value);
    List<Object> kept = new ArrayList<>();
    Object outer = s.item;
    int position = s.position;
    int last = s.last;
    s.last = items.size();
    for (int i = 0; i < items.size(); i++) {
      s.item = items.get(i);
      s.position = i + 1;
      if (NodeExprs.isMet(condition, s)) {
        kept.add(items.get(i));
      }
    }
    s.item = outer;
    s.position = position;
    s.last = last;
    return kept;
  }
}
