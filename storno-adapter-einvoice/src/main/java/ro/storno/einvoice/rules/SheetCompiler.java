package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a sheet that the ISO skeleton made: globals and functions when an expression names them,
 * the modes the root template runs through, and the rules of each. What the skeleton adds for its
 * own protocol is known and left out; anything else is refused.
 */
final class SheetCompiler implements ExprCompiler.Globals {
  /** How the skeleton writes the place of an element. */
  private static final Set<String> KNOWN_PLACES =
      Set.of(
          "<template@match=*@mode=schematron-select-full-path><apply-templates"
              + "@mode=schematron-get-full-path@select=.></></>",
          "<template@match=*@mode=schematron-get-full-path><apply-templates"
              + "@mode=schematron-get-full-path@select=parent::*></><text>/</><choose>"
              + "<when@test=namespace-uri()=''><value-of@select=name()></></><otherwise>"
              + "<text>*:</><value-of@select=local-name()></><text>[namespace-uri()='</>"
              + "<value-of@select=namespace-uri()></><text>']</></></><variable@name=preceding"
              + "@select=count(preceding-sibling::*[local-name()=local-name(current())"
              + "andnamespace-uri()=namespace-uri(current())])></><text>[</>"
              + "<value-of@select=1+$preceding></><text>]</></>");

  /** The prefixes of functions and types that the compiler goes by, and what they have to mean. */
  private static final Map<String, String> KNOWN_PREFIXES =
      Map.of(
          "xs", "http://www.w3.org/2001/XMLSchema",
          "fn", "http://www.w3.org/2005/xpath-functions");

  private final SheetElement root;
  private final Names names;
  private final Function<String, byte @Nullable []> tables;
  private final ExprCompiler expressions;
  private final Map<String, SheetElement> globalElements = new HashMap<>();
  private final Map<String, Variable> globals = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, UserFunction> functions = new HashMap<>();
  private final Map<String, CodeDatabase> databases = new HashMap<>();
  private final Map<String, List<SheetElement>> modes = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private int globalSlots;

  SheetCompiler(SheetElement.Sheet sheet, Names names, Function<String, byte @Nullable []> tables) {
    root = sheet.root();
    KNOWN_PREFIXES.forEach(
        (prefix, uri) -> {
          if (!sheet.prefixes().getOrDefault(prefix, uri).equals(uri)) {
            throw new RefusedSheetException("the prefix " + prefix + " of another meaning");
          }
        });
    this.names = names;
    this.tables = tables;
    expressions = new ExprCompiler(names, sheet.prefixes(), this);
  }

  RuleSheet compile() {
    survey();
    List<List<Rule>> patterns = order.stream().map(this::rules).toList();
    return new RuleSheet(new RuleWalk(patterns, names), globalSlots, expressions.memorySize());
  }

  // the top of the sheet

  private void survey() {
    if (!root.isXsl("stylesheet") || !"2.0".equals(root.attribute("version"))) {
      throw new RefusedSheetException("no sheet of XSLT 2.0");
    }
    Set<String> places = new HashSet<>();
    for (Object part : root.content()) {
      if (!(part instanceof SheetElement element)) {
        throw new RefusedSheetException("text at the top");
      }
      if (element.isXsl("template")) {
        template(element, places);
      } else {
        declaration(element);
      }
    }
    if (!places.equals(KNOWN_PLACES)) {
      throw new RefusedSheetException("places written in another way");
    }
  }

  private void declaration(SheetElement element) {
    if (element.isXsl("param") || element.isXsl("variable")) {
      SheetElement other = globalElements.put(element.need("name"), element);
      if (other != null) {
        throw new RefusedSheetException("two globals " + element.need("name"));
      }
    } else if (element.isXsl("function")) {
      globalElements.put(element.need("name") + "()", element);
    } else if (!element.isXsl("output") && !element.isSvrl("text")) {
      throw new RefusedSheetException("the declaration " + element.local());
    }
  }

