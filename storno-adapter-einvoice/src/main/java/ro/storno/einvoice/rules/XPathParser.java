package ro.storno.einvoice.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of XPath 2.0 that Schematron sheets are written in; refuses everything else.
 *
 * <p>The methods follow the productions of the recommendation, weakest binding first.
 */
final class XPathParser {
  private static final Set<String> COMPARISONS = Set.of("eq", "ne", "lt", "le", "gt", "ge", "is");

  private final String text;
  private int at;

  private XPathParser(String text) {
    this.text = text;
  }

  static Ast parse(String text) {
    XPathParser parser = new XPathParser(text);
    Ast expression = parser.sequence();
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw parser.refused("end");
    }
    return expression;
  }

  private RefusedSheetException refused(String expected) {
    return new RefusedSheetException(
        "expected " + expected + " at " + at + " of the expression " + text);
  }

  // characters and words

  private void skipSpace() {
    while (at < text.length()) {
      if (Texts.isSpace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("(:", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      if (text.startsWith("(:", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith(":)", at)) {
        depth--;
        at += 2;
      } else if (at >= text.length()) {
        throw refused("the end of a comment");
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private char peek() {
    skipSpace();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean take(String mark) {
    skipSpace();
    if (text.startsWith(mark, at)) {
      at += mark.length();
      return true;
    }
    return false;
  }

  private void need(String mark) {
    if (!take(mark)) {
      throw refused(mark);
    }
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  /** The word here, without going past it; empty if there is none. */
  private String word() {
    skipSpace();
    if (at >= text.length() || !isNameStart(text.charAt(at))) {
      return "";
    }
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private boolean takeWord(String wanted) {
    if (word().equals(wanted)) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  private String qualifiedName() {
    String first = word();
    if (first.isEmpty()) {
      throw refused("a name");
    }
    at += first.length();
    if (at + 1 < text.length() && text.charAt(at) == ':' && isNameStart(text.charAt(at + 1))) {
      at++;
      String local = word();
      at += local.length();
      return first + ":" + local;
    }
    return first;
  }

  /** Whether a word is followed, after space, by a mark; used for words that need not be names. */
  private boolean isFollowedBy(String first, String mark) {
    if (!word().equals(first)) {
      return false;
    }
    int start = at;
    at += first.length();
    boolean followed = peek() != '\0' && text.startsWith(mark, at);
    at = start;
    return followed;
  }

  // expressions

  private Ast sequence() {
    Ast first = single();
    if (peek() != ',') {
      return first;
    }
    List<Ast> parts = new ArrayList<>(List.of(first));
    while (take(",")) {
      parts.add(single());
    }
    return new Ast.Sequence(List.copyOf(parts));
  }

  private Ast single() {
    if (isFollowedBy("for", "$")) {
      takeWord("for");
      return loop();
    }
    if (isFollowedBy("some", "$") || isFollowedBy("every", "$")) {
      boolean every = takeWord("every");
      if (!every) {
        takeWord("some");
      }
      return quantified(every);
    }
    if (isFollowedBy("if", "(")) {
      takeWord("if");
      return choice();
    }
    return or();
  }

  private Ast loop() {
    String variable = range();
    Ast sequence = single();
    if (take(",")) {
      return new Ast.For(variable, sequence, loop());
    }
    needWord("return");
    return new Ast.For(variable, sequence, single());
  }

  private Ast quantified(boolean every) {
    String variable = range();
    Ast sequence = single();
    if (take(",")) {
      return new Ast.Quantified(every, variable, sequence, quantified(every));
    }
    needWord("satisfies");
    return new Ast.Quantified(every, variable, sequence, single());
  }

  private String range() {
    need("$");
    String variable = qualifiedName();
    needWord("in");
    return variable;
  }

  private void needWord(String wanted) {
    if (!takeWord(wanted)) {
      throw refused(wanted);
    }
  }

  private Ast choice() {
    need("(");
    Ast condition = sequence();
    need(")");
    needWord("then");
    Ast then = single();
    needWord("else");
    return new Ast.If(condition, then, single());
  }

  private Ast or() {
    Ast left = and();
    while (takeWord("or")) {
      left = new Ast.Binary("or", left, and());
    }
    return left;
  }

  private Ast and() {
    Ast left = comparison();
    while (takeWord("and")) {
      left = new Ast.Binary("and", left, comparison());
    }
    return left;
  }

  private Ast comparison() {
    Ast left = rangeOrValue();
    String operator = comparisonOperator();
    return operator == null ? left : new Ast.Binary(operator, left, rangeOrValue());
  }

  private @Nullable String comparisonOperator() {
    if (peek() == '<' && text.startsWith("<<", at) || peek() == '>' && text.startsWith(">>", at)) {
      throw refused("a comparison of values");
    }
    for (String operator : List.of("!=", "<=", ">=", "=", "<", ">")) {
      if (take(operator)) {
        return operator;
      }
    }
    String word = word();
    if (COMPARISONS.contains(word)) {
      at += word.length();
      return word;
    }
    return null;
  }

  private Ast rangeOrValue() {
    Ast left = additive();
    return takeWord("to") ? new Ast.Binary("to", left, additive()) : left;
  }

  private Ast additive() {
    Ast left = multiplicative();
    while (true) {
      if (take("+")) {
        left = new Ast.Binary("+", left, multiplicative());
      } else if (take("-")) {
        left = new Ast.Binary("-", left, multiplicative());
      } else {
        return left;
      }
    }
  }

  private Ast multiplicative() {
    Ast left = union();
    while (true) {
      if (take("*")) {
        left = new Ast.Binary("*", left, union());
      } else if (takeWord("div")) {
        left = new Ast.Binary("div", left, union());
      } else if (takeWord("idiv")) {
        left = new Ast.Binary("idiv", left, union());
      } else if (takeWord("mod")) {
        left = new Ast.Binary("mod", left, union());
      } else {
        return left;
      }
    }
  }

  private Ast union() {
    Ast left = cast();
    while (takeUnion()) {
      left = new Ast.Binary("|", left, cast());
    }
    return left;
  }

  private boolean takeUnion() {
    if (peek() == '|' && text.startsWith("||", at)) {
      throw refused("an operator of XPath 2.0");
    }
    return take("|") || takeWord("union");
  }

  private Ast cast() {
    Ast operand = unary();
    if (takeWord("castable")) {
      needWord("as");
      return new Ast.Cast(operand, qualifiedName(), take("?"), true);
    }
    if (isFollowedBy("cast", "as")) {
      takeWord("cast");
      needWord("as");
      return new Ast.Cast(operand, qualifiedName(), take("?"), false);
    }
    return operand;
  }

  private Ast unary() {
    if (take("-")) {
      return new Ast.Minus(unary());
    }
    return take("+") ? unary() : path();
  }

  // paths

  private Ast path() {
    if (take("//")) {
      return relative(deeper(new Ast.Root()));
    }
    if (take("/")) {
      return startsStep() ? relative(new Ast.Root()) : new Ast.Root();
    }
    return continued(step());
  }

  private static Ast deeper(Ast base) {
    Ast.Test any = new Ast.Test(Ast.Test.Kind.NODE, null, null);
    return new Ast.Slash(base, new Ast.Step(Axis.DESCENDANT_OR_SELF, any, List.of()));
  }

  private boolean startsStep() {
    char c = peek();
    return isNameStart(c) || c == '*' || c == '@' || c == '.' || c == '(' || c == '$';
  }

  private Ast relative(Ast base) {
    return continued(new Ast.Slash(base, step()));
  }

  private Ast continued(Ast first) {
    Ast left = first;
    while (true) {
      if (take("//")) {
        left = new Ast.Slash(deeper(left), step());
      } else if (take("/")) {
        left = new Ast.Slash(left, step());
      } else {
        return left;
      }
    }
  }

  private Ast step() {
    char c = peek();
    if (c == '.' && text.startsWith("..", at)) {
      at += 2;
      Ast.Test any = new Ast.Test(Ast.Test.Kind.NODE, null, null);
      return new Ast.Step(Axis.PARENT, any, predicates());
    }
    if (c == '@') {
      at++;
      return new Ast.Step(Axis.ATTRIBUTE, nameTest(), predicates());
    }
    if (c == '*' || (isNameStart(c) && !isFunctionCall())) {
      return axisStep();
    }
    return filtered(primary());
  }

  private boolean isFunctionCall() {
    int start = at;
    String name = qualifiedName();
    boolean called = peek() == '(';
    at = start;
    return called
        && !Set.of("node", "text", "comment", "processing-instruction", "element", "attribute")
            .contains(name);
  }

  private Ast axisStep() {
    Axis axis = Axis.CHILD;
    String word = word();
    if (!word.isEmpty() && text.startsWith("::", at + word.length())) {
      axis = Axis.of(word);
      at += word.length() + 2;
    }
    return new Ast.Step(axis, nameTest(), predicates());
  }

  private Ast.Test nameTest() {
    if (take("*")) {
      if (at < text.length() && text.charAt(at) == ':') {
        at++;
        return new Ast.Test(Ast.Test.Kind.NAMED, null, qualifiedName());
      }
      return new Ast.Test(Ast.Test.Kind.NAMED, null, null);
    }
    String name = qualifiedName();
    if (peek() == '(') {
      return kindTest(name);
    }
    if (text.startsWith(":*", at)) {
      at += 2;
      return new Ast.Test(Ast.Test.Kind.NAMED, name, null);
    }
    int colon = name.indexOf(':');
    return colon < 0
        ? new Ast.Test(Ast.Test.Kind.NAMED, "", name)
        : new Ast.Test(Ast.Test.Kind.NAMED, name.substring(0, colon), name.substring(colon + 1));
  }

  private Ast.Test kindTest(String name) {
    need("(");
    need(")");
    return switch (name) {
      case "node" -> new Ast.Test(Ast.Test.Kind.NODE, null, null);
      case "text" -> new Ast.Test(Ast.Test.Kind.TEXT, null, null);
      // documents reach the rules without comments and processing instructions
      case "comment", "processing-instruction" -> new Ast.Test(Ast.Test.Kind.NOTHING, null, null);
      default -> throw refused("a known kind of node");
    };
  }

  private List<Ast> predicates() {
    List<Ast> predicates = new ArrayList<>();
    while (take("[")) {
      predicates.add(sequence());
      need("]");
    }
    return List.copyOf(predicates);
  }

  private Ast filtered(Ast base) {
    Ast filtered = base;
    for (Ast predicate : predicates()) {
      filtered = new Ast.Filter(filtered, predicate);
    }
    return filtered;
  }

  private Ast primary() {
    char c = peek();
    if (c == '$') {
      at++;
      return new Ast.Variable(qualifiedName());
    }
    if (c == '"' || c == '\'') {
      return new Ast.Literal(string(c));
    }
    if (Character.isDigit(c) || isDecimalPoint(c)) {
      return new Ast.Literal(number());
    }
    if (c == '.') {
      at++;
      return new Ast.Self();
    }
    if (c == '(') {
      return parenthesized();
    }
    return call();
  }

  private boolean isDecimalPoint(char c) {
    return c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  private Ast parenthesized() {
    need("(");
    if (take(")")) {
      return new Ast.Sequence(List.of());
    }
    Ast inner = sequence();
    need(")");
    return inner;
  }

  private Ast call() {
    String name = qualifiedName();
    need("(");
    List<Ast> arguments = new ArrayList<>();
    if (!take(")")) {
      do {
        arguments.add(single());
      } while (take(","));
      need(")");
    }
    return new Ast.Call(name.startsWith("fn:") ? name.substring(3) : name, List.copyOf(arguments));
  }

  private String string(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length()) {
        throw refused("the end of a string");
      }
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
  }

  private Object number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && isNameStart(text.charAt(at))) {
      throw refused("a number without exponent");
    }
    String digits = text.substring(start, at);
    if (digits.indexOf('.') >= 0) {
      return new BigDecimal(digits);
    }
    return digits.length() < 18 ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
  }
}
