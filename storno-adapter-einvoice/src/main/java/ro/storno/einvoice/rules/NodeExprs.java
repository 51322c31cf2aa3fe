package ro.storno.einvoice.rules;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The expressions that select nodes and are no plain steps. */
final class NodeExprs {
  private NodeExprs() {}

  /** The document node. */
  static final class Root extends NodeExpr {
    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return visitor.test(0);
    }

    @Override
    boolean isPlain() {
      return true;
    }

    @Override
    boolean isMany() {
      return false;
    }
  }

  /** The context node. */
  static final class Self extends NodeExpr {
    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return visitor.test(s.node);
    }

    @Override
    int one(Scope s) {
      return s.node;
    }

    @Override
    boolean isPlain() {
      return true;
    }

    @Override
    boolean isMany() {
      return false;
    }
  }

  /** The node whose rule is being applied. */
  static final class Current extends NodeExpr {
    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return visitor.test(s.ruleNode);
    }

    @Override
    boolean isPlain() {
      return true;
    }

    @Override
    boolean isMany() {
      return false;
    }
  }

  /** The nodes that one expression selects from each node of another. */
  static final class From extends NodeExpr {
    private final NodeExpr left;
    private final NodeExpr right;

    From(NodeExpr left, NodeExpr right) {
      this.left = left;
      this.right = right;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return left.any(
          s,
          node -> {
            int outer = s.node;
            s.node = node;
            boolean accepted = right.any(s, visitor);
            s.node = outer;
            return accepted;
          });
    }
  }

  /** The nodes that fulfil a condition in which no position occurs. */
  static final class Fulfilling extends NodeExpr {
    private final NodeExpr base;
    private final Expr condition;

    Fulfilling(NodeExpr base, Expr condition) {
      this.base = base;
      this.condition = condition;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return base.any(s, node -> fulfils(s, node) && visitor.test(node));
    }

    private boolean fulfils(Scope s, int node) {
      int outer = s.node;
      s.node = node;
      boolean fulfilled = condition.test(s);
      s.node = outer;
      return fulfilled;
    }

    @Override
    boolean isMany() {
      return base.isMany();
    }
  }

  /** The nodes at positions within a sequence that conditions allow. */
  static final class Positioned extends NodeExpr {
    private final NodeExpr base;
    private final Expr condition;

    Positioned(NodeExpr base, Expr condition) {
      this.base = base;
      this.condition = condition;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return anyOf(s, base.nodes(s), List.of(condition), visitor);
    }
  }

  /** A step whose conditions are about positions along its axis. */
  static final class PositionedStep extends NodeExpr {
    private final @Nullable NodeExpr base;
    private final StepExpr step;
    private final List<Expr> conditions;

    PositionedStep(@Nullable NodeExpr base, StepExpr step, List<Expr> conditions) {
      this.base = base;
      this.step = step;
      this.conditions = conditions;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return base == null ? from(s, s.node, visitor) : base.any(s, node -> from(s, node, visitor));
    }

    private boolean from(Scope s, int node, IntPredicate visitor) {
      Nodes nodes = new Nodes();
      step.walk(
          s.tree,
          node,
          found -> {
            nodes.add(found);
            return false;
          });
      return anyOf(s, nodes, conditions, visitor);
    }
  }

  private static boolean anyOf(Scope s, Nodes all, List<Expr> conditions, IntPredicate visitor) {
    Nodes left = all;
    for (Expr condition : conditions) {
      left = at(s, left, condition);
    }
    for (int i = 0; i < left.size(); i++) {
      if (visitor.test(left.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Nodes at(Scope s, Nodes nodes, Expr condition) {
    int node = s.node;
    int position = s.position;
    int last = s.last;
    Nodes kept = new Nodes();
    s.last = nodes.size();
    for (int i = 0; i < nodes.size(); i++) {
      s.node = nodes.get(i);
      s.position = i + 1;
      if (isMet(condition, s)) {
        kept.add(nodes.get(i));
      }
    }
    s.node = node;
    s.position = position;
    s.last = last;
    return kept;
  }

  /** Whether a predicate holds at the position of the scope. */
  static boolean isMet(Expr condition, Scope s) {
    if (condition.type().isNeverNumeric()) {
      return condition.test(s);
    }
    Object value = condition.value(s);
    return value instanceof Number number
        ? Numbers.compare(number, (long) s.position) == 0
        : Values.truth(value);
  }

  /** The nodes of both. */
  static final class Union extends NodeExpr {
    private final NodeExpr left;
    private final NodeExpr right;

    Union(NodeExpr left, NodeExpr right) {
      this.left = left;
      this.right = right;
    }

    @Override
    boolean isPlain() {
      return left.isPlain() && right.isPlain();
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return left.any(s, visitor) || right.any(s, visitor);
    }
  }

  /** Nodes in the order in which expressions select them. */
  static final class Row extends NodeExpr {
    private final List<NodeExpr> parts;

    Row(List<NodeExpr> parts) {
      this.parts = parts;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      for (NodeExpr part : parts) {
        if (part.any(s, visitor)) {
          return true;
        }
      }
      return false;
    }

    @Override
    Nodes nodes(Scope s) {
      Nodes all = new Nodes();
      for (NodeExpr part : parts) {
        Nodes nodes = part.nodes(s);
        for (int i = 0; i < nodes.size(); i++) {
          all.add(nodes.get(i));
        }
      }
      return all;
    }

    @Override
    int one(Scope s) {
      Nodes nodes = nodes(s);
      if (nodes.size() > 1) {
        throw new UnsureException("more than one node");
      }
      return nodes.size() == 0 ? -1 : nodes.get(0);
    }
  }

  /** The one or the other. */
  static final class Either extends NodeExpr {
    private final Expr condition;
    private final NodeExpr then;
    private final NodeExpr otherwise;

    Either(Expr condition, NodeExpr then, NodeExpr otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    private NodeExpr chosen(Scope s) {
      return condition.test(s) ? then : otherwise;
    }

    @Override
    boolean any(Scope s, IntPredicate visitor) {
      return chosen(s).any(s, visitor);
    }

    @Override
    Nodes nodes(Scope s) {
      return chosen(s).nodes(s);
    }

    @Override
    int one(Scope s) {
      return chosen(s).one(s);
    }
  }

  /** The nodes a variable holds. */
  static final class Held extends NodeExpr {
    private final Variable variable;

    Held(Variable variable) {
      this.variable = variable;
    }

    @Override
    Nodes nodes(Scope s) {
      return variable.get(s) instanceof Nodes nodes ? nodes : new Nodes();
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
    int one(Scope s) {
      Nodes nodes = nodes(s);
      if (nodes.size() > 1) {
        throw new UnsureException("more than one node");
      }
      return nodes.size() == 0 ? -1 : nodes.get(0);
    }

    @Override
    boolean isMany() {
      return variable.isMany();
    }
  }
}
