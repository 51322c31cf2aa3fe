package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.LegalMention;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Payment;
import ro.storno.application.invoice.PrintableInvoice.Reference;
import ro.storno.application.invoice.PrintableInvoice.ReferenceKind;
import ro.storno.application.invoice.PrintableInvoice.Texts;
import ro.storno.domain.DomainException;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.Press;
import ro.storno.pdf.PrintJob;

/** What somebody else typed stays text, whatever it looks like. */
class HostileInvoiceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>bold</b> & <i>co</i>",
        "</td></tr></table><h1>Total 0,00</h1>",
        "<script>alert(1)</script>",
        "<style>* { display: none }</style>",
        "<img src=\"file:///etc/passwd\"/>",
        "\" onload=\"x\" style=\"display:none",
        "]]> <!-- --> <![CDATA[ x ]]>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "{{ page.seller }} {% include 'x' %} {# c #}",
        "} body { display: none } @import url(http://127.0.0.1/x.css);",
        "&#x0; &lt; &nbsp; &unknown;"
      })
  void markup_in_any_field_is_printed_as_it_was_typed(String attack) {
    String text = Pdfs.text(with(attack));
    String expected = attack.replaceAll("\\s+", " ").substring(0, Math.min(12, attack.length()));
    assertThat(text).contains(expected.strip()).contains("Total de plată", "12,10 RON");
    assertThat(count(text, expected.strip())).isGreaterThanOrEqualTo(10);
  }

  private static int count(String text, String word) {
    return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
  }

  /** An invoice with the same text in every free field. */
  private static PrintableInvoice with(String text) {
    SampleInvoices sample = new SampleInvoices();
    sample.number = text;
    sample.seller = party(text);
    sample.buyer = party(text);
    sample.references.add(new Reference(ReferenceKind.ORDER, text, LocalDate.of(2026, 1, 1)));
    sample.line(text, text, "1", text, "10.00", "10", "21", "S");
    sample.lines.clear();
    sample.line(text, text, "1", text, "10.00", "0", "21", "S");
    sample.payments.add(
        new Payment(LocalDate.of(2026, 1, 2), text, text, SampleInvoices.of("0.00")));
    sample.accounts = List.of(new BankAccount(text, text, text, text, text));
    sample.texts =
        new Texts(
            text,
            text,
            text,
            List.of(LegalMention.SELF_BILLING),
            null,
            text,
            text,
            text,
            text,
            new PrintableInvoice.Delegate(text, text, text));
    sample.appearance = SampleInvoices.look(null, null, true, footer(text));
    return sample.build();
  }

  /** As much of a text as settings let through. */
  private static String footer(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.substring(0, Math.min(line.length(), PrintSettings.LONGEST_FOOTER));
  }

  private static Party party(String text) {
    return new Party(text, text, text, text, text, List.of(text, text), text, text, text, text);
  }

  @Test
  void control_characters_and_half_surrogates_do_not_stop_printing() {
    assertThat(
            Pdfs.text(
                with("A\u0000B\u0007C\ud800D\udfffE\ufffe\uffffF\u202eG\u200dH\u00adI\u2028J\tK")))
        .contains("A B C□D□E□□FGHI");
  }

  @Test
  void direction_overrides_cannot_turn_an_amount_around() {
    assertThat(Pdfs.text(with("SRL \u202e00.001\u202c"))).contains("SRL 00.001");
  }

  @Test
  void endless_texts_are_cut_with_an_ellipsis_and_printed_in_reasonable_time() {
    String endless = "Lorem ipsum dolor sit amet ".repeat(400_000);
    long start = System.nanoTime();
    String text = Pdfs.text(with(endless));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    assertThat(text).contains("…").hasSizeLessThan(80_000);
  }

  @Test
  void endless_words_are_broken() {
    assertThat(Pdfs.text(with("x".repeat(1_000_000)))).contains("…").hasSizeLessThan(80_000);
  }

  @Test
  void stacked_combining_marks_are_bounded() {
    assertThat(Pdfs.text(with("Z" + "\u0335".repeat(100_000)))).contains("Z");
  }

  @Test
  void colour_is_a_colour_or_refused() {
    assertThatThrownBy(() -> AccentColour.of("red; } body { display: none"))
        .isInstanceOf(DomainException.InvalidValue.class)
        .hasMessageContaining("#2563eb");
  }

  @Test
  void printed_invoice_has_no_scripts_no_actions_no_links_and_no_files() {
    byte[] pdf =
        Pdfs.PRINTER.print(with("https://example.org/ <a href='https://example.org'>x</a>"));
    Pdfs.open(
        pdf,
        document -> {
          for (PDPage page : document.getPages()) {
            assertThat(page.getAnnotations()).isEmpty();
          }
          COSDocument cos = document.getDocument();
          for (COSObjectKey key : cos.getXrefTable().keySet()) {
            String object = String.valueOf(cos.getObjectFromPool(key).getObject());
            assertThat(object).doesNotContain("JavaScript", "/Launch", "EmbeddedFile", "/URI");
          }
          assertThat(document.getDocumentCatalog().getCOSObject().containsKey(COSName.OPEN_ACTION))
              .isFalse();
          return null;
        });
  }

  @Test
  void press_fetches_nothing_even_if_the_page_asks_for_it(@TempDir Path folder) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      Path css = Files.writeString(folder.resolve("x.css"), "h1 { color: #ff0000; display: none }");
      Path svg =
          Files.writeString(folder.resolve("x.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
      String web = "http://127.0.0.1:" + server.getAddress().getPort();
      String css64 =
          "data:text/css;base64,"
              + java.util.Base64.getEncoder()
                  .encodeToString("h1 { display: none }".getBytes(StandardCharsets.UTF_8));
      String html =
          """
          <html lang="en"><head><title>t</title>
          <link rel="stylesheet" type="text/css" href="%1$s/a.css"/>
          <link rel="stylesheet" type="text/css" href="%2$s"/>
          <link rel="stylesheet" type="text/css" href="%4$s"/>
          <style>
            @import url("%1$s/b.css"); @import url("%2$s");
            @font-face { font-family: X; src: url("%1$s/f.ttf"); }
            body { font-family: X, 'IBM Plex Sans'; background-image: url("%1$s/bg.png"); }
            li { list-style-image: url("%1$s/li.png"); }
          </style></head>
          <body><h1>Still here</h1>
          <img src="%1$s/i.png" alt="a"/><img src="%3$s" alt="a"/><img src="storno:other" alt="a"/>
          <img src="jar:%2$s!/x" alt="a"/><img src="classpath:/ro/storno/pdf/sRGB.icc" alt="a"/>
          <object data="%1$s/o.svg" type="image/svg+xml"></object><ul><li>x</li></ul>
          </body></html>
          """
              .formatted(web, css.toUri(), svg.toUri(), css64);
      byte[] pdf = new Press().print(new PrintJob(html, "t", "a", "en", LocalDate.EPOCH, Map.of()));
      assertThat(asked).hasValue(0);
      String text =
          Pdfs.open(
              pdf, document -> new org.apache.pdfbox.text.PDFTextStripper().getText(document));
      assertThat(text).contains("Still here");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void press_refuses_document_types() {
    String bomb =
        "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><html>&b;</html>";
    Press press = new Press();
    PrintJob job = new PrintJob(bomb, "t", "a", "en", LocalDate.EPOCH, Map.of());
    assertThatThrownBy(() -> press.print(job))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DOCTYPE");
  }
}
