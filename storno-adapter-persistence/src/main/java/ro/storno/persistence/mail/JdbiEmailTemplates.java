package ro.storno.persistence.mail;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.mail.EmailTemplates;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The e-mail templates of companies. */
public final class JdbiEmailTemplates implements EmailTemplates {
  private static final String COLUMNS =
      """
      select company_id, id, kind, name, subject, body, standard, created_at, updated_at
      from email_template
      where company_id = :company
      """;
  private static final String INSERT =
      """
      insert into email_template
        (company_id, id, kind, name, subject, body, standard, created_at, updated_at)
      values (:company, :id, :kind, :name, :subject, :body, :standard, :createdAt, :updatedAt)
      """;

  private final JdbiTransactions transactions;

  public JdbiEmailTemplates(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<EmailTemplate> of(CompanyId company) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "order by created_at, id")
        .bind("company", company.value())
        .map((row, context) -> template(new Columns(row)))
        .list();
  }

  @Override
  public Optional<EmailTemplate> find(CompanyId company, EmailTemplateId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> template(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<EmailTemplate> standard(CompanyId company, MailedKind kind) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and kind = :kind and standard")
        .bind("company", company.value())
        .bind("kind", kind.name())
        .map((row, context) -> template(new Columns(row)))
        .findOne();
  }

  private static EmailTemplate template(Columns row) throws SQLException {
    return new EmailTemplate(
        new EmailTemplateId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.oneOf(MailedKind.class, "kind"),
        row.text("name"),
        row.text("subject"),
        row.text("body"),
        row.flag("standard"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void add(EmailTemplate template) {
    bind(INSERT, template).bind("createdAt", template.createdAt()).execute();
  }

  @Override
  public void addUnlessThere(EmailTemplate template) {
    bind(INSERT + "on conflict (company_id, kind) where standard do nothing", template)
        .bind("createdAt", template.createdAt())
        .execute();
  }

  @Override
  public void update(EmailTemplate template) {
    bind(
            """
            update email_template
            set kind = :kind, name = :name, subject = :subject, body = :body,
                standard = :standard, updated_at = :updatedAt
            where company_id = :company and id = :id
            """,
            template)
        .execute();
  }

  private Update bind(String sql, EmailTemplate template) {
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", template.company().value())
        .bind("id", template.id().value())
        .bind("kind", template.kind().name())
        .bind("name", template.name())
        .bind("subject", template.subject())
        .bind("body", template.body())
        .bind("standard", template.standard())
        .bind("updatedAt", template.updatedAt());
  }

  @Override
  public void dethrone(CompanyId company, MailedKind kind) {
    transactions
        .handle()
        .execute(
            "update email_template set standard = false"
                + " where company_id = ? and kind = ? and standard",
            company.value(),
            kind.name());
  }

  @Override
  public void remove(CompanyId company, EmailTemplateId id) {
    transactions
        .handle()
        .execute(
            "delete from email_template where company_id = ? and id = ?",
            company.value(),
            id.value());
  }
}