  private void template(SheetElement element, Set<String> places) {
    String match = element.need("match").strip();
    String mode = element.attribute("mode");
    if (mode == null) {
      if (match.equals("/")) {
        order(element);
      } else if (!match.equals("text()") || !element.content().isEmpty()) {
        throw new RefusedSheetException("a template without mode for " + match);
      }
    } else if (mode.startsWith("schematron-") || mode.startsWith("generate-id-")) {
      boolean used =
          mode.equals("schematron-select-full-path")
              || (mode.equals("schematron-get-full-path") && match.equals("*"));
      if (used) {
        places.add(element.outline());
      }
    } else {
      modes.computeIfAbsent(mode, m -> new ArrayList<>()).add(element);
    }
  }

  /** The order in which the root template goes through the modes. */
  private void order(SheetElement template) {
    List<SheetElement> output = template.elements();
    if (output.size() != 1 || !output.get(0).isSvrl("schematron-output")) {
      throw new RefusedSheetException("a root template of another kind");
    }
    for (SheetElement part : output.get(0).elements()) {
      if (part.isXsl("apply-templates")) {
        if (!"/".equals(part.attribute("select"))) {
          throw new RefusedSheetException("rules for a part of the document");
        }
        order.add(part.need("mode"));
      } else if (!part.isXsl("comment")
          && !part.isXsl("attribute")
          && !part.isSvrl("ns-prefix-in-attribute-values")
          && !part.isSvrl("text")
          && !isIdle(part)) {
        throw new RefusedSheetException("the root template has " + part.local());
      }
    }
  }

  /** Whether a pattern is merely announced; its walk without mode finds nothing but text. */
  private static boolean isIdle(SheetElement part) {
    return part.isSvrl("active-pattern")
        && part.elements().stream()
            .allMatch(
                e ->
                    e.isXsl("attribute")
                        || e.isSvrl("text")
                        || (e.isXsl("apply-templates") && e.attributes().isEmpty()));
  }

  // rules

  /** The rules of a mode, which has to go through the whole document whatever matches. */
  private List<Rule> rules(String mode) {
    List<Rule> rules = new ArrayList<>();
    boolean elements = false;
    boolean attributes = true;
    for (SheetElement template : modes.getOrDefault(mode, List.of())) {
      String match = template.need("match").strip();
      double priority = Double.parseDouble(template.need("priority"));
      if (match.equals("text()") && template.content().isEmpty()) {
        continue;
      }
      Walk walk = walk(template, mode);
      attributes &= walk.attributes();
      if (match.equals("@*|node()") && priority == -2) {
        elements = true;
      } else {
        rules.add(rule(template, match, priority));
      }
    }
    boolean forAttributes =
        rules.stream().flatMap(r -> r.patterns().stream()).anyMatch(MatchPattern::isForAttributes);
    if (!elements
        || (forAttributes && !attributes)
        || rules.stream().anyMatch(rule -> rule.priority() < 0)) {
      throw new RefusedSheetException("the mode " + mode + " of another kind");
    }
    return rules;
  }

  /**
   * Where a template goes on.
   *
   * @param attributes whether it goes to the attributes too
   */
  private record Walk(boolean attributes) {}

  /** Where a template goes on, which all do, at their end. */
  private static Walk walk(SheetElement template, String mode) {
    List<SheetElement> parts = template.elements();
    SheetElement last = parts.isEmpty() ? template : parts.get(parts.size() - 1);
    if (!last.isXsl("apply-templates") || !mode.equals(last.attribute("mode"))) {
      throw new RefusedSheetException("a rule that ends the walk");
    }
    return switch (last.need("select").replaceAll("\\s", "")) {
      case "*", "*|comment()|processing-instruction()", "node()" -> new Walk(false);
      case "@*|*", "@*|node()", "@*|*|comment()|processing-instruction()" -> new Walk(true);
      default -> throw new RefusedSheetException("a walk to " + last.need("select"));
    };
  }

