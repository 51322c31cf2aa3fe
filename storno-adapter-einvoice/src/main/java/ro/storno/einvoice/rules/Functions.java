package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles calls of the functions of XPath, and of those a sheet declares. */
final class Functions {
  private final ExprCompiler compiler;

  Functions(ExprCompiler compiler) {
    this.compiler = compiler;
  }

  Expr compile(Ast.Call call, Environment env) {
    if (call.name().startsWith("xs:") && call.arguments().size() == 1) {
      return Casts.to(call.name(), compiler.compile(call.arguments().get(0), env), true);
    }
    UserFunction declared = compiler.globals().function(call.name());
    if (declared != null) {
      return declared.call(arguments(call, env));
    }
    return switch (call.arguments().size()) {
      case 0 -> withoutArguments(call.name(), env);
      case 1 -> ofOne(call, env);
      default -> ofMore(call, env);
    };
  }

  private List<Expr> arguments(Ast.Call call, Environment env) {
    return call.arguments().stream().map(argument -> compiler.compile(argument, env)).toList();
  }

  private static RefusedSheetException unknown(String name, int arguments) {
    return new RefusedSheetException("the function " + name + " of " + arguments);
  }

  private Expr withoutArguments(String name, Environment env) {
    return switch (name) {
      case "true" -> new Const(true);
      case "false" -> new Const(false);
      case "position" -> Computed.of(Type.INTEGER, s -> (long) s.position);
      case "last" -> Computed.of(Type.INTEGER, s -> (long) s.last);
      case "current" -> current(env);
      case "name",
          "local-name",
          "namespace-uri",
          "normalize-space",
          "string-length",
          "string",
          "number" ->
          ofItem(name, compiler.self(env));
      default -> throw unknown(name, 0);
    };
  }

  private static Expr current(Environment env) {
    if (env.context() == null) {
      throw new RefusedSheetException("current() without context");
    }
    return new NodeExprs.Current();
  }

  private Expr ofOne(Ast.Call call, Environment env) {
    Ast only = call.arguments().get(0);
    if (call.name().equals("not")) {
      Expr condition = compiler.compileTest(only, env);
      return new Condition(s -> !condition.test(s));
    }
    return ofItem(call.name(), compiler.compile(only, env));
  }

  private static Expr ofItem(String name, Expr argument) {
    return switch (name) {
      case "boolean" -> new Condition(argument::test);
      case "exists" -> exists(argument);
      case "empty" -> {
        Expr exists = exists(argument);
        yield new Condition(s -> !exists.test(s));
      }
      case "count" -> new Whole(s -> Values.count(argument.value(s)));
      case "name", "local-name", "namespace-uri" -> name(name, argument);
      case "normalize-space" -> word(argument, Texts::normalizeSpace);
      case "upper-case" -> word(argument, Texts::upperCase);
      case "lower-case" -> word(argument, Texts::lowerCase);
      case "string-length" -> new Whole(s -> Texts.length(argument.text(s)));
      case "string" -> string(argument);
      case "data" -> atomized(argument);
      case "number", "sum", "abs", "round" -> numeric(name, argument);
      default -> ofSequence(name, argument);
    };
  }

  private static Expr exists(Expr argument) {
    return argument instanceof NodeExpr nodes
        ? new Condition(nodes::test)
        : new Condition(s -> Values.count(argument.value(s)) > 0);
  }

  private static Expr word(Expr argument, UnaryOperator<String> function) {
    return new Word(s -> function.apply(argument.text(s)));
  }

  private static Expr atomized(Expr argument) {
    Type type = argument.type() == Type.NODES ? Type.UNTYPED : argument.type();
    return new Computed(type, argument.isMany(), s -> Values.atoms(argument.value(s), s.tree));
  }

  private static Expr name(String function, Expr argument) {
    if (!(argument instanceof NodeExpr nodes)) {
      throw new RefusedSheetException("the name of what may be no node");
    }
    return switch (function) {
      case "name" -> named(nodes, RuleTree::written);
      case "local-name" -> named(nodes, (tree, node) -> tree.fullName(node).local());
      default -> named(nodes, (tree, node) -> tree.fullName(node).uri());
    };
  }

