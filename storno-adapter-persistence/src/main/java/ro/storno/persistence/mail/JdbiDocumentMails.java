package ro.storno.persistence.mail;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.mail.DocumentMails;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailedKind;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The mails of the outbox that carry documents of a company. */
public final class JdbiDocumentMails implements DocumentMails {
  private static final String COLUMNS =
      """
      select id, organization_id, category, recipient, subject, sender, status, error, sent_by,
             created_at, sent_at, company_id, document_id, cc, bcc, attachments, language,
             scheduled_for, begun_at
      from outgoing_mail
      where company_id = :company
      """;

  /** What {@link DocumentMail#isScheduled} says. */
  private static final String SCHEDULED =
      """
      and document_id = :document and status = 'QUEUED' and begun_at is null
      and scheduled_for is not null
      order by scheduled_for, id
      """;

  private final JdbiTransactions transactions;

  public JdbiDocumentMails(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(DocumentMail mail, SealedSecret content) {
    Update insert =
        transactions
            .handle()
            .createUpdate(
                """
                insert into outgoing_mail
                  (id, organization_id, category, recipient, subject, sender, status, error,
                   sent_by, created_at, sent_at, sealed_content, company_id, document_id, cc, bcc,
                   attachments, language, scheduled_for, begun_at)
                values (:id, :organization, :category, :recipient, :subject, :sender, :status,
                        :error, :sentBy, :createdAt, :sentAt, :content, :company, :document, :cc,
                        :bcc, :attachments, :language, :scheduledFor, :begunAt)
                """);
    JdbiOutbox.bind(insert, mail.mail(), content)
        .bind("company", mail.company().value())
        .bind("document", mail.document())
        .bindArray("cc", String.class, values(mail.cc()))
        .bindArray("bcc", String.class, values(mail.bcc()))
        .bindArray("attachments", String.class, mail.attachments())
        .bind("language", mail.language())
        .bind("scheduledFor", mail.scheduledFor())
        .bind("begunAt", mail.begunAt())
        .execute();
  }

  private static List<String> values(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::value).toList();
  }

  private Query query(String conditions, CompanyId company) {
    return transactions.handle().createQuery(COLUMNS + conditions).bind("company", company.value());
  }

  @Override
  public Optional<DocumentMail> findForUpdate(CompanyId company, MailId id) {
    return query("and id = :id for update", company)
        .bind("id", id.value())
        .map((row, context) -> mail(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<SealedSecret> content(CompanyId company, MailId id) {
    return transactions
        .handle()
        .createQuery(
            "select sealed_content from outgoing_mail where company_id = :company and id = :id"
                + " and sealed_content is not null")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> new SealedSecret(new Columns(row).text("sealed_content")))
        .findOne();
  }

  @Override
  public void update(DocumentMail mail) {
    save(mail, "");
  }

  @Override
  public void end(DocumentMail mail) {
    save(mail, ", sealed_content = null");
  }

  private void save(DocumentMail mail, String more) {
    EmailAddress from = mail.mail().from();
    transactions
        .handle()
        .createUpdate(
            """
            update outgoing_mail
            set sender = :sender, status = :status, error = :error, sent_at = :sentAt,
                begun_at = :begunAt
            """
                + more
                + " where company_id = :company and id = :id")
        .bind("company", mail.company().value())
        .bind("id", mail.id().value())
        .bind("sender", from == null ? null : from.value())
        .bind("status", mail.mail().status().name())
        .bind("error", mail.mail().error())
        .bind("sentAt", mail.mail().sentAt())
        .bind("begunAt", mail.begunAt())
        .execute();
  }

  @Override
  public List<DocumentMail> about(CompanyId company, UUID document, int most) {
    return query(
            "and document_id = :document order by created_at desc, id desc limit :most", company)
        .bind("document", document)
        .bind("most", most)
        .map((row, context) -> mail(new Columns(row)))
        .list();
  }

  @Override
  public List<DocumentMail> scheduledForUpdate(CompanyId company, UUID document) {
    return query(SCHEDULED + "for update", company)
        .bind("document", document)
        .map((row, context) -> mail(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Instant> nextScheduled(CompanyId company, UUID document) {
    return query(SCHEDULED + "limit 1", company)
        .bind("document", document)
        .map((row, context) -> new Columns(row).instant("scheduled_for"))
        .findOne();
  }

  @Override
  public Map<UUID, Instant> nextScheduled(CompanyId company, Collection<UUID> documents) {
    Map<UUID, Instant> next = new HashMap<>();
    if (documents.isEmpty()) {
      return next;
    }
    transactions
        .handle()
        .createQuery(
            """
            select document_id, min(scheduled_for) as next from outgoing_mail
            where company_id = :company and document_id = any(:documents) and status = 'QUEUED'
              and begun_at is null and scheduled_for is not null
            group by document_id
            """)
        .bind("company", company.value())
        .bindArray("documents", UUID.class, List.copyOf(documents))
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return Map.entry(columns.uuid("document_id"), columns.instant("next"));
            })
        .forEach(each -> next.put(each.getKey(), each.getValue()));
    return next;
  }

  @Override
  public long countSince(CompanyId company, Instant since) {
    return transactions
        .handle()
        .createQuery(
            "select count(*) from outgoing_mail"
                + " where company_id = :company and created_at >= :since")
        .bind("company", company.value())
        .bind("since", since)
        .mapTo(long.class)
        .one();
  }

  private static DocumentMail mail(Columns row) throws SQLException {
    return new DocumentMail(
        JdbiOutbox.mail(row),
        new CompanyId(row.uuid("company_id")),
        MailedKind.ofWireName(row.text("category")).orElseThrow(),
        row.uuid("document_id"),
        addresses(row, "cc"),
        addresses(row, "bcc"),
        texts(row, "attachments"),
        row.text("language"),
        row.maybeInstant("scheduled_for"),
        row.maybeInstant("begun_at"));
  }

  private static List<EmailAddress> addresses(Columns row, String name) throws SQLException {
    return texts(row, name).stream().map(EmailAddress::new).toList();
  }

  private static List<String> texts(Columns row, String name) throws SQLException {
    return Arrays.asList((String[]) row.row().getArray(name).getArray());
  }
}