  private Rule rule(SheetElement template, String match, double priority) {
    List<MatchPattern> patterns = MatchPattern.compile(match, expressions);
    Environment env = Environment.atNode();
    List<Rule.Assertion> assertions = new ArrayList<>();
    boolean ended = false;
    for (Object part : template.content()) {
      if (ended || !(part instanceof SheetElement element)) {
        throw new RefusedSheetException("a rule with more");
      }
      if (element.isXsl("variable")) {
        env = local(element, env);
      } else if (element.isXsl("choose") || element.isXsl("if")) {
        assertions.add(assertion(element, env));
      } else if (element.isXsl("apply-templates")) {
        ended = true;
      } else if (!element.isSvrl("fired-rule")) {
        throw new RefusedSheetException("a rule with " + element.local());
      }
    }
    return new Rule(patterns, priority, assertions, env.slots().used());
  }

  private Environment local(SheetElement element, Environment env) {
    Expr definition = definition(element, env);
    return env.with(element.need("name"), Variable.ofRule(env.slots().next(), definition));
  }

  private Rule.Assertion assertion(SheetElement element, Environment env) {
    List<SheetElement> parts = element.elements();
    if (element.isXsl("if")) {
      Expr test = expressions.compileTest(element.need("test"), env);
      return message(only(parts, "successful-report"), test, true, env);
    }
    if (parts.size() != 2
        || !parts.get(0).isXsl("when")
        || !parts.get(0).content().isEmpty()
        || !parts.get(1).isXsl("otherwise")) {
      throw new RefusedSheetException("a choice in a rule");
    }
    Expr test = expressions.compileTest(parts.get(0).need("test"), env);
    return message(only(parts.get(1).elements(), "failed-assert"), test, false, env);
  }

  private static SheetElement only(List<SheetElement> parts, String name) {
    if (parts.size() != 1 || !parts.get(0).isSvrl(name)) {
      throw new RefusedSheetException("an assertion without " + name);
    }
    return parts.get(0);
  }

  private Rule.Assertion message(SheetElement element, Expr test, boolean broken, Environment env) {
    Map<String, String> attributes = new HashMap<>(element.attributes());
    List<Expr> text = new ArrayList<>();
    boolean located = false;
    for (SheetElement part : element.elements()) {
      if (part.isXsl("attribute") && part.need("name").equals("location")) {
        requirePlace(part);
        located = true;
      } else if (part.isXsl("attribute")) {
        attributes.put(part.need("name"), constant(part));
      } else if (part.isSvrl("text")) {
        text(part, text, env);
      } else if (!part.isSvrl("diagnostic-reference") && !part.isSvrl("property-reference")) {
        throw new RefusedSheetException("a message with " + part.local());
      }
    }
    if (!located) {
      throw new RefusedSheetException("a message without place");
    }
    String flag = attributes.getOrDefault("flag", "").strip();
    return new Rule.Assertion(
        test,
        broken,
        attributes.getOrDefault("id", "").strip(),
        flag.isEmpty() ? attributes.getOrDefault("role", "").strip() : flag,
        text);
  }

  private static String constant(SheetElement attribute) {
    String value = attribute.plainText();
    if (value == null) {
      throw new RefusedSheetException("an attribute that is computed");
    }
    return value;
  }

  private static void requirePlace(SheetElement attribute) {
    List<SheetElement> parts = attribute.elements();
    if (parts.size() != 1
        || !parts.get(0).isXsl("apply-templates")
        || !"schematron-select-full-path".equals(parts.get(0).attribute("mode"))
        || !".".equals(parts.get(0).attribute("select"))) {
      throw new RefusedSheetException("a place written in another way");
    }
  }

  private void text(SheetElement element, List<Expr> text, Environment env) {
    for (Object part : element.content()) {
      if (part instanceof String string) {
        text.add(new Const(string));
      } else if (part instanceof SheetElement inner && inner.isXsl("text")) {
        text.add(new Const(constant(inner)));
      } else if (part instanceof SheetElement inner && inner.isXsl("value-of")) {
        text.add(expressions.compile(inner.need("select"), env));
      } else {
        throw new RefusedSheetException("a text with more than text");
      }
    }
  }

  // globals and functions

  @Override
  public @Nullable Variable variable(String name) {
    Variable known = globals.get(name);
    SheetElement element = globalElements.get(name);
    if (known != null || element == null) {
      return known;
    }
    if (!underWay.add(name)) {
      throw new RefusedSheetException("the global " + name + " in its own definition");
    }
    Variable variable = Variable.global(globalSlots++, definition(element, Environment.atNode()));
    globals.put(name, variable);
    return variable;
  }

