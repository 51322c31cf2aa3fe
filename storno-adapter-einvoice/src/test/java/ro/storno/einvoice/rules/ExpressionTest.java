package ro.storno.einvoice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.einvoice.xml.HardenedXml;

/** Compiled expressions have the value Saxon gives them, or are refused, or stop. */
class ExpressionTest {
  private static final String DOCUMENT =
      """
      <r xmlns="urn:r"><a n="1">1.005</a><a n="2"> 2.50 </a><a n="x">-0.5</a><b>true</b><c/>
      <d>2026-02-28</d><d>2026-03-01</d><e><f>A</f><f>B</f><e><f>A</f></e></e>
      <t>one two  three</t><u>a|b||c|</u><w>\u00e9\ud83d\ude00x</w><m><i>3</i><i>10</i></m></r>
      """;
  private static final Processor SAXON = new Processor(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 div 3",
        "2 div 3",
        "-2 div 3",
        "10 div 4",
        "xs:decimal('1.10') * 3",
        "1.0 = 1",
        "7 mod 4",
        "-7 mod 4",
        "7.5 mod 2",
        "7 idiv 2",
        "-7 idiv 2",
        "round(2.5)",
        "round(-2.5)",
        "round(2.4999)",
        "round(-2.51)",
        "round(xs:double('-0.4'))",
        "abs(-3.2)",
        "sum(())",
        "sum((1,2.5))",
        "xs:decimal(number('1.1'))",
        "xs:decimal(/r:r/r:a[1]) * 100 div 3",
        "number('x') = number('x')",
        "number('12') + 1",
        "9223372036854775807 + 1",
        "99999999999999999 * 1000",
        "1 to 4",
        "count(//r:a)",
        "count(//r:f)",
        "count(/r:r/r:e//r:f)",
        "/r:r/r:a = 2.5",
        "/r:r/r:a != 2.5",
        "/r:r/r:a > 2",
        "/r:r/r:a < 0",
        "/r:r/r:b = true()",
        "/r:r/r:c = ''",
        "//r:f = ('B','C')",
        "//r:f != 'A'",
        "/r:r/r:a[2]",
        "/r:r/r:a[last()]",
        "(//r:f)[2]",
        "//r:f[2]",
        "/r:r/r:a[@n='x']",
        "//r:f[. = 'A'][2]",
        "(//r:f[. = 'A'])[2]",
        "/r:r/r:a/@n",
        "//@n = '2'",
        "/r:r/*[self::r:b]",
        "//r:f/ancestor::r:e/r:f",
        "//r:f/.. = 'A'",
        "/r:r/r:c/preceding-sibling::r:a[1]",
        "/r:r/r:c/following-sibling::r:d[1]",
        "/r:r/r:e/preceding::r:a",
        "count(//r:f/preceding::*)",
        "//r:e/local-name(.)",
        "//r:f | //r:a",
        "name(/r:r/r:a[1])",
        "namespace-uri(/*)",
        "normalize-space(' a  b ')",
        "normalize-space(/r:r/r:t)",
        "upper-case('stra\u00dfe \u00e9')",
        "string-length(/r:r/r:w)",
        "substring(/r:r/r:w, 2, 1)",
        "substring('12345', 1.5, 2.6)",
        "substring('12345', 0, 3)",
        "substring('12345', -42)",
        "substring('12345', 2)",
        "substring-before('a.b.c','.')",
        "substring-after('a.b.c','.')",
        "substring-after('abc','')",
        "substring-after('abc','x')",
        "translate('bar','abc','AB')",
        "concat('a', 1, true(), ())",
        "contains('abc','')",
        "contains(' A B ', concat(' ', 'A', ' '))",
        "contains(' A B ', concat(' ', 'A B', ' '))",
        "contains('X A B Y', concat(' ', 'X', ' '))",
        "contains(' A B ', concat(' ', '', ' '))",
        "starts-with('abc','ab')",
        "ends-with('abc','bc')",
        "tokenize('a b c', '\\s')",
        "tokenize(/r:r/r:u, '\\|')",
        "tokenize('', ',')",
        "tokenize(' a', '\\s')",
        "matches('abc', '^b')",
        "matches('a\nb', '^b')",
        "matches('ab\n', 'b$')",
        "matches('x', '[\\d\\-x]')",
        "matches('A1', '^[A-Z]{1,2}[0-9]{0,3}$')",
        "matches('a.b', 'a\\.b')",
        "matches('a&amp;', '[&amp;]')",
        "matches('+49 1', '.*([0-9].*){3,}.*')",
        "matches('1234', '([0-9].*){3,}')",
        "replace('a b\tc', '([ \\n\\r\\t\\s])', '')",
        "replace('aXbX', 'X', '-')",
        "string-join(('a','b'), '-')",
        "string-join(for $i in 1 to 3 return string($i), '')",
        "reverse((1,2,3))",
        "string-to-codepoints('AB')",
        "codepoints-to-string((65,66))",
        "distinct-values(//r:f)",
        "count(distinct-values(//r:f))",
        "if (//r:f = 'A') then 1 else 2",
        "some $x in //r:f satisfies $x = 'B'",
        "every $x in //r:f satisfies $x = 'A'",
        "every $x in () satisfies $x = 'A'",
        "some $c in ('A','Z') satisfies //r:f = $c",
        "'1' castable as xs:integer",
        "' 1 ' castable as xs:integer",
        "'1.' castable as xs:decimal",
        "'1.5' castable as xs:integer",
        "'' castable as xs:decimal",
        "'1e3' castable as xs:decimal",
        "'2026-02-30' castable as xs:date",
        "'2026-02-28' castable as xs:date",
        "'26-02-28' castable as xs:date",
        "() castable as xs:date",
        "xs:date(/r:r/r:d[1]) <= xs:date(/r:r/r:d[2])",
        "'a' eq 'a'",
        "count(//r:a) eq 3",
        "not(//r:zzz)",
        "exists(//r:a)",
        "empty(//r:zzz)",
        "boolean(/r:r/r:c)",
        "string(/r:r/r:a[1])",
        "xs:string(1.50)",
        "xs:string(100)",
        "string(1.0)",
        "(1, 'a', true())[2]",
        "/r:r/r:m/r:i/xs:decimal(.)",
        "sum(/r:r/r:m/r:i/xs:decimal(.))",
        "sum(/r:r/r:m/r:i)",
        "/r:r/r:e/r:f[not(. = preceding-sibling::r:f)]",
        "for $x in //r:f return concat($x, '!')",
        "/r:r/r:a[1] is /r:r/*[1]",
        "/r:*/r:b",
        "/*:r/*:b",
        "//text()[. = 'A']",
        "/r:r/r:b cast as xs:boolean",
        "-(3) + 5",
        "3 - -2",
        "1 = (2, 1)",
        "'b' > 'a'",
        "/r:r/r:t/text()",
        "string(number('x'))",
        "xs:integer('12') mod 5",
        "number(/r:r/r:m/r:i[1]) * 2",
        "/r:r/r:a[number(.) > 2]",
        // what stops Saxon, or is left to it
        "xs:decimal('x')",
        "xs:decimal(//r:a)",
        "1 div 0",
        "//r:f eq 'A'",
        "('a','b') = 1",
        "/r:r/r:c > 0",
        "xs:date('x')",
        "string-length(//r:f)",
        "(1,2) and true()",
        "tokenize('abc', 'x*')"
      })
  void values_are_those_of_saxon(String expression) throws Exception {
    String expected = bySaxon(expression);
    String actual = compiled(expression);

    if (actual != null) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(expected).isEqualTo("stopped");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown(1)",
        "max((1,2))",
        "a/following::b",
        "//processing-instruction('x')",
        "a instance of b",
        "1e3",
        "matches('a', '\\p{L}')",
        "matches('a', '[a-z-[b]]')",
        "replace('a', 'a', '$0')",
        "a union (1)",
        "$nobody",
        "a << b",
        "'a' || 'b'",
        "a[1",
        "'open",
        "xs:time('10:00:00')",
        "matches('a', @b)"
      })
  void what_is_not_known_exactly_is_refused(String expression) {
    assertThatThrownBy(() -> compiler().compile(expression, Environment.atNode()))
        .isInstanceOf(RefusedSheetException.class);
  }

  private static String bySaxon(String expression) throws SaxonApiException {
    XPathCompiler compiler = SAXON.newXPathCompiler();
    compiler.declareNamespace("r", "urn:r");
    BuildingContentHandler tree = SAXON.newDocumentBuilder().newBuildingContentHandler();
    assertThat(new HardenedXml().parse(bytes(), tree)).isEmpty();
    XdmNode document = tree.getDocumentNode();
    try {
      XPathSelector selector = compiler.compile(expression).load();
      selector.setContextItem(document);
      StringBuilder text = new StringBuilder();
      selector.evaluate().forEach(item -> text.append(item.getStringValue()).append(';'));
      return text.toString();
    } catch (SaxonApiException e) {
      return "stopped";
    }
  }

  /** The value; null when that is left to Saxon. */
  private static @Nullable String compiled(String expression) {
    Names names = new Names();
    ExprCompiler compiler = compiler(names);
    try {
      Environment env = Environment.atNode();
      Expr compiled = compiler.compile(expression, env);
      TreeBuilder builder = new TreeBuilder(new NameCache(names), 100);
      assertThat(new HardenedXml().parse(bytes(), builder)).isEmpty();
      Scope scope = new Scope(builder.tree(), 0, compiler.memorySize());
      scope.locals = new Object[env.slots().used()];
      StringBuilder text = new StringBuilder();
      for (Object atom : Values.atoms(compiled.value(scope), scope.tree)) {
        text.append(Texts.of(atom)).append(';');
      }
      return text.toString();
    } catch (UnsureException | RefusedSheetException e) {
      return null;
    }
  }

  private static byte[] bytes() {
    return DOCUMENT.getBytes(StandardCharsets.UTF_8);
  }

  private static ExprCompiler compiler() {
    return compiler(new Names());
  }

  private static ExprCompiler compiler(Names names) {
    return new ExprCompiler(
        names,
        Map.of("r", "urn:r"),
        new ExprCompiler.Globals() {
          @Override
          public @Nullable Variable variable(String name) {
            return null;
          }

          @Override
          public @Nullable UserFunction function(String name) {
            return null;
          }

          @Override
          public @Nullable List<String> codes(String table, String list) {
            return null;
          }
        });
  }
}
