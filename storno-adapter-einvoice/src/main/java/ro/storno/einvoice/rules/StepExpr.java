package ro.storno.einvoice.rules;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A step along an axis, from the nodes of another expression or from the context node. */
final class StepExpr extends NodeExpr {
  private final @Nullable NodeExpr base;
  private final Axis axis;
  private final NodeTest test;
  private final int name;
  private final boolean plain;

  /**
   * A step.
   *
   * @param base where it starts; null for the context node
   */
  StepExpr(@Nullable NodeExpr base, Axis axis, NodeTest test) {
    this.base = base;
    this.axis = axis;
    this.test = test;
    this.name = test.onlyName();
    this.plain = base == null || base.isPlain();
  }

  @Override
  boolean isPlain() {
    return plain;
  }

  @Override
  boolean any(Scope s, IntPredicate visitor) {
    RuleTree tree = s.tree;
    if (plain && name >= 0 && tree.firstNamed(name) < 0) {
      return false;
    }
    if (base == null) {
      return walk(tree, s.node, visitor);
    }
    return base.any(s, node -> walk(tree, node, visitor));
  }

  /** Offers the nodes of the axis in its own order, which is backwards for some. */
  boolean walk(RuleTree tree, int from, IntPredicate visitor) {
    return switch (axis) {
      case CHILD -> name >= 0 ? namedChildren(tree, from, visitor) : children(tree, from, visitor);
      case ATTRIBUTE -> attributes(tree, from, visitor);
      case SELF -> accepted(tree, from, visitor);
      case PARENT -> from > 0 && accepted(tree, tree.parent(from), visitor);
      case ANCESTOR -> from > 0 && upwards(tree, tree.parent(from), visitor);
      case ANCESTOR_OR_SELF -> upwards(tree, from, visitor);
      case DESCENDANT -> descendants(tree, from, visitor);
      case DESCENDANT_OR_SELF -> accepted(tree, from, visitor) || descendants(tree, from, visitor);
      case PRECEDING_SIBLING -> precedingSiblings(tree, from, visitor);
      case FOLLOWING_SIBLING -> followingSiblings(tree, from, visitor);
      case PRECEDING -> preceding(tree, from, visitor);
    };
  }

  private boolean accepted(RuleTree tree, int node, IntPredicate visitor) {
    return test.accepts(tree, node) && visitor.test(node);
  }

  private boolean namedChildren(RuleTree tree, int from, IntPredicate visitor) {
    int end = tree.end(from);
    for (int node = tree.content(from); node < end; node = tree.end(node)) {
      if (tree.name(node) == name && visitor.test(node)) {
        return true;
      }
    }
    return false;
  }

  private boolean children(RuleTree tree, int from, IntPredicate visitor) {
    int end = tree.end(from);
    for (int node = tree.content(from); node < end; node = tree.end(node)) {
      if (accepted(tree, node, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean attributes(RuleTree tree, int from, IntPredicate visitor) {
    if (!tree.isElement(from)) {
      return false;
    }
    int end = tree.content(from);
    for (int node = from + 1; node < end; node++) {
      if (accepted(tree, node, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean upwards(RuleTree tree, int from, IntPredicate visitor) {
    for (int node = from; node >= 0; node = tree.parent(node)) {
      if (accepted(tree, node, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean descendants(RuleTree tree, int from, IntPredicate visitor) {
    if (from == 0 && name >= 0) {
      return anywhere(tree, visitor);
    }
    int end = tree.end(from);
    int node = tree.content(from);
    while (node < end) {
      if (accepted(tree, node, visitor)) {
        return true;
      }
      // the content follows the attributes, which are no descendants
      node = tree.content(node);
    }
    return false;
  }

  private boolean anywhere(RuleTree tree, IntPredicate visitor) {
    for (int node = tree.firstNamed(name); node >= 0; node = tree.nextAlike(node)) {
      if (visitor.test(node)) {
        return true;
      }
    }
    return false;
  }

  private boolean precedingSiblings(RuleTree tree, int from, IntPredicate visitor) {
    if (from == 0 || tree.isAttribute(from)) {
      return false;
    }
    Nodes before = new Nodes();
    int node = tree.content(tree.parent(from));
    while (node != from) {
      before.add(node);
      node = tree.end(node);
    }
    for (int i = before.size() - 1; i >= 0; i--) {
      if (accepted(tree, before.get(i), visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean followingSiblings(RuleTree tree, int from, IntPredicate visitor) {
    if (from == 0 || tree.isAttribute(from)) {
      return false;
    }
    int end = tree.end(tree.parent(from));
    for (int node = tree.end(from); node < end; node = tree.end(node)) {
      if (accepted(tree, node, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean preceding(RuleTree tree, int from, IntPredicate visitor) {
    for (int node = from - 1; node > 0; node--) {
      boolean ancestor = tree.end(node) > from;
      if (!ancestor && !tree.isAttribute(node) && accepted(tree, node, visitor)) {
        return true;
      }
    }
    return false;
  }
}
