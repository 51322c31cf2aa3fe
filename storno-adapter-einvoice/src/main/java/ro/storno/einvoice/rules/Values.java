package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What XPath does with any value: atomization, effective boolean value, single items. */
final class Values {
  private Values() {}

  /** The effective boolean value. */
  static boolean truth(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Nodes nodes) {
      return nodes.size() > 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Untyped untyped) {
      return !untyped.text().isEmpty();
    }
    if (value instanceof Number number) {
      return Numbers.truth(number);
    }
    if (value instanceof List<?> list && list.size() <= 1) {
      return !list.isEmpty() && truth(list.get(0));
    }
    throw new UnsureException("no effective boolean value");
  }

  /** The only item, atomized; null for none. */
  static @Nullable Object atom(@Nullable Object value, RuleTree tree) {
    if (value instanceof Nodes nodes) {
      if (nodes.size() > 1) {
        throw new UnsureException("more than one item");
      }
      return nodes.size() == 0 ? null : new Untyped(tree.text(nodes.get(0)));
    }
    if (value instanceof List<?> list) {
      if (list.size() > 1) {
        throw new UnsureException("more than one item");
      }
      return list.isEmpty() ? null : list.get(0);
    }
    return value;
  }

  /** An atom as a string where the function conversion rules allow it; null for none. */
  static @Nullable String text(@Nullable Object atom) {
    if (atom == null) {
      return null;
    }
    if (atom instanceof String text) {
      return text;
    }
    if (atom instanceof Untyped untyped) {
      return untyped.text();
    }
    throw new UnsureException("not a string");
  }

  /** Whether any item of a value, atomized, fulfils a condition. */
  static boolean any(@Nullable Object value, RuleTree tree, Predicate<Object> condition) {
    if (value == null) {
      return false;
    }
    if (value instanceof Nodes nodes) {
      for (int i = 0; i < nodes.size(); i++) {
        if (condition.test(new Untyped(tree.text(nodes.get(i))))) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (condition.test(item)) {
          return true;
        }
      }
      return false;
    }
    return condition.test(value);
  }

  /** All items, atomized. */
  static List<Object> atoms(@Nullable Object value, RuleTree tree) {
    List<Object> atoms = new ArrayList<>();
    any(value, tree, atom -> !atoms.add(atom));
    return atoms;
  }

  /** The items of a value, nodes as sequences of one node. */
  static List<Object> items(@Nullable Object value) {
    List<Object> items = new ArrayList<>();
    if (value instanceof Nodes nodes) {
      for (int i = 0; i < nodes.size(); i++) {
        items.add(Nodes.of(nodes.get(i)));
      }
    } else if (value instanceof List<?> list) {
      items.addAll(list);
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  static int count(@Nullable Object value) {
    if (value instanceof Nodes nodes) {
      return nodes.size();
    }
    if (value instanceof List<?> list) {
      return list.size();
    }
    return value == null ? 0 : 1;
  }
}
