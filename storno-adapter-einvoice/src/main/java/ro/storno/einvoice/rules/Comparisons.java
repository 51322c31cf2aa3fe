package ro.storno.einvoice.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compiles comparisons, the commonest ones so that no value has to be made for them. */
final class Comparisons {
  private Comparisons() {}

  /** A general comparison: true if any pair of items compares. */
  static Expr general(Comparison operator, Expr left, Expr right) {
    if (left instanceof Const && !(right instanceof Const)) {
      return general(operator.exchanged(), right, left);
    }
    if (right instanceof Const constant) {
      return againstConstant(operator, left, constant);
    }
    if (!left.isMany() && left.type() != Type.NODES && right.type() == Type.NODES) {
      return general(operator.exchanged(), right, left);
    }
    if (left instanceof NodeExpr nodes && !right.isMany() && right.type() != Type.NODES) {
      return new Condition(s -> anyAgainst(nodes, operator, right.atom(s), s));
    }
    return new Condition(
        s -> {
          Object rest = right.value(s);
          return any(left, s, a -> Values.any(rest, s.tree, b -> operator.general(a, b)));
        });
  }

  private static boolean anyAgainst(
      NodeExpr nodes, Comparison operator, @Nullable Object other, Scope s) {
    if (other == null) {
      return false;
    }
    if (operator == Comparison.EQUAL && other instanceof String text) {
      return nodes.any(s, node -> s.tree.text(node).equals(text));
    }
    return nodes.any(s, node -> operator.general(new Untyped(s.tree.text(node)), other));
  }

  /** Whether any item of an expression, atomized, fulfils a condition. */
  static boolean any(Expr expression, Scope s, Predicate<Object> condition) {
    if (expression instanceof NodeExpr nodes) {
      return nodes.any(s, node -> condition.test(new Untyped(s.tree.text(node))));
    }
    if (expression instanceof Mapped mapped) {
      return mapped.any(s, condition);
    }
    return Values.any(expression.value(s), s.tree, condition);
  }

  private static Expr againstConstant(Comparison operator, Expr left, Const constant) {
    List<Object> values = Values.items(constant.constant());
    if (left instanceof Whole whole && constant.constant() instanceof Long number) {
      long other = number;
      return new Condition(s -> operator.of(Long.compare(whole.number(s), other)));
    }
    boolean texts = values.stream().allMatch(String.class::isInstance);
    if (texts && operator == Comparison.EQUAL && !values.isEmpty()) {
      Set<Object> wanted = new HashSet<>(values);
      return amongTexts(left, wanted);
    }
    if (values.size() == 1) {
      Object value = values.get(0);
      if (texts && operator == Comparison.UNEQUAL && left instanceof NodeExpr nodes) {
        return new Condition(s -> nodes.any(s, node -> !s.tree.text(node).equals(value)));
      }
      return new Condition(s -> any(left, s, a -> operator.general(a, value)));
    }
    return new Condition(
        s -> any(left, s, a -> values.stream().anyMatch(b -> operator.general(a, b))));
  }

  private static Expr amongTexts(Expr left, Set<Object> wanted) {
    if (left instanceof NodeExpr nodes) {
      if (wanted.size() == 1) {
        Object only = wanted.iterator().next();
        return new Condition(s -> nodes.any(s, node -> only.equals(s.tree.text(node))));
      }
      return new Condition(s -> nodes.any(s, node -> wanted.contains(s.tree.text(node))));
    }
    if (left.type() == Type.TEXT && !left.isMany()) {
      return new Condition(
          s -> {
            String text = left.textOrNull(s);
            return text != null && wanted.contains(text);
          });
    }
    return new Condition(s -> any(left, s, atom -> wanted.contains(textOf(atom))));
  }

  private static String textOf(Object atom) {
    String text = Values.text(atom);
    if (text == null) {
      throw new IllegalStateException("An item without value");
    }
    return text;
  }

  /** A value comparison, which takes at most one item on each side. */
  static Expr value(Comparison operator, Expr left, Expr right) {
    return Computed.of(
        Type.BOOLEAN,
        s -> {
          Object a = left.atom(s);
          Object b = right.atom(s);
          return a == null || b == null ? null : (Object) operator.value(a, b);
        });
  }

  /**
   * Whether a list of codes with spaces around each has a code: {@code contains(' A B ', concat('
   * ', code, ' '))}.
   */
  static Expr inCodeList(String list, Expr code) {
    Set<String> codes = new HashSet<>();
    int from = list.indexOf(' ');
    while (from >= 0) {
      int to = list.indexOf(' ', from + 1);
      if (to < 0) {
        break;
      }
      codes.add(list.substring(from + 1, to));
      from = to;
    }
    return new Condition(
        s -> {
          String text = code.text(s);
          return text.indexOf(' ') < 0 ? codes.contains(text) : list.contains(" " + text + " ");
        });
  }
}
