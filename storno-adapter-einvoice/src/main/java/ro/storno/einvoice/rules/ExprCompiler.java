package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles XPath, as the expressions of one sheet are written in, to closures. */
final class ExprCompiler {
  private static final Scope NO_DOCUMENT = new Scope(new RuleTree(new Names(), 0), 0, 0);

  private final Names names;
  private final Map<String, String> prefixes;
  private final Globals globals;
  private final Functions functions;
  private final Memory memory;

  /** Finds what is declared at the top of the sheet. */
  interface Globals {
    @Nullable Variable variable(String name);

    @Nullable UserFunction function(String name);

    /** The codes of a list that lies in a table beside the sheet; null when there is none. */
    @Nullable List<String> codes(String table, String list);
  }

  ExprCompiler(Names names, Map<String, String> prefixes, Globals globals) {
    this.names = names;
    this.prefixes = prefixes;
    this.globals = globals;
    this.functions = new Functions(this);
    this.memory = new Memory();
  }

  int memorySize() {
    return memory.size();
  }

  Globals globals() {
    return globals;
  }

  Expr compile(String expression, Environment env) {
    return compile(XPathParser.parse(expression), env);
  }

  Expr compile(Ast ast, Environment env) {
    return memory.remembered(ast, env, globals, where -> compileAnew(ast, where));
  }

  /** Compiles what nothing but the effective boolean value is asked of. */
  Expr compileTest(Ast ast, Environment env) {
    Expr lookup = CodeTables.lookup(ast, this, env);
    return lookup != null ? lookup : compile(ast, env);
  }

  /** The same from text. */
  Expr compileTest(String expression, Environment env) {
    return compileTest(XPathParser.parse(expression), env);
  }

  private Expr compileAnew(Ast ast, Environment env) {
    if (ast instanceof Ast.Literal literal) {
      return new Const(literal.value());
    }
    if (ast instanceof Ast.Variable variable) {
      return variable(variable.name(), env).reference();
    }
    if (ast instanceof Ast.Call call) {
      return folded(functions.compile(call, env), isPure(call, env));
    }
    if (ast instanceof Ast.Root) {
      requireNode(env);
      return new NodeExprs.Root();
    }
    if (ast instanceof Ast.Self) {
      return self(env);
    }
    if (ast instanceof Ast.Step step) {
      requireNode(env);
      return step(null, step, env);
    }
    if (ast instanceof Ast.Slash slash) {
      return slash(slash, env);
    }
    if (ast instanceof Ast.Filter filter) {
      return filter(filter, env);
    }
    return compileOperator(ast, env);
  }

  private Expr compileOperator(Ast ast, Environment env) {
    if (ast instanceof Ast.Binary binary) {
      return binary(binary, env);
    }
    if (ast instanceof Ast.Minus minus) {
      Expr operand = compile(minus.operand(), env);
      return Computed.of(
          Type.NUMBER,
          s -> {
            Object atom = operand.atom(s);
            return atom == null ? null : Numbers.negate(Numbers.operand(atom));
          });
    }
    if (ast instanceof Ast.If choice) {
      return choice(
          compileTest(choice.condition(), env),
          compile(choice.then(), env),
          compile(choice.otherwise(), env));
    }
    if (ast instanceof Ast.For loop) {
      return loop(loop, env);
    }
    if (ast instanceof Ast.Quantified quantified) {
      return quantified(quantified, env);
    }
    if (ast instanceof Ast.Sequence sequence) {
      return sequence(sequence, env);
    }
    if (ast instanceof Ast.Cast cast) {
      Expr operand = compile(cast.operand(), env);
      return cast.question()
          ? Casts.question(operand, cast.type(), cast.optional())
          : Casts.to(cast.type(), operand, cast.optional());
    }
    throw new RefusedSheetException("the expression " + ast);
  }

  private static void requireNode(Environment env) {
    if (env.context() != Type.NODES) {
      throw new RefusedSheetException("a path where the context is not known to be a node");
    }
  }

  private Variable variable(String name, Environment env) {
    Variable local = env.variables().get(name);
    if (local != null) {
      return local;
    }
    Variable global = globals.variable(name);
    if (global == null) {
      throw new RefusedSheetException("the variable " + name);
    }
    return global;
  }

  Expr self(Environment env) {
    Type context = env.context();
    if (context == null) {
      throw new RefusedSheetException("the context item where nothing is known of it");
    }
    if (context == Type.NODES) {
      return new NodeExprs.Self();
    }
    return Computed.of(context, s -> s.item);
  }

