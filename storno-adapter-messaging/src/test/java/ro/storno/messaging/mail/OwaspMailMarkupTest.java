package ro.storno.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.mail.MailMarkup.Safe;

class OwaspMailMarkupTest {
  private final OwaspMailMarkup markup = new OwaspMailMarkup();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>Bună",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>Bună",
        "<img src=x onerror=alert(1)>Bună",
        "<a href=\"javascript:alert(1)\">Bună</a>",
        "<a href=\" java\nscript:alert(1)\">Bună</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">Bună</a>",
        "<iframe src=\"https://evil.example\"></iframe>Bună",
        "<form action=\"https://evil.example\"><input name=password></form>Bună",
        "<svg onload=alert(1)><use href=x></svg>Bună",
        "<math><mtext></p><style><img src=x onerror=alert(1)></style>Bună",
        "<style>body{background:url(https://evil.example/t.gif)}</style>Bună",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">Bună</noscript>",
        "<p style=\"background:url(https://evil.example/t.gif);width:expression(alert(1))\">Bună",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">Bună",
        "<base href=\"https://evil.example/\"><object data=x></object><embed src=x>Bună",
        "<!--[if mso]><script>alert(1)</script><![endif]-->Bună",
        "<b <script>alert(1)</script>>Bună</b>"
      })
  void what_acts_on_the_readers_side_is_gone_and_the_words_stay(String hostile) {
    Safe safe = markup.clean(hostile);
    assertThat(safe.html().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(
            "<script",
            "onerror",
            "onload",
            "javascript:",
            "data:",
            "<iframe",
            "<form",
            "<input",
            "<svg",
            "<style",
            "url(",
            "expression",
            "<meta",
            "<base",
            "<object",
            "<embed");
    assertThat(safe.text()).contains("Bună");
  }

  @Test
  void formatting_tables_links_and_inline_styles_stay() {
    Safe safe =
        markup.clean(
            """
            <h1 style="color:#ff0000">Factura</h1><p>Bună <b>ziua</b>,<br>mulțumim!</p>
            <table border="1"><tr><td>Total</td><td>10 RON</td></tr></table>
            <a href="https://example.ro/plata">Plătește</a>
            <a href="mailto:a@b.ro">a@b.ro</a> <img src="https://example.ro/l.png" alt="Sigla">
            """);
    assertThat(safe.html())
        .contains(
            "<b>ziua</b>",
            "color:#ff0000",
            "<td>Total</td>",
            "href=\"https://example.ro/plata\"",
            "src=\"https://example.ro/l.png\"");
    assertThat(safe.text())
        .isEqualTo(
            """
            Factura

            Bună ziua,
            mulțumim!

            Total 10 RON

            Plătește (https://example.ro/plata) a@b.ro (mailto:a@b.ro)""");
  }

  @Test
  void emoji_and_names_written_from_the_right_stay() {
    Safe safe = markup.clean("<p dir=\"rtl\">שלום 👨‍👩‍👧 مرحبا</p>");
    assertThat(safe.text()).isEqualTo("שלום 👨‍👩‍👧 مرحبا");
    assertThat(safe.html()).contains("dir=\"rtl\"").contains("שלום");
  }

  @Test
  void words_stay_in_a_deep_nest_and_an_absurd_one_is_cut_off() {
    assertThat(markup.clean("<div>".repeat(100) + "Bună").text()).isEqualTo("Bună");
    Safe absurd = markup.clean("Bună" + "<div>".repeat(20_000) + "ziua" + "<b".repeat(20_000));
    assertThat(absurd.text()).startsWith("Bună");
    assertThat(absurd.html().length()).isLessThan(10_000);
  }
}
