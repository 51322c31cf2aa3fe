package ro.storno.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.MailTemplates.Written;
import ro.storno.domain.mail.HeaderText;

class PebbleMailTemplatesTest {
  private final PebbleMailTemplates templates = new PebbleMailTemplates();

  private static Map<String, String> values(MailTemplate template, String value) {
    return template.needs().stream().collect(Collectors.toMap(name -> name, name -> value));
  }

  @ParameterizedTest
  @EnumSource
  void every_mail_says_the_same_in_both_forms_and_languages(MailTemplate template) {
    Map<String, String> values = values(template, "VALUE");
    Written ro = templates.write(template, "ro", values);
    Written en = templates.write(template, "en", values);
    for (Written mail : new Written[] {ro, en}) {
      assertThat(HeaderText.isOneLine(mail.subject())).isTrue();
      assertThat(mail.html()).contains("<title>" + mail.subject() + "</title>");
      assertThat(mail.text() + mail.html()).doesNotContain("{{").doesNotContain("{%");
      if (!template.needs().isEmpty()) {
        assertThat(mail.text()).contains("VALUE");
        assertThat(mail.html()).contains("VALUE");
      }
      if (template.needs().contains("link")) {
        assertThat(mail.html()).contains("href=\"VALUE\"");
      }
    }
    assertThat(ro.html()).contains("lang=\"ro\"");
    assertThat(en.html()).contains("lang=\"en\"");
    assertThat(ro.subject()).isNotEqualTo(en.subject());
    assertThat(templates.write(template, "fr", values)).isEqualTo(en);
  }

  @Test
  void what_users_typed_is_text_and_never_markup() {
    Map<String, String> values = new TreeMap<>(values(MailTemplate.INVITATION, "x"));
    values.put("organization", "<script>alert(1)</script>\" onload='x' {{ 7*7 }} {link}");
    values.put("link", "https://app.example/?a=1&b=\"><b>");
    Written mail = templates.write(MailTemplate.INVITATION, "en", values);
    assertThat(mail.html())
        .doesNotContain("<script>")
        .doesNotContain("\"><b>")
        .contains("&lt;script&gt;")
        .contains("{{ 7*7 }} {link}");
    assertThat(mail.text()).contains("<script>alert(1)</script>").doesNotContain("&lt;");
  }

  @Test
  void roles_have_names_in_the_language_of_the_reader() {
    Map<String, String> values = new TreeMap<>(values(MailTemplate.INVITATION, "x"));
    values.put("role", "accountant");
    assertThat(templates.write(MailTemplate.INVITATION, "ro", values).text()).contains("contabil");
  }
}
