package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values, none of them nodes, that an expression has at each node of another. */
final class Mapped extends Expr {
  private final NodeExpr base;
  private final Expr body;

  Mapped(NodeExpr base, Expr body) {
    this.base = base;
    this.body = body;
  }

  @Override
  Object value(Scope s) {
    List<Object> values = new ArrayList<>();
    Nodes nodes = base.nodes(s);
    int outer = s.node;
    int position = s.position;
    int last = s.last;
    s.last = nodes.size();
    for (int i = 0; i < nodes.size(); i++) {
      s.node = nodes.get(i);
      s.position = i + 1;
      values.addAll(Values.items(body.value(s)));
    }
    s.node = outer;
    s.position = position;
    s.last = last;
    return values;
  }

  /** Whether the atomized value at any node fulfils a condition. */
  boolean any(Scope s, Predicate<Object> condition) {
    return base.any(s, node -> Values.any(at(s, node), s.tree, condition));
  }

  private @Nullable Object at(Scope s, int node) {
    int outer = s.node;
    s.node = node;
    Object value = body.value(s);
    s.node = outer;
    return value;
  }

  @Override
  Type type() {
    return body.type();
  }

  @Override
  boolean isMany() {
    return base.isMany() || body.isMany();
  }
}