  /** A part of the name of a node. */
  private interface NamePart {
    String of(RuleTree tree, int node);
  }

  private static Expr named(NodeExpr nodes, NamePart part) {
    return new Word(
        s -> {
          int node = nodes.one(s);
          return node < 0 || s.tree.name(node) < 0 ? "" : part.of(s.tree, node);
        });
  }

  private static Expr string(Expr argument) {
    return new Word(
        s -> {
          Object atom = argument.atom(s);
          return atom == null ? "" : Texts.of(atom);
        });
  }

  // numbers

  private static Expr numeric(String name, Expr argument) {
    return switch (name) {
      case "number" -> Computed.of(Type.DOUBLE, s -> number(argument.atom(s)));
      case "sum" -> Computed.of(Type.NUMBER, s -> sum(argument, s));
      case "abs" -> ofNumber(argument, Numbers::abs);
      default -> ofNumber(argument, Numbers::round);
    };
  }

  private static Expr ofNumber(Expr argument, UnaryOperator<Number> function) {
    return Computed.of(
        argument.type() == Type.DECIMAL ? Type.DECIMAL : Type.NUMBER,
        s -> {
          Object atom = argument.atom(s);
          return atom == null ? null : function.apply(Numbers.operand(atom));
        });
  }

  private static Double number(@Nullable Object atom) {
    if (atom instanceof Number number) {
      return Numbers.toDouble(number);
    }
    if (atom instanceof Boolean b) {
      return b ? 1.0 : 0.0;
    }
    String text = atom == null ? null : Values.text(atom);
    Double value = text == null ? null : Numbers.doubleOrNull(text);
    return value == null ? Double.NaN : value;
  }

  private static Number sum(Expr argument, Scope s) {
    Number sum = null;
    for (Object atom : Values.atoms(argument.value(s), s.tree)) {
      Number next = Numbers.operand(atom);
      sum = sum == null ? next : Numbers.add(sum, next);
    }
    return sum == null ? (Number) 0L : sum;
  }

  // sequences

  private static Expr ofSequence(String name, Expr argument) {
    return switch (name) {
      case "distinct-values" ->
          new Computed(Type.TEXT, true, s -> distinct(Values.atoms(argument.value(s), s.tree)));
      case "reverse" ->
          new Computed(
              itemType(argument),
              true,
              s -> {
                List<Object> items = new ArrayList<>(Values.items(argument.value(s)));
                Collections.reverse(items);
                return items;
              });
      case "string-to-codepoints" ->
          new Computed(
              Type.INTEGER,
              true,
              s ->
                  new ArrayList<Object>(
                      argument.text(s).codePoints().asLongStream().boxed().toList()));
      case "codepoints-to-string" -> new Word(s -> fromCodePoints(argument, s));
      case "string-join" -> join(argument, new Const(""));
      default -> throw unknown(name, 1);
    };
  }

  private static Type itemType(Expr argument) {
    if (argument.type() == Type.NODES || argument.type() == Type.ANY) {
      throw new RefusedSheetException("what may be nodes, where values were expected");
    }
    return argument.type();
  }

  private static List<Object> distinct(List<Object> atoms) {
    Set<Object> distinct = new LinkedHashSet<>();
    for (Object atom : atoms) {
      distinct.add(String.valueOf(Values.text(atom)));
    }
    return new ArrayList<>(distinct);
  }

  private static String fromCodePoints(Expr argument, Scope s) {
    StringBuilder text = new StringBuilder();
    for (Object atom : Values.atoms(argument.value(s), s.tree)) {
      if (!(atom instanceof Long code) || code < 32 || code > 0xD7FF) {
        throw new UnsureException("a code point");
      }
      text.appendCodePoint((int) (long) code);
    }
    return text.toString();
  }

  private static Expr join(Expr argument, Expr separator) {
    return new Word(
        s ->
            String.join(
                separator.text(s),
                Values.atoms(argument.value(s), s.tree).stream().map(Texts::of).toList()));
  }

  // several arguments