  // folding

  private boolean isPure(Ast.Call call, Environment env) {
    return !call.arguments().isEmpty()
        && call.name().indexOf(':') < 0
        && call.arguments().stream().allMatch(a -> a instanceof Ast.Literal || isConstant(a, env));
  }

  private boolean isConstant(Ast ast, Environment env) {
    if (ast instanceof Ast.Variable v) {
      return variable(v.name(), env).reference() instanceof Const;
    }
    return ast instanceof Ast.Sequence s
            && s.parts().stream().allMatch(Ast.Literal.class::isInstance)
        || ast instanceof Ast.Call call && isPure(call, env);
  }

  private static Expr folded(Expr expression, boolean pure) {
    if (!pure || expression instanceof NodeExpr) {
      return expression;
    }
    try {
      return new Const(expression.value(NO_DOCUMENT));
    } catch (UnsureException e) {
      return expression;
    }
  }

  // paths

  private NodeTest test(Ast.Test test, Axis axis) {
    boolean attribute = axis == Axis.ATTRIBUTE;
    return switch (test.kind()) {
      case NODE -> NodeTest.NODE;
      case TEXT -> NodeTest.TEXT;
      case NOTHING -> NodeTest.NOTHING;
      case NAMED -> named(test, attribute);
    };
  }

  private NodeTest named(Ast.Test test, boolean attribute) {
    String local = test.local();
    String prefix = test.prefix();
    if (local == null && prefix != null) {
      return new NodeTest.InNamespace(uri(prefix), attribute);
    }
    if (local == null) {
      return attribute ? NodeTest.ATTRIBUTE : NodeTest.ELEMENT;
    }
    if (prefix == null) {
      return new NodeTest.Local(local, attribute);
    }
    return new NodeTest.Named(names.ofRule(new Names.Name(uri(prefix), local, attribute)));
  }

  /** The namespace of a prefix; no prefix means no namespace. */
  String uri(String prefix) {
    String uri = prefix.isEmpty() ? "" : prefixes.get(prefix);
    if (uri == null) {
      throw new RefusedSheetException("the prefix " + prefix);
    }
    return uri;
  }

  /** The test of a step in a match pattern. */
  NodeTest patternTest(Ast.Step step) {
    return test(step.test(), step.axis());
  }

  private NodeExpr step(@Nullable NodeExpr base, Ast.Step step, Environment env) {
    NodeTest test = test(step.test(), step.axis());
    List<Expr> conditions = new ArrayList<>();
    for (Ast predicate : step.predicates()) {
      conditions.add(compile(predicate, env.in(Type.NODES)));
    }
    if (conditions.stream().allMatch(ExprCompiler::ignoresPosition)
        && step.predicates().stream().noneMatch(Dependence::onPosition)) {
      NodeExpr nodes = new StepExpr(base, step.axis(), test);
      for (Expr condition : conditions) {
        nodes = new NodeExprs.Fulfilling(nodes, condition);
      }
      return nodes;
    }
    return new NodeExprs.PositionedStep(base, new StepExpr(null, step.axis(), test), conditions);
  }

  private static boolean ignoresPosition(Expr condition) {
    return condition.type().isNeverNumeric();
  }

  private Expr slash(Ast.Slash slash, Environment env) {
    if (slash.right() instanceof Ast.Binary union && union.operator().equals("|")) {
      return compile(
          new Ast.Binary(
              "|",
              new Ast.Slash(slash.left(), union.left()),
              new Ast.Slash(slash.left(), union.right())),
          env);
    }
    Ast.Slash shortened = withoutDetour(slash);
    Expr left = compile(shortened.left(), env);
    if (!(left instanceof NodeExpr nodes)) {
      throw new RefusedSheetException("a path from what may not be nodes");
    }
    if (shortened.right() instanceof Ast.Step step) {
      return step(nodes instanceof NodeExprs.Self ? null : nodes, step, env);
    }
    Expr right = compile(shortened.right(), env.in(Type.NODES));
    if (right.type() == Type.ANY) {
      throw new RefusedSheetException("a path to what may or may not be nodes");
    }
    return right instanceof NodeExpr more
        ? new NodeExprs.From(nodes, more)
        : new Mapped(nodes, right);
  }

