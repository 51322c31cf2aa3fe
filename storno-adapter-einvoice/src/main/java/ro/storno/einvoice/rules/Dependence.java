package ro.storno.einvoice.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the value of an expression depends on, seen from how it is written. */
final class Dependence {
  private static final Set<String> BOOLEAN_CALLS =
      Set.of(
          "not",
          "exists",
          "empty",
          "boolean",
          "contains",
          "starts-with",
          "ends-with",
          "matches",
          "true",
          "false");
  private static final Set<String> POSITION_CALLS = Set.of("position", "last");

  /** Functions that take the context item when they are given no argument. */
  private static final Set<String> CONTEXT_CALLS =
      Set.of(
          "position",
          "last",
          "current",
          "name",
          "local-name",
          "namespace-uri",
          "normalize-space",
          "string",
          "string-length",
          "number",
          "document-uri",
          "root",
          "base-uri");

  private Dependence() {}

  /**
   * The parts of an expression that share its context, and the parts that have one of their own.
   */
  private record Parts(List<Ast> outer, List<Ast> inner) {}

  private static Parts parts(Ast ast) {
    if (ast instanceof Ast.Call call) {
      return new Parts(call.arguments(), List.of());
    }
    if (ast instanceof Ast.Step step) {
      return new Parts(List.of(), step.predicates());
    }
    if (ast instanceof Ast.Slash slash) {
      return new Parts(List.of(slash.left()), List.of(slash.right()));
    }
    if (ast instanceof Ast.Filter filter) {
      return new Parts(List.of(filter.base()), List.of(filter.predicate()));
    }
    return new Parts(operands(ast), List.of());
  }

  private static List<Ast> operands(Ast ast) {
    if (ast instanceof Ast.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (ast instanceof Ast.Minus minus) {
      return List.of(minus.operand());
    }
    if (ast instanceof Ast.If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    }
    if (ast instanceof Ast.For loop) {
      return List.of(loop.sequence(), loop.body());
    }
    if (ast instanceof Ast.Quantified quantified) {
      return List.of(quantified.sequence(), quantified.condition());
    }
    if (ast instanceof Ast.Sequence sequence) {
      return sequence.parts();
    }
    return ast instanceof Ast.Cast cast ? List.of(cast.operand()) : List.of();
  }

  /** Whether a predicate asks for the position of its own context. */
  static boolean onPosition(Ast ast) {
    if (ast instanceof Ast.Call call && POSITION_CALLS.contains(call.name())) {
      return true;
    }
    return parts(ast).outer().stream().anyMatch(Dependence::onPosition);
  }

  /** Whether it can be seen that a predicate is true or false for a node wherever that stands. */
  static boolean isSurelyNoPosition(Ast ast) {
    if (onPosition(ast)) {
      return false;
    }
    if (ast instanceof Ast.Binary binary) {
      return Set.of("or", "and", "=", "!=", "<", "<=", ">", ">=", "|").contains(binary.operator());
    }
    if (ast instanceof Ast.Slash slash) {
      return slash.right() instanceof Ast.Step;
    }
    return ast instanceof Ast.Step
        || ast instanceof Ast.Quantified
        || (ast instanceof Ast.Call call && BOOLEAN_CALLS.contains(call.name()));
  }

  /** Whether a variable of a name occurs. */
  static boolean on(Ast ast, String variable) {
    if (ast instanceof Ast.Variable v) {
      return v.name().equals(variable);
    }
    Parts parts = parts(ast);
    return parts.outer().stream().anyMatch(part -> on(part, variable))
        || parts.inner().stream().anyMatch(part -> on(part, variable));
  }

  /** Whether an expression means more work than to find it again where it is kept. */
  static boolean isWorthRemembering(Ast ast) {
    if (ast instanceof Ast.Slash) {
      return steps(ast) > 3 || hasPredicates(ast);
    }
    return ast instanceof Ast.Quantified
        || (ast instanceof Ast.Binary binary && !binary.operator().equals("|"))
        || (ast instanceof Ast.Call call && !call.arguments().isEmpty());
  }

  private static int steps(Ast ast) {
    return ast instanceof Ast.Slash slash ? steps(slash.left()) + steps(slash.right()) : 1;
  }

  private static boolean hasPredicates(Ast ast) {
    if (ast instanceof Ast.Slash slash) {
      return hasPredicates(slash.left()) || hasPredicates(slash.right());
    }
    return ast instanceof Ast.Filter
        || ast instanceof Ast.Call
        || (ast instanceof Ast.Step step && !step.predicates().isEmpty());
  }

  /** Whether nothing but the document decides, given which variables do not either. */
  static boolean onDocumentAlone(Ast ast, Predicate<String> isGlobal) {
    return reachesDocument(ast) && isFree(ast, isGlobal, true);
  }

  private static boolean reachesDocument(Ast ast) {
    if (ast instanceof Ast.Root) {
      return true;
    }
    Parts parts = parts(ast);
    return parts.outer().stream().anyMatch(Dependence::reachesDocument)
        || parts.inner().stream().anyMatch(Dependence::reachesDocument);
  }

  private static boolean isFree(Ast ast, Predicate<String> isGlobal, boolean outermost) {
    if (ast instanceof Ast.Variable v) {
      return isGlobal.test(v.name());
    }
    if (ast instanceof Ast.Quantified q) {
      return isFree(q.sequence(), isGlobal, outermost)
          && isFree(q.condition(), bound(q.variable(), isGlobal), outermost);
    }
    if (ast instanceof Ast.For loop) {
      return isFree(loop.sequence(), isGlobal, outermost)
          && isFree(loop.body(), bound(loop.variable(), isGlobal), outermost);
    }
    if (ast instanceof Ast.Call call && call.name().equals("current")) {
      return false;
    }
    if (outermost && takesContext(ast)) {
      return false;
    }
    Parts parts = parts(ast);
    return parts.outer().stream().allMatch(part -> isFree(part, isGlobal, outermost))
        && parts.inner().stream().allMatch(part -> isFree(part, isGlobal, false));
  }

  private static Predicate<String> bound(String variable, Predicate<String> isGlobal) {
    return name -> name.equals(variable) || isGlobal.test(name);
  }

  private static boolean takesContext(Ast ast) {
    return ast instanceof Ast.Self
        || ast instanceof Ast.Step
        || (ast instanceof Ast.Call call
            && call.arguments().isEmpty()
            && CONTEXT_CALLS.contains(call.name()));
  }
}
