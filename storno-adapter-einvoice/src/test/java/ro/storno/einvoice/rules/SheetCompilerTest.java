package ro.storno.einvoice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.storno.einvoice.xml.HardenedXml;

/** What the compiler makes of a sheet, and that it leaves alone what it does not know. */
class SheetCompilerTest {
  private static final String PLACES =
      """
      <xsl:template match="*" mode="schematron-select-full-path">
       <xsl:apply-templates mode="schematron-get-full-path" select="." />
      </xsl:template>
      <xsl:template match="*" mode="schematron-get-full-path">
       <xsl:apply-templates mode="schematron-get-full-path" select="parent::*" />
       <xsl:text>/</xsl:text>
       <xsl:choose>
        <xsl:when test="namespace-uri()=''"><xsl:value-of select="name()" /></xsl:when>
        <xsl:otherwise><xsl:text>*:</xsl:text><xsl:value-of select="local-name()" />
         <xsl:text>[namespace-uri()='</xsl:text><xsl:value-of select="namespace-uri()" />
         <xsl:text>']</xsl:text></xsl:otherwise>
       </xsl:choose>
       <xsl:variable name="preceding" select="count(preceding-sibling::*[local-name()=local-name(current()) and namespace-uri() = namespace-uri(current())])" />
       <xsl:text>[</xsl:text><xsl:value-of select="1+ $preceding" /><xsl:text>]</xsl:text>
      </xsl:template>
      """;

  private static final String SHEET =
      """
      <xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
       xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
      """
          + PLACES
          + """
      <xsl:variable name="limit" select="2"/>
      <xsl:template match="text()" priority="-1"/>
      <xsl:template match="/"><svrl:schematron-output>
       <xsl:apply-templates mode="M2" select="/"/><xsl:apply-templates mode="M1" select="/"/>
      </svrl:schematron-output></xsl:template>
      <xsl:template match="b[@k]" mode="M1" priority="1001">
       <xsl:variable name="twice" select="number(.) * 2"/>
       <xsl:choose><xsl:when test="$twice &lt; $limit"/><xsl:otherwise><svrl:failed-assert>
        <xsl:attribute name="id">R1</xsl:attribute><xsl:attribute name="flag">fatal</xsl:attribute>
        <xsl:attribute name="location"><xsl:apply-templates mode="schematron-select-full-path" select="."/></xsl:attribute>
        <svrl:text>Too  much: <xsl:value-of select="@k"/></svrl:text></svrl:failed-assert></xsl:otherwise></xsl:choose>
       <xsl:apply-templates mode="M1" select="@*|*"/>
      </xsl:template>
      <xsl:template match="b" mode="M1" priority="1000">
       <xsl:if test="true()"><svrl:successful-report role="info"><xsl:attribute name="id">R2</xsl:attribute>
        <xsl:attribute name="location"><xsl:apply-templates mode="schematron-select-full-path" select="."/></xsl:attribute>
        <svrl:text>No key</svrl:text></svrl:successful-report></xsl:if>
       <xsl:apply-templates mode="M1" select="@*|*"/>
      </xsl:template>
      <xsl:template match="text()" mode="M1" priority="-1"/>
      <xsl:template match="@*|node()" mode="M1" priority="-2"><xsl:apply-templates mode="M1" select="@*|*"/></xsl:template>
      <xsl:template match="/a" mode="M2" priority="1000">
       <xsl:choose><xsl:when test="xs:decimal(c) = 1"/><xsl:otherwise><svrl:failed-assert>
        <xsl:attribute name="id">R3</xsl:attribute>
        <xsl:attribute name="location"><xsl:apply-templates mode="schematron-select-full-path" select="."/></xsl:attribute>
        <svrl:text>One</svrl:text></svrl:failed-assert></xsl:otherwise></xsl:choose>
       <xsl:apply-templates mode="M2" select="@*|*"/>
      </xsl:template>
      <xsl:template match="@*|node()" mode="M2" priority="-2"><xsl:apply-templates mode="M2" select="@*|*"/></xsl:template>
      </xsl:stylesheet>
      """;

  private final Names names = new Names();

  @Test
  void the_first_rule_that_matches_is_applied_and_patterns_report_in_their_order() {
    assertThat(
            compile(SHEET).run(tree("<a><c>2</c><b k='x'>1</b><d><b>9</b></d><b k='y'>0</b></a>")))
        .containsExactly(
            new BrokenRule("R3", "", "/a[1]", "One"),
            new BrokenRule("R1", "fatal", "/a[1]/b[1]", "Too much: x"),
            new BrokenRule("R2", "info", "/a[1]/d[1]/b[1]", "No key"));
  }

  @Test
  void where_the_sheet_would_stop_the_compiled_one_does_not_answer() {
    RuleSheet sheet = compile(SHEET);
    RuleTree document = tree("<a><c>1</c><c>1</c></a>");

    assertThatThrownBy(() -> sheet.run(document)).isInstanceOf(UnsureException.class);
  }

  @Test
  void a_sheet_serves_many_threads() {
    RuleSheet sheet = compile(SHEET);
    List<BrokenRule> once = sheet.run(tree("<a><c>2</c><b k='x'>1</b></a>"));

    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> sheet.run(tree("<a><c>2</c><b k='x'>1</b></a>")))
                .toList())
        .isEqualTo(Collections.nCopies(400, once));
  }

  @Test
  void what_the_skeleton_does_not_write_is_refused() {
    refused(
        SHEET.replace("<xsl:variable name=\"limit\"", "<xsl:key/><xsl:variable name=\"limit\""));
    refused(SHEET.replace("1+ $preceding", "2+ $preceding"));
    refused(SHEET.replace("version=\"2.0\"", "version=\"1.0\""));
    refused(SHEET.replace("mode=\"M2\" select=\"/\"", "mode=\"M2\" select=\"/a\""));
    refused(SHEET.replace("mode=\"M1\" select=\"@*|*\"", "mode=\"M1\" select=\"b\""));
    refused(SHEET.replace("$twice &lt; $limit", "$nothing &lt; $limit"));
    refused(SHEET.replace("<svrl:text>One", "<xsl:message/><svrl:text>One"));
    refused(SHEET.replace("match=\"b\"", "match=\"b[1]\""));
    refused("<a/>");
    refused("no XML");
  }

  @Test
  void names_that_do_not_fit_into_the_table_leave_the_document_to_the_oracle() {
    RuleSheet sheet = compile(SHEET);
    StringBuilder many = new StringBuilder("<a><c>1</c>");
    for (int i = 0; i < 20_000; i++) {
      many.append("<n").append(i).append("/>");
    }
    RuleTree strange = tree(many + "</a>");

    assertThatThrownBy(() -> sheet.run(strange)).isInstanceOf(UnsureException.class);
    assertThat(sheet.run(tree("<a><c>1</c></a>"))).isEmpty();
  }

  private void refused(String sheet) {
    assertThat(sheet).isNotEqualTo(SHEET);
    assertThatThrownBy(() -> compile(sheet)).isInstanceOf(RefusedSheetException.class);
  }

  private RuleSheet compile(String sheet) {
    return RuleSheet.compile(sheet.getBytes(StandardCharsets.UTF_8), names, table -> null);
  }

  private RuleTree tree(String document) {
    TreeBuilder builder = new TreeBuilder(new NameCache(names), document.length());
    assertThat(new HardenedXml().parse(document.getBytes(StandardCharsets.UTF_8), builder))
        .isEmpty();
    return builder.tree();
  }
}
