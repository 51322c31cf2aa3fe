package ro.storno.einvoice.rules;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An expression that depends on the document alone, found once for each. */
final class Remembered extends Expr {
  private static final Object EMPTY = new Object();

  private final Expr expression;
  private final int slot;
  private final int locals;

  /**
   * Keeps the value of an expression.
   *
   * @param slot where it is kept
   * @param locals how many local variables the expression has of its own
   */
  Remembered(Expr expression, int slot, int locals) {
    this.expression = expression;
    this.slot = slot;
    this.locals = locals;
  }

  @Override
  @Nullable Object value(Scope s) {
    Object value = s.memory[slot];
    if (value == null) {
      @Nullable Object[] outer = s.locals;
      s.locals = new Object[locals];
      Object found = expression.value(s);
      s.locals = outer;
      value = found == null ? EMPTY : found;
      s.memory[slot] = value;
    }
    return value == EMPTY ? null : value;
  }

  @Override
  Type type() {
    return expression.type();
  }

  @Override
  boolean isMany() {
    return expression.isMany();
  }

  /** The same for nodes. */
  static final class OfNodes extends NodeExpr {
    private final NodeExpr expression;
    private final int slot;
    private final int locals;

    OfNodes(NodeExpr expression, int slot, int locals) {
      this.expression = expression;
      this.slot = slot;
      this.locals = locals;
    }

    @Override
    Nodes nodes(Scope s) {
      if (s.memory[slot] instanceof Nodes known) {
        return known;
      }
      @Nullable Object[] outer = s.locals;
      s.locals = new Object[locals];
      Nodes nodes = expression.nodes(s);
      s.locals = outer;
      s.memory[slot] = nodes;
      return nodes;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      Nodes nodes = nodes(s);
      for (int i = 0; i < nodes.size(); i++) {
        if (visitor.test(nodes.get(i))) {
          return true;
        }
      }
      return false;
    }

    @Override
    boolean isMany() {
      return expression.isMany();
    }
  }
}
