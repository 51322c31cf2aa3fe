package ro.storno.application.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;

/** E-mail templates in memory. */
public final class InMemoryEmailTemplates implements EmailTemplates {
  private final InMemoryTransactions transactions;
  private final Map<EmailTemplateId, EmailTemplate> templates;

  public InMemoryEmailTemplates(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.templates = transactions.table();
  }

  @Override
  public List<EmailTemplate> of(CompanyId company) {
    return transactions.sees(company)
        ? templates.values().stream()
            .filter(each -> each.company().equals(company))
            .sorted(
                Comparator.comparing(EmailTemplate::createdAt).thenComparing(e -> e.id().value()))
            .toList()
        : List.of();
  }

  @Override
  public Optional<EmailTemplate> find(CompanyId company, EmailTemplateId id) {
    return of(company).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<EmailTemplate> standard(CompanyId company, MailedKind kind) {
    return of(company).stream().filter(each -> each.standard() && each.kind() == kind).findFirst();
  }

  @Override
  public void add(EmailTemplate template) {
    requireOne(template);
    templates.put(template.id(), template);
  }

  @Override
  public void addUnlessThere(EmailTemplate template) {
    if (standard(template.company(), template.kind()).isEmpty()) {
      add(template);
    }
  }

  @Override
  public void update(EmailTemplate template) {
    requireOne(template);
    templates.replace(template.id(), template);
  }

  private void requireOne(EmailTemplate template) {
    boolean other =
        template.standard()
            && standard(template.company(), template.kind())
                .filter(each -> !each.id().equals(template.id()))
                .isPresent();
    if (other) {
      throw new ApplicationException.Conflict("", "another standard template");
    }
  }

  @Override
  public void dethrone(CompanyId company, MailedKind kind) {
    standard(company, kind)
        .ifPresent(
            was ->
                templates.replace(
                    was.id(),
                    new EmailTemplate(
                        was.id(),
                        company,
                        kind,
                        was.name(),
                        was.subject(),
                        was.body(),
                        false,
                        was.createdAt(),
                        was.updatedAt())));
  }

  @Override
  public void remove(CompanyId company, EmailTemplateId id) {
    find(company, id).ifPresent(each -> templates.remove(each.id()));
  }
}
