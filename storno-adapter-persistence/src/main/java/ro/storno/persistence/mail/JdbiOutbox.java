package ro.storno.persistence.mail;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.mail.Outbox;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The outbox, which is the log as well. */
public final class JdbiOutbox implements Outbox {
  private static final String COLUMNS =
      """
      select id, organization_id, category, recipient, subject, sender, status, error, sent_by,
             created_at, sent_at
      from outgoing_mail
      """;

  private final JdbiTransactions transactions;

  public JdbiOutbox(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(OutgoingMail mail, SealedSecret content) {
    Update insert =
        transactions
            .handle()
            .createUpdate(
                """
                insert into outgoing_mail
                  (id, organization_id, category, recipient, subject, sender, status, error,
                   sent_by, created_at, sent_at, sealed_content)
                values (:id, :organization, :category, :recipient, :subject, :sender, :status,
                        :error, :sentBy, :createdAt, :sentAt, :content)
                """);
    bind(insert, mail, content).execute();
  }

  /** Binds what every mail of the outbox has. */
  static Update bind(Update insert, OutgoingMail mail, SealedSecret content) {
    OrganizationId organization = mail.organization();
    UserId sentBy = mail.sentBy();
    return insert
        .bind("id", mail.id().value())
        .bind("organization", organization == null ? null : organization.value())
        .bind("category", mail.category())
        .bind("recipient", mail.recipient().value())
        .bind("subject", mail.subject())
        .bind("sender", sender(mail))
        .bind("status", mail.status().name())
        .bind("error", mail.error())
        .bind("sentBy", sentBy == null ? null : sentBy.value())
        .bind("createdAt", mail.createdAt())
        .bind("sentAt", mail.sentAt())
        .bind("content", content.text());
  }

  private static @Nullable String sender(OutgoingMail mail) {
    EmailAddress from = mail.from();
    return from == null ? null : from.value();
  }

  @Override
  public Optional<OutgoingMail> find(MailId id) {
    return findOne(id, "");
  }

  @Override
  public Optional<OutgoingMail> findForUpdate(MailId id) {
    return findOne(id, " for update");
  }

  private Optional<OutgoingMail> findOne(MailId id, String lock) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where id = :id" + lock)
        .bind("id", id.value())
        .map((row, context) -> mail(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<SealedSecret> content(MailId id) {
    return transactions
        .handle()
        .createQuery(
            "select sealed_content from outgoing_mail"
                + " where id = :id and sealed_content is not null")
        .bind("id", id.value())
        .map((row, context) -> new SealedSecret(new Columns(row).text("sealed_content")))
        .findOne();
  }

  @Override
  public void update(OutgoingMail mail) {
    transactions
        .handle()
        .createUpdate(
            """
            update outgoing_mail
            set sender = :sender, status = :status, error = :error, sent_at = :sentAt
            where id = :id
            """)
        .bind("id", mail.id().value())
        .bind("sender", sender(mail))
        .bind("status", mail.status().name())
        .bind("error", mail.error())
        .bind("sentAt", mail.sentAt())
        .execute();
  }

  @Override
  public void remove(MailId id) {
    transactions.handle().execute("delete from outgoing_mail where id = ?", id.value());
  }

  @Override
  public void forgetContent(MailId id) {
    transactions
        .handle()
        .execute("update outgoing_mail set sealed_content = null where id = ?", id.value());
  }

  @Override
  public Page<OutgoingMail> list(Filter filter, Page.Request page) {
    Map<String, Object> values = new LinkedHashMap<>();
    String conditions = conditions(filter, values);
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from outgoing_mail" + conditions)
            .bindMap(values)
            .mapTo(long.class)
            .one();
    List<OutgoingMail> rows =
        transactions
            .handle()
            .createQuery(
                COLUMNS
                    + conditions
                    + " order by created_at desc, id desc limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> mail(new Columns(row)))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private static String conditions(Filter filter, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    add(conditions, values, "category", filter.category(), "category = :category");
    add(
        conditions,
        values,
        "recipient",
        filter.recipient(),
        "strpos(recipient, lower(:recipient)) > 0");
    UserId user = filter.user();
    add(conditions, values, "user", user == null ? null : user.value(), "sent_by = :user");
    MailStatus status = filter.status();
    add(conditions, values, "status", status == null ? null : status.name(), "status = :status");
    add(conditions, values, "from", filter.from(), "created_at >= :from");
    add(conditions, values, "before", filter.before(), "created_at < :before");
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String name,
      @Nullable Object value,
      String condition) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  static OutgoingMail mail(Columns row) throws SQLException {
    String sender = row.maybeText("sender");
    return new OutgoingMail(
        new MailId(row.uuid("id")),
        row.maybeId("organization_id", OrganizationId::new),
        row.text("category"),
        new EmailAddress(row.text("recipient")),
        row.text("subject"),
        sender == null ? null : new EmailAddress(sender),
        row.oneOf(MailStatus.class, "status"),
        row.maybeText("error"),
        row.maybeId("sent_by", UserId::new),
        row.instant("created_at"),
        row.maybeInstant("sent_at"));
  }
}
