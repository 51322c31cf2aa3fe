package ro.storno.domain.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.DomainException;

class PrintCssTest {
  @Test
  void thousands_of_spaces_are_read_in_no_time() {
    String spaces = " ".repeat(15_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThatThrownBy(() -> PrintCss.of("td { color:a" + spaces + "b }"))
              .isInstanceOf(DomainException.class);
          assertThat(PrintCss.of("td { color:red" + spaces + "!important }").printed())
              .contains("important");
        });
  }

  private static String printed(String css) {
    return PrintCss.of(css).printed();
  }

  private static String refusal(String css) {
    try {
      return "printed as " + printed(css);
    } catch (DomainException.InvalidValue refused) {
      assertThat(refused.field()).isEqualTo("customCss");
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void colours_type_borders_and_spacing_come_through() {
    assertThat(
            printed(
                """
                /* our colours */
                H1, .top > .number { COLOR : #1E40AF ; font-size: 18pt !important }
                table.items tbody tr:nth-child(even) td { background-color: #f5f7fa }
                #footer { border-top: 0.5pt solid silver; padding: 1mm 0 .5em }
                .credit-note .grand { font-family: "Roboto", }
                """
                    .replace("\"Roboto\", ", "'dejavu serif'")))
        .isEqualTo(
            """
            h1,.top>.number{color:#1e40af;font-size:18pt !important;}
            table.items tbody tr:nth-child(even) td{background-color:#f5f7fa;}
            #footer{border-top:0.5pt solid silver;padding:1mm 0 .5em;}
            .credit-note .grand{font-family:"DejaVu Serif", "DejaVu Sans";}"""
                .stripIndent());
  }

  @Test
  void what_was_typed_is_kept_beside_what_is_printed() {
    String typed = "h1{color:red}/* why */";
    assertThat(PrintCss.of(typed).text()).isEqualTo(typed);
    assertThat(PrintCss.of(typed).rules()).containsExactly("h1{color:red;}");
    assertThat(PrintCss.of("").rules()).isEmpty();
    assertThatThrownBy(() -> new PrintCss(typed, List.of("h1{display:none;}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h1 { background: url(https://example.org/x.png) }",
        "h1 { background: URL('file:///etc/passwd') }",
        "h1 { background-image: image-set('x') }",
        "h1 { color: expression(alert(1)) }",
        "h1 { color: var(--x) }",
        "h1 { padding: calc(100vh * 1000) }",
        "h1 { color: rgb(1,2,3) }",
        "h1 { color: env(x) }"
      })
  void functions_are_refused(String css) {
    assertThat(refusal(css)).startsWith("Line 1: ").contains("cannot be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@import 'https://example.org/x.css';",
        "@IMPORT url(x);",
        "@font-face { font-family: x; src: url(x) }",
        "@page { size: A0 }",
        "@media print { h1 { color: red } }",
        "@charset 'utf-7';",
        "h1 { color: red } @namespace x 'y';"
      })
  void rules_with_an_at_sign_are_refused(String css) {
    assertThat(refusal(css)).contains("@ rules such as @import");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u\\72l(x) { }",
        "h1 { background: \\75 rl(x) }",
        "h1 { b\\61 ckground: red }",
        "\\40 import 'x';",
        "h1 { color: red\\9 }"
      })
  void escapes_that_hide_words_are_refused(String css) {
    assertThat(refusal(css)).contains("escapes with \\ cannot be used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position: fixed",
        "position: absolute",
        "top: -100mm",
        "z-index: 9999",
        "float: left",
        "transform: scale(9)",
        "display: none",
        "visibility: hidden",
        "opacity: 0",
        "content: 'PAID'",
        "width: 1px",
        "height: 1px",
        "max-height: 0",
        "overflow: hidden",
        "clip: auto",
        "text-indent: -9999px",
        "white-space: nowrap",
        "page-break-before: always",
        "-fs-table-paginate: paginate",
        "behavior: none",
        "-moz-binding: none",
        "--x: red",
        "filter: none",
        "list-style: none",
        "cursor: pointer",
        "quotes: none"
      })
  void properties_that_move_hide_or_add_are_refused_with_those_that_can_be_used(String property) {
    assertThat(refusal("h1 {\n  color: red;\n  " + property + ";\n}"))
        .startsWith("Line 3: ")
        .containsAnyOf("cannot be used. These can: background, ", "is no declaration");
  }

  @ParameterizedTest
  @CsvSource({
    "font-size: 900pt, from 5pt to 28pt",
    "font-size: 4.9pt, from 5pt to 28pt",
    "font-size: 3em, from 5pt to 28pt",
    "font-size: 0, from 5pt to 28pt",
    "font-size: 99999999999999pt, from 5pt to 28pt",
    "font-size: 1e3pt, from 5pt to 28pt",
    "padding: 9999px, from 0 to 20mm",
    "padding: 1mm 1mm 1mm 1mm 1mm, from 0 to 20mm",
    "padding-left: 1mm 1mm, from 0 to 20mm",
    "padding: 5, from 0 to 20mm",
    "margin: -5mm, from 0 to 20mm",
    "margin-left: -1px, from 0 to 20mm",
    "margin: auto, from 0 to 20mm",
    "margin: 50%, from 0 to 20mm",
    "margin: 100vw, from 0 to 20mm",
    "border: 90mm solid red, a width to 6pt",
    "border-radius: 300mm, from 0 to 20mm",
    "letter-spacing: 60pt, from 0 to 5pt",
    "letter-spacing: -1pt, from 0 to 5pt",
    "line-height: 0, from 0.9 to 2.5",
    "line-height: 90, from 0.9 to 2.5",
    "line-height: 20pt, from 0.9 to 2.5",
    "color: #12345, a colour such as",
    "color: #12345678, a colour such as",
    "color: inherit, a colour such as",
    "color: red blue, a colour such as",
    "font-family: Comic Sans, 'one of DejaVu Sans, '",
    "font-family: fantasy, 'one of DejaVu Sans, '",
    "text-align: sideways, one of left"
  })
  void values_beyond_their_bounds_are_refused_with_the_bounds(String declaration, String bounds) {
    assertThat(refusal("h1 { " + declaration + " }"))
        .startsWith("Line 1: ")
        .contains("cannot be the value of", bounds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* { color: red }",
        "script { color: red }",
        "style { color: red }",
        "html { color: red }",
        "h1[title] { color: red }",
        "a[href^='x'] { color: red }",
        "h1::before { color: red }",
        "h1:before { color: red }",
        "h1:hover { color: red }",
        ":root { color: red }",
        ":not(h1) { color: red }",
        "#standing { color: white }",
        "#mark { color: white }",
        "h1 + div { color: red }",
        "h1 ~ div { color: red }",
        "> h1 { color: red }",
        "h1 > { color: red }",
        "h1 >> div { color: red }",
        "h1,, div { color: red }",
        ", h1 { color: red }",
        "a b c d e f g h i j k l m n { color: red }",
        "{ color: red }"
      })
  void selectors_beyond_elements_and_classes_are_refused(String css) {
    assertThat(refusal(css)).contains("cannot be used; name elements");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</style><script>alert(1)</script>",
        "h1 { color: red } </style>",
        "<!-- h1 { color: red } -->",
        "h1 { color: red } &lt;",
        "]]><x/>"
      })
  void nothing_gets_out_of_the_style_sheet(String css) {
    assertThat(refusal(css)).startsWith("Line 1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h1 { color: red",
        "h1 color: red }",
        "h1 { color: red } }",
        "h1 { color: red; div { color: blue } }",
        "h1",
        "h1 { color }",
        "h1 { : red }",
        "h1 { color: }",
        "h1 { color: red !wichtig }",
        "h1 { color: red !important !important }",
        "/* h1 { color: red }",
        "h1 { color: r/**/ed }",
        "h1 { color: re\u0000d }",
        "h1 { color: \u202ered }",
        "h1 { cölor: red }"
      })
  void what_is_not_understood_for_sure_is_refused(String css) {
    assertThat(refusal(css)).startsWith("Line 1: ");
  }

  @Test
  void comments_do_not_join_what_they_stand_between() {
    assertThat(refusal("@im/**/port 'x';")).contains("@ rules");
    assertThat(refusal("h1 { background: u/**/rl(x) }")).contains("cannot be the value");
    assertThat(refusal("/*\n\n*/ h1 { position: fixed }")).startsWith("Line 3: ");
  }

  @Test
  void style_sheets_are_bounded() {
    assertThat(refusal("h1 { color: red }".repeat(201))).contains("more than 200 rules");
    assertThat(refusal(" ".repeat(PrintCss.LONGEST + 1))).contains("20000 characters");
    assertThat(refusal("h1,".repeat(30) + "h1 { color: red }")).contains("more than 20 selectors");
  }
}
