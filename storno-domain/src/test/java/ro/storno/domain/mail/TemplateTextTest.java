package ro.storno.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {
  private static final TemplateText.Values VALUES =
      new TemplateText.Values(
          Map.of(
              "invoice_number", "FAC-0001",
              "document.number", "FAC-0001",
              "total", "1,190.00",
              "[[total]]", "1,190.00 RON",
              "payment_link", "",
              "client.contactPerson", "Ana {{total}} {if overdue}"),
          Map.of("overdue", true, "draft", false));

  private static String filled(String text) {
    return new TemplateText(text).fill(VALUES, UnaryOperator.identity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{invoice_number}}|FAC-0001",
        "{{ document.number }}|FAC-0001",
        "{invoice_number}|FAC-0001",
        "[[invoice_number]]|FAC-0001",
        "[[total]]|1,190.00 RON",
        "{{total}} {total}|1,190.00 1,190.00",
        "{{{invoice_number}}}|{FAC-0001}"
      })
  void every_documented_spelling_is_filled_in(String text, String expected) {
    assertThat(filled(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{unknown}} {unknown} [[unknown]]",
        "{{#each lines}}{{/each}}",
        "{% for x in lines %}{% endfor %}",
        "${7*7} #{7*7} {{7*7}}",
        "{{constructor.constructor('x')()}}",
        "{{invoice_number.class.classLoader}}",
        "{{include '/etc/passwd'}} {file /etc/passwd}",
        "{{Invoice_Number}}",
        "{if unknown}x{endif}",
        "{endif}",
        "{{ {{ }} ]] [[ { }"
      })
  void what_is_no_variable_stays_as_typed(String text) {
    assertThat(filled(text)).isEqualTo(text);
  }

  @Test
  void value_is_never_looked_at_for_variables() {
    assertThat(filled("{{client.contactPerson}}")).isEqualTo("Ana {{total}} {if overdue}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a{if payment_link} pay {payment_link}{endif}b|ab",
        "a{if overdue} late{endif}b|a lateb",
        "a{if draft} draft{endif}b|ab",
        "{if draft}x{if overdue}y{endif}z{endif}w|w",
        "{if overdue}x{if draft}y{endif}z{endif}w|xzw",
        "{if unknown}{if draft}x{endif}{endif}|{if unknown}{endif}",
        "a{if draft} to the end|a"
      })
  void conditions_show_and_hide(String text, String expected) {
    assertThat(filled(text)).isEqualTo(expected);
  }

  @Test
  void value_is_encoded_and_what_was_typed_is_not() {
    TemplateText.Values hostile =
        new TemplateText.Values(Map.of("client_name", "<script>&"), Map.of());
    assertThat(
            new TemplateText("<b>{{client_name}}</b>").fill(hostile, v -> v.replace("<", "&lt;")))
        .isEqualTo("<b>&lt;script>&</b>");
  }

  @Test
  void text_with_a_tag_is_html_and_one_with_an_address_is_not() {
    assertThat(new TemplateText("Bună <b>ziua</b>").isHtml()).isTrue();
    assertThat(new TemplateText("<img src=x onerror=y>").isHtml()).isTrue();
    assertThat(new TemplateText("a<br/>b").isHtml()).isTrue();
    assertThat(new TemplateText("Ana Pop <ana@example.ro>, 1 < 2 > 0").isHtml()).isFalse();
  }

  @Test
  void huge_text_of_openings_is_filled_once_through() {
    String text = "{if overdue}".repeat(8_000) + "x" + "{{".repeat(10_000);
    assertThat(filled(text)).isEqualTo("x" + "{{".repeat(10_000));
  }
}
