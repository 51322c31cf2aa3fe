package ro.storno.einvoice.rules;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An expression that selects nodes. */
abstract class NodeExpr extends Expr {
  /**
   * Offers the nodes to a visitor until it accepts one, in any order, possibly one node twice. The
   * context of the scope is undefined while the visitor is called.
   *
   * @return whether one was accepted
   */
  abstract boolean any(Scope s, IntPredicate visitor);

  /** Whether it can be left out where nothing comes of it, since it cannot stop a sheet either. */
  boolean isPlain() {
    return false;
  }

  /** The nodes in document order, each once. */
  Nodes nodes(Scope s) {
    Nodes nodes = new Nodes();
    any(
        s,
        node -> {
          nodes.add(node);
          return false;
        });
    return nodes.inDocumentOrder();
  }

  /** The only node; -1 when there is none. */
  int one(Scope s) {
    Only only = new Only();
    any(s, only);
    return only.node;
  }

  /** Takes one node and no second one. */
  private static final class Only implements IntPredicate {
    private int node = -1;

    @Override
    public boolean test(int next) {
      if (node >= 0 && node != next) {
        throw new UnsureException("more than one node");
      }
      node = next;
      return false;
    }
  }

  @Override
  final Object value(Scope s) {
    return nodes(s);
  }

  @Override
  final Type type() {
    return Type.NODES;
  }

  @Override
  boolean isMany() {
    return true;
  }

  @Override
  boolean test(Scope s) {
    return any(s, node -> true);
  }

  @Override
  @Nullable Object atom(Scope s) {
    int node = one(s);
    return node < 0 ? null : new Untyped(s.tree.text(node));
  }

  @Override
  @Nullable String textOrNull(Scope s) {
    int node = one(s);
    return node < 0 ? null : s.tree.text(node);
  }
}