  /** {@code //a} as one step, where its predicates do not count positions among siblings. */
  private static Ast.Slash withoutDetour(Ast.Slash slash) {
    if (slash.left() instanceof Ast.Slash way
        && way.right() instanceof Ast.Step every
        && every.axis() == Axis.DESCENDANT_OR_SELF
        && every.test().kind() == Ast.Test.Kind.NODE
        && slash.right() instanceof Ast.Step step
        && step.axis() == Axis.CHILD
        && step.predicates().stream().allMatch(Dependence::isSurelyNoPosition)) {
      return new Ast.Slash(
          way.left(), new Ast.Step(Axis.DESCENDANT, step.test(), step.predicates()));
    }
    return slash;
  }

  private Expr filter(Ast.Filter filter, Environment env) {
    Expr base = compile(filter.base(), env);
    if (base instanceof NodeExpr nodes) {
      Expr condition = compile(filter.predicate(), env.in(Type.NODES));
      return ignoresPosition(condition) && !Dependence.onPosition(filter.predicate())
          ? new NodeExprs.Fulfilling(nodes, condition)
          : new NodeExprs.Positioned(nodes, condition);
    }
    Type item = base.type() == Type.ANY ? null : base.type();
    Expr condition = compile(filter.predicate(), env.in(item));
    return new Computed(base.type(), true, s -> Items.filter(base.value(s), condition, s));
  }

  // operators

  private Expr binary(Ast.Binary binary, Environment env) {
    if (binary.operator().equals("or")) {
      return or(compileTest(binary.left(), env), compileTest(binary.right(), env));
    }
    if (binary.operator().equals("and")) {
      return and(compileTest(binary.left(), env), compileTest(binary.right(), env));
    }
    Expr left = compile(binary.left(), env);
    Expr right = compile(binary.right(), env);
    return switch (binary.operator()) {
      case "|" -> union(left, right);
      case "is" -> sameNode(left, right);
      case "to" -> Items.range(left, right);
      case "=" -> Comparisons.general(Comparison.EQUAL, left, right);
      case "!=" -> Comparisons.general(Comparison.UNEQUAL, left, right);
      case "<" -> Comparisons.general(Comparison.LESS, left, right);
      case "<=" -> Comparisons.general(Comparison.AT_MOST, left, right);
      case ">" -> Comparisons.general(Comparison.GREATER, left, right);
      case ">=" -> Comparisons.general(Comparison.AT_LEAST, left, right);
      case "eq" -> Comparisons.value(Comparison.EQUAL, left, right);
      case "ne" -> Comparisons.value(Comparison.UNEQUAL, left, right);
      case "lt" -> Comparisons.value(Comparison.LESS, left, right);
      case "le" -> Comparisons.value(Comparison.AT_MOST, left, right);
      case "gt" -> Comparisons.value(Comparison.GREATER, left, right);
      case "ge" -> Comparisons.value(Comparison.AT_LEAST, left, right);
      default -> Arithmetic.of(binary.operator(), left, right);
    };
  }

  private static Expr or(Expr left, Expr right) {
    if (left instanceof Const constant) {
      return Values.truth(constant.constant()) ? new Const(true) : new Condition(right::test);
    }
    return new Condition(s -> left.test(s) || right.test(s));
  }

  private static Expr and(Expr left, Expr right) {
    if (left instanceof Const constant) {
      return Values.truth(constant.constant()) ? new Condition(right::test) : new Const(false);
    }
    return new Condition(s -> left.test(s) && right.test(s));
  }

  private static Expr sameNode(Expr left, Expr right) {
    if (!(left instanceof NodeExpr a) || !(right instanceof NodeExpr b)) {
      throw new RefusedSheetException("the identity of what may not be nodes");
    }
    return Computed.of(
        Type.BOOLEAN,
        s -> {
          int first = a.one(s);
          int second = b.one(s);
          return first < 0 || second < 0 ? null : (Object) (first == second);
        });
  }

  private static Expr union(Expr left, Expr right) {
    if (left instanceof NodeExpr a && right instanceof NodeExpr b) {
      return new NodeExprs.Union(a, b);
    }
    throw new RefusedSheetException("a union of what may not be nodes");
  }

  /** The one or the other. */
  static Expr choice(Expr condition, Expr then, Expr otherwise) {
    if (condition instanceof Const constant) {
      return Values.truth(constant.constant()) ? then : otherwise;
    }
    if (then instanceof NodeExpr a && otherwise instanceof NodeExpr b) {
      return new NodeExprs.Either(condition, a, b);
    }
    if (then.type() == Type.BOOLEAN && otherwise.type() == Type.BOOLEAN) {
      return new Condition(s -> condition.test(s) ? then.test(s) : otherwise.test(s));
    }
    return new Computed(
        then.type().or(otherwise.type()),
        then.isMany() || otherwise.isMany(),
        s -> condition.test(s) ? then.value(s) : otherwise.value(s));
  }