  /** What a variable or parameter is defined to be. */
  private Expr definition(SheetElement element, Environment env) {
    String select = element.attribute("select");
    String as = element.attribute("as");
    Expr value;
    if (select != null && element.content().isEmpty()) {
      value = expressions.compile(select, env);
    } else if (select == null && as == null && element.plainText() != null) {
      // a tree with nothing but text, which is asked for its text alone
      value = new Const(new Untyped(constant(element)));
    } else if (select == null && as != null) {
      value = body(element.content(), env);
    } else {
      throw new RefusedSheetException("the variable " + element.need("name"));
    }
    return as == null ? value : typed(value, as);
  }

  private static Expr typed(Expr value, String as) {
    Type type = UserFunction.typeOf(as);
    return Computed.of(type, s -> UserFunction.convert(value.value(s), as, s));
  }

  @Override
  public @Nullable UserFunction function(String name) {
    UserFunction known = functions.get(name);
    SheetElement element = globalElements.get(name + "()");
    if (known != null || element == null) {
      return known;
    }
    List<@Nullable String> types = new ArrayList<>();
    Environment env = Environment.ofFunction();
    List<Object> rest = new ArrayList<>();
    for (Object part : element.content()) {
      if (part instanceof SheetElement param && param.isXsl("param")) {
        String as = param.attribute("as");
        types.add(as);
        boolean many = as == null;
        env =
            env.with(
                param.need("name"),
                Variable.bound(env.slots().next(), UserFunction.typeOf(as), many));
      } else {
        rest.add(part);
      }
    }
    UserFunction function = new UserFunction(types, element.attribute("as"));
    functions.put(name, function);
    function.define(body(rest, env), env.slots().used());
    return function;
  }

  /** A sequence of instructions whose last gives the value. */
  private Expr body(List<Object> content, Environment env) {
    if (content.isEmpty() || !(content.get(0) instanceof SheetElement first)) {
      throw new RefusedSheetException("a function of another kind");
    }
    if (first.isXsl("variable")) {
      Expr definition = definition(first, env);
      int slot = env.slots().next();
      Variable variable = Variable.bound(slot, definition.type(), definition.isMany());
      Expr rest = body(content.subList(1, content.size()), env.with(first.need("name"), variable));
      return new Computed(
          rest.type(),
          rest.isMany(),
          s -> {
            s.locals[slot] = definition.value(s);
            return rest.value(s);
          });
    }
    if (content.size() == 1 && first.isXsl("sequence")) {
      return expressions.compile(first.need("select"), env);
    }
    if (content.size() == 1 && first.isXsl("value-of")) {
      return written(expressions.compile(first.need("select"), env));
    }
    if (content.size() == 1 && first.isXsl("choose")) {
      return choose(first.elements(), env);
    }
    throw new RefusedSheetException("a function with " + first.local());
  }

  /** A text node, which is what is left of a value that is written. */
  private static Expr written(Expr value) {
    return Computed.of(
        Type.UNTYPED,
        s -> {
          List<Object> atoms = Values.atoms(value.value(s), s.tree);
          return new Untyped(String.join(" ", atoms.stream().map(Texts::of).toList()));
        });
  }

  private Expr choose(List<SheetElement> branches, Environment env) {
    SheetElement first = branches.get(0);
    if (first.isXsl("otherwise")) {
      return body(first.content(), env);
    }
    if (branches.size() < 2) {
      throw new RefusedSheetException("a choice without end");
    }
    return ExprCompiler.choice(
        expressions.compileTest(first.need("test"), env),
        body(first.content(), env),
        choose(branches.subList(1, branches.size()), env));
  }

  @Override
  public @Nullable List<String> codes(String table, String list) {
    CodeDatabase database = databases.get(table);
    if (database == null) {
      byte[] bytes = tables.apply(table);
      if (bytes == null) {
        return null;
      }
      database = CodeDatabase.read(bytes);
      databases.put(table, database);
    }
    return database.codes(list);
  }
}
