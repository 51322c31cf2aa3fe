package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;

/** What any store of e-mail templates does. */
public abstract class EmailTemplatesContract {
  protected final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract EmailTemplates templates();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private EmailTemplate template(MailedKind kind, boolean standard, int second) {
    return new EmailTemplate(
        new EmailTemplateId(uuid()),
        company,
        kind,
        "Reamintire",
        "Factura {{invoice_number}} 🚚",
        "Bună ziua,\n{{client.name}} שלום",
        standard,
        NOW.plusSeconds(second),
        null);
  }

  private EmailTemplate added(MailedKind kind, boolean standard, int second) {
    EmailTemplate template = template(kind, standard, second);
    in(
        () -> {
          templates().add(template);
          return template;
        });
    return template;
  }

  @Test
  void template_is_kept_changed_and_removed() {
    EmailTemplate first = added(MailedKind.INVOICE, true, 1);
    EmailTemplate second = added(MailedKind.INVOICE, false, 2);
    EmailTemplate changed =
        new EmailTemplate(
            second.id(),
            company,
            MailedKind.PROFORMA,
            "Alt nume",
            "s",
            "b",
            true,
            second.createdAt(),
            NOW.plusSeconds(9));
    in(
        () -> {
          assertThat(templates().of(company)).containsExactly(first, second);
          assertThat(templates().find(company, second.id())).contains(second);
          assertThat(templates().standard(company, MailedKind.INVOICE)).contains(first);
          assertThat(templates().standard(company, MailedKind.PROFORMA)).isEmpty();
          templates().update(changed);
          assertThat(templates().standard(company, MailedKind.PROFORMA)).contains(changed);
          templates().remove(company, first.id());
          assertThat(templates().of(company)).containsExactly(changed);
          return 0;
        });
  }

  @Test
  void kind_has_one_standard_template() {
    EmailTemplate first = added(MailedKind.INVOICE, true, 1);
    assertThatThrownBy(() -> added(MailedKind.INVOICE, true, 2))
        .isInstanceOf(ApplicationException.Conflict.class);
    EmailTemplate ignored = template(MailedKind.INVOICE, true, 3);
    EmailTemplate next = template(MailedKind.INVOICE, true, 4);
    in(
        () -> {
          templates().addUnlessThere(ignored);
          assertThat(templates().of(company)).containsExactly(first);
          templates().dethrone(company, MailedKind.INVOICE);
          templates().add(next);
          assertThat(templates().of(company))
              .extracting(EmailTemplate::standard)
              .containsExactly(false, true);
          return 0;
        });
  }

  @Test
  void templates_are_those_of_their_company_only() {
    EmailTemplate template = added(MailedKind.INVOICE, true, 1);
    CompanyId other = Samples.company();
    transactions()
        .inCompany(
            other,
            () -> {
              assertThat(templates().of(other)).isEmpty();
              assertThat(templates().find(company, template.id())).isEmpty();
              assertThat(templates().standard(company, MailedKind.INVOICE)).isEmpty();
              templates().remove(company, template.id());
              return 0;
            });
    assertThat(in(() -> templates().of(company))).containsExactly(template);
  }
}
