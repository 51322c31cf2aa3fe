package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One alternative of a match pattern, tested from the last step towards the root. */
final class MatchPattern {
  private final Step[] steps;
  private final boolean fromRoot;

  /**
   * A step of a pattern.
   *
   * @param test what the node has to be
   * @param attribute whether it has to be an attribute
   * @param conditions what has to hold for it
   * @param deep whether the step before matches any ancestor, not the parent alone
   * @param ending how the name has to end for the conditions to hold; null when it is not seen
   */
  private record Step(
      NodeTest test,
      boolean attribute,
      List<Expr> conditions,
      boolean deep,
      @Nullable String ending) {}

  private MatchPattern(List<Step> steps, boolean fromRoot) {
    this.steps = steps.toArray(Step[]::new);
    this.fromRoot = fromRoot;
  }

  /** The alternatives of a pattern. */
  static List<MatchPattern> compile(String pattern, ExprCompiler compiler) {
    List<Ast> alternatives = new ArrayList<>();
    distribute(XPathParser.parse(pattern), alternatives);
    return alternatives.stream().map(ast -> alternative(ast, compiler)).toList();
  }

  /** Splits a pattern at its bars, those within parentheses too. */
  private static void distribute(Ast ast, List<Ast> alternatives) {
    if (ast instanceof Ast.Binary union && union.operator().equals("|")) {
      distribute(union.left(), alternatives);
      distribute(union.right(), alternatives);
    } else if (ast instanceof Ast.Slash slash) {
      List<Ast> lefts = new ArrayList<>();
      distribute(slash.left(), lefts);
      for (Ast left : lefts) {
        alternatives.add(new Ast.Slash(left, slash.right()));
      }
    } else if (ast instanceof Ast.Filter filter) {
      List<Ast> bases = new ArrayList<>();
      distribute(filter.base(), bases);
      for (Ast base : bases) {
        alternatives.add(filtered(base, filter.predicate()));
      }
    } else {
      alternatives.add(ast);
    }
  }

  private static Ast filtered(Ast base, Ast predicate) {
    if (base instanceof Ast.Slash slash) {
      return new Ast.Slash(slash.left(), filtered(slash.right(), predicate));
    }
    if (base instanceof Ast.Step step) {
      List<Ast> predicates = new ArrayList<>(step.predicates());
      predicates.add(predicate);
      return new Ast.Step(step.axis(), step.test(), List.copyOf(predicates));
    }
    throw new RefusedSheetException("a condition in a pattern");
  }

  private static MatchPattern alternative(Ast ast, ExprCompiler compiler) {
    List<Step> steps = new ArrayList<>();
    Ast rest = ast;
    while (rest instanceof Ast.Slash slash) {
      boolean deep = slash.left() instanceof Ast.Slash way && isEveryDescendant(way.right());
      steps.add(step(slash.right(), compiler, deep));
      rest = deep ? ((Ast.Slash) slash.left()).left() : slash.left();
    }
    if (rest instanceof Ast.Root) {
      return new MatchPattern(List.copyOf(steps), true);
    }
    steps.add(step(rest, compiler, false));
    return new MatchPattern(List.copyOf(steps), false);
  }

  private static boolean isEveryDescendant(Ast ast) {
    return ast instanceof Ast.Step step
        && step.axis() == Axis.DESCENDANT_OR_SELF
        && step.test().kind() == Ast.Test.Kind.NODE
        && step.predicates().isEmpty();
  }

  private static Step step(Ast ast, ExprCompiler compiler, boolean deep) {
    if (!(ast instanceof Ast.Step step)
        || (step.axis() != Axis.CHILD && step.axis() != Axis.ATTRIBUTE)
        || step.test().kind() != Ast.Test.Kind.NAMED) {
      throw new RefusedSheetException("a pattern with " + ast);
    }
    List<Expr> conditions = new ArrayList<>();
    for (Ast predicate : step.predicates()) {
      Environment atNode = Environment.atNode();
      Expr condition = compiler.compileTest(predicate, atNode);
      if (atNode.slots().used() > 0) {
        throw new RefusedSheetException("a pattern with variables of its own");
      }
      if (!condition.type().isNeverNumeric() || Dependence.onPosition(predicate)) {
        throw new RefusedSheetException("a pattern with a position");
      }
      conditions.add(condition);
    }
    return new Step(
        compiler.patternTest(step), step.axis() == Axis.ATTRIBUTE, conditions, deep, ending(step));
  }

  /** {@code [ends-with(name(), 'X') and ...]}: the X, which no prefix can be part of. */
  private static @Nullable String ending(Ast.Step step) {
    Ast first = step.predicates().isEmpty() ? null : step.predicates().get(0);
    while (first instanceof Ast.Binary and && and.operator().equals("and")) {
      first = and.left();
    }
    return first instanceof Ast.Call call
            && call.name().equals("ends-with")
            && call.arguments().get(0).equals(new Ast.Call("name", List.of()))
            && call.arguments().get(1) instanceof Ast.Literal literal
            && literal.value() instanceof String text
            && text.indexOf(':') < 0
        ? text
        : null;
  }

  /** Whether a node of a name can match. */
  boolean isPossibleFor(int number, Names names) {
    if (steps.length == 0) {
      return false;
    }
    int only = steps[0].test().onlyName();
    Names.Name name = names.name(number);
    String ending = steps[0].ending();
    return (only < 0 || only == number)
        && name.attribute() == steps[0].attribute()
        && (ending == null || name.local().endsWith(ending));
  }

  /** The only name it can match; -1 when there are several. */
  int onlyName() {
    return steps.length == 0 ? -1 : steps[0].test().onlyName();
  }

  /** Whether it matches attributes, and nothing else. */
  boolean isForAttributes() {
    return steps.length > 0 && steps[0].attribute();
  }

  /** Whether it matches the document node, and nothing else. */
  boolean isForDocument() {
    return steps.length == 0 && fromRoot;
  }

  /** Whether a node matches; the node has the name or kind the pattern is for. */
  boolean matches(Scope s, int node) {
    return matches(s, node, 0);
  }

  private boolean matches(Scope s, int node, int from) {
    Step step = steps[from];
    RuleTree tree = s.tree;
    if (node <= 0
        || tree.isAttribute(node) != step.attribute()
        || !step.test().accepts(tree, node)) {
      return false;
    }
    int parent = tree.parent(node);
    boolean placed;
    if (from + 1 == steps.length) {
      placed = !fromRoot || step.deep() || parent == 0;
    } else if (step.deep()) {
      placed = anyAncestor(s, parent, from + 1);
    } else {
      placed = matches(s, parent, from + 1);
    }
    return placed && fulfils(s, node, step.conditions());
  }

  private boolean anyAncestor(Scope s, int from, int step) {
    for (int node = from; node > 0; node = s.tree.parent(node)) {
      if (matches(s, node, step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fulfils(Scope s, int node, List<Expr> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      Expr condition = conditions.get(i);
      s.node = node;
      if (!condition.test(s)) {
        return false;
      }
    }
    return true;
  }
}