  private Expr ofMore(Ast.Call call, Environment env) {
    Expr list = codeList(call, env);
    if (list != null) {
      return list;
    }
    List<Expr> a = arguments(call, env);
    if (call.name().equals("concat")) {
      return concat(a);
    }
    return a.size() == 2 ? ofTwo(call.name(), a.get(0), a.get(1)) : ofThree(call.name(), a);
  }

  private @Nullable Expr codeList(Ast.Call call, Environment env) {
    if (!call.name().equals("contains")
        || call.arguments().size() != 2
        || !(call.arguments().get(1) instanceof Ast.Call concat)
        || !concat.name().equals("concat")
        || concat.arguments().size() != 3
        || !concat.arguments().get(0).equals(new Ast.Literal(" "))
        || !concat.arguments().get(2).equals(new Ast.Literal(" "))) {
      return null;
    }
    Expr list = compiler.compile(call.arguments().get(0), env);
    Expr code = compiler.compile(concat.arguments().get(1), env);
    return list instanceof Const constant
            && constant.constant() instanceof String codes
            && code.type() == Type.TEXT
        ? Comparisons.inCodeList(codes, code)
        : null;
  }

  private static Expr concat(List<Expr> parts) {
    return new Word(
        s -> {
          StringBuilder text = new StringBuilder();
          for (Expr part : parts) {
            Object atom = part.atom(s);
            if (atom != null) {
              text.append(Texts.of(atom));
            }
          }
          return text.toString();
        });
  }

  private static Expr ofTwo(String name, Expr a, Expr b) {
    return switch (name) {
      case "contains" -> new Condition(s -> a.text(s).contains(b.text(s)));
      case "starts-with" -> new Condition(s -> a.text(s).startsWith(b.text(s)));
      case "ends-with" -> new Condition(s -> a.text(s).endsWith(b.text(s)));
      case "substring-before" -> new Word(s -> Texts.before(a.text(s), b.text(s)));
      case "substring-after" -> new Word(s -> Texts.after(a.text(s), b.text(s)));
      case "substring" ->
          new Word(s -> Texts.substring(a.text(s), position(b, s), Double.POSITIVE_INFINITY));
      case "string-join" -> join(a, b);
      case "matches" -> {
        Pattern pattern = pattern(b);
        yield new Condition(s -> Regex.found(pattern, a.text(s)));
      }
      case "tokenize" -> {
        Pattern pattern = pattern(b);
        yield new Computed(Type.TEXT, true, s -> Regex.tokens(pattern, a.text(s)));
      }
      default -> throw unknown(name, 2);
    };
  }

  private static Expr ofThree(String name, List<Expr> arguments) {
    if (arguments.size() != 3) {
      throw unknown(name, arguments.size());
    }
    Expr a = arguments.get(0);
    Expr b = arguments.get(1);
    Expr c = arguments.get(2);
    return switch (name) {
      case "substring" ->
          new Word(
              s -> {
                double from = position(b, s);
                return Texts.substring(a.text(s), from, from + position(c, s));
              });
      case "translate" -> new Word(s -> Texts.translate(a.text(s), b.text(s), c.text(s)));
      case "replace" -> {
        Pattern pattern = pattern(b);
        String replacement = literal(c);
        if (pattern.matcher("").find() || !replacement.matches("[^\\\\$]*")) {
          throw new RefusedSheetException("a replacement by more than text");
        }
        yield new Word(s -> Regex.replaced(pattern, a.text(s), replacement));
      }
      default -> throw unknown(name, 3);
    };
  }

  private static double position(Expr argument, Scope s) {
    Object atom = argument.atom(s);
    if (atom == null) {
      throw new UnsureException("no position");
    }
    return Numbers.toDouble(Numbers.round(Numbers.toDouble(Numbers.operand(atom))));
  }

  private static Pattern pattern(Expr argument) {
    return Regex.compile(literal(argument));
  }

  private static String literal(Expr argument) {
    if (argument instanceof Const constant && constant.constant() instanceof String text) {
      return text;
    }
    throw new RefusedSheetException("a regular expression that is not constant");
  }
}