  private Expr sequence(Ast.Sequence sequence, Environment env) {
    List<Expr> parts = sequence.parts().stream().map(part -> compile(part, env)).toList();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (!parts.isEmpty() && parts.stream().allMatch(NodeExpr.class::isInstance)) {
      return new NodeExprs.Row(parts.stream().map(NodeExpr.class::cast).toList());
    }
    if (parts.stream().anyMatch(part -> part.type() == Type.NODES || part.type() == Type.ANY)) {
      throw new RefusedSheetException("a sequence of nodes and other items");
    }
    Expr row = Items.row(parts);
    return parts.stream().allMatch(Const.class::isInstance)
        ? new Const(row.value(NO_DOCUMENT))
        : row;
  }

  private Expr loop(Ast.For loop, Environment env) {
    Expr sequence = compile(loop.sequence(), env);
    Variable variable = Variable.bound(env.slots().next(), sequence.type(), false);
    Expr body = compile(loop.body(), env.with(loop.variable(), variable));
    if (body.type() == Type.NODES || body.type() == Type.ANY) {
      throw new RefusedSheetException("a loop whose items may be nodes");
    }
    int slot = variable.slot();
    return new Computed(
        body.type(),
        true,
        s -> {
          List<Object> all = new ArrayList<>();
          for (Object item : Values.items(sequence.value(s))) {
            s.locals[slot] = item;
            all.addAll(Values.items(body.value(s)));
          }
          return all;
        });
  }

  private Expr quantified(Ast.Quantified quantified, Environment env) {
    Expr sequence = compile(quantified.sequence(), env);
    Expr sameAs = asComparison(quantified, sequence, env);
    if (sameAs != null) {
      return sameAs;
    }
    Variable variable = Variable.bound(env.slots().next(), sequence.type(), false);
    Expr condition = compile(quantified.condition(), env.with(quantified.variable(), variable));
    int slot = variable.slot();
    boolean every = quantified.every();
    return new Condition(
        s -> {
          for (Object item : Values.items(sequence.value(s))) {
            s.locals[slot] = item;
            if (condition.test(s) != every) {
              return !every;
            }
          }
          return every;
        });
  }

  /** {@code some $c in $codes satisfies x = $c} is {@code x = $codes}, found by hash. */
  private @Nullable Expr asComparison(Ast.Quantified some, Expr sequence, Environment env) {
    if (some.every()
        || !(sequence instanceof Const)
        || !(some.condition() instanceof Ast.Binary equals)
        || !equals.operator().equals("=")) {
      return null;
    }
    Ast variable = new Ast.Variable(some.variable());
    Ast other = equals.right().equals(variable) ? equals.left() : equals.right();
    boolean once = equals.right().equals(variable) != equals.left().equals(variable);
    if (!once || Dependence.on(other, some.variable())) {
      return null;
    }
    return Comparisons.general(Comparison.EQUAL, compile(other, env), sequence);
  }

  /** What was compiled that depends on the document alone, and is to be found once only. */
  private static final class Memory {
    private final Map<Ast, Expr> remembered = new HashMap<>();
    private int size;

    int size() {
      return size;
    }

    Expr remembered(
        Ast ast, Environment env, Globals globals, Function<Environment, Expr> compiler) {
      if (env.context() != Type.NODES
          || !Dependence.isWorthRemembering(ast)
          || !Dependence.onDocumentAlone(ast, name -> isGlobal(name, env, globals))) {
        return compiler.apply(env);
      }
      Expr known = remembered.get(ast);
      if (known == null) {
        Environment alone = Environment.atNode();
        known = remembering(compiler.apply(alone), alone.slots());
        remembered.put(ast, known);
      }
      return known;
    }

    private static boolean isGlobal(String name, Environment env, Globals globals) {
      return !env.variables().containsKey(name) && globals.variable(name) != null;
    }

    private Expr remembering(Expr expression, Environment.Slots slots) {
      if (expression instanceof Const) {
        return expression;
      }
      return expression instanceof NodeExpr nodes
          ? new Remembered.OfNodes(nodes, size++, slots.used())
          : new Remembered(expression, size++, slots.used());
    }
  }
}
