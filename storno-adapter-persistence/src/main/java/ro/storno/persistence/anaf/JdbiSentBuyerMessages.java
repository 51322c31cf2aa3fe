package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import ro.storno.application.anaf.SentBuyerMessages;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Messages to sellers as rows. */
public final class JdbiSentBuyerMessages implements SentBuyerMessages {
  private static final String COLUMNS =
      """
      select company_id, id, invoice_id, invoice_index, message, state, upload_index, error,
             by_user, created_at, changed_at
      from anaf_buyer_message
      """;

  private final JdbiTransactions transactions;

  public JdbiSentBuyerMessages(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(SentBuyerMessage message) {
    bindState(
            transactions
                .handle()
                .createUpdate(
                    """
                    insert into anaf_buyer_message
                      (company_id, id, invoice_id, invoice_index, message, state, upload_index,
                       error, by_user, created_at, changed_at)
                    values
                      (:company, :id, :invoice, :invoiceIndex, :message, :state, :uploadIndex,
                       :error, :by, :createdAt, :changedAt)
                    """),
            message)
        .bind("invoice", message.invoice().value())
        .bind("invoiceIndex", message.invoiceIndex().value())
        .bind("message", message.text())
        .bind("by", message.by() == null ? null : message.by().value())
        .bind("createdAt", message.createdAt())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bindState(S statement, SentBuyerMessage message) {
    return statement
        .bind("company", message.company().value())
        .bind("id", message.id().value())
        .bind("state", message.state().name())
        .bind("uploadIndex", message.index() == null ? null : message.index().value())
        .bind("error", message.error())
        .bind("changedAt", message.changedAt());
  }

  @Override
  public Optional<SentBuyerMessage> findForUpdate(CompanyId company, SentBuyerMessageId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and id = :id for no key update")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> message(new Columns(row)))
        .findOne();
  }

  @Override
  public void update(SentBuyerMessage message) {
    bindState(
            transactions
                .handle()
                .createUpdate(
                    """
                    update anaf_buyer_message
                    set state = :state, upload_index = :uploadIndex, error = :error,
                        changed_at = :changedAt
                    where company_id = :company and id = :id
                    """),
            message)
        .execute();
  }

  @Override
  public List<SentBuyerMessage> of(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + """
                where company_id = :company and invoice_id = :invoice
                order by created_at desc, id desc
                """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> message(new Columns(row)))
        .list();
  }

  @Override
  public void confirm(CompanyId company, UploadIndex invoice, String text, UploadIndex index) {
    transactions
        .handle()
        .createUpdate(
            """
            update anaf_buyer_message
            set state = 'SENT', upload_index = :index, error = null
            where company_id = :company and id = (
              select id from anaf_buyer_message
              where company_id = :company and invoice_index = :invoice and message = :text
                and state in ('SENDING', 'UNKNOWN')
              order by created_at, id
              limit 1
              for no key update
            )
            """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .bind("text", text)
        .bind("index", index.value())
        .execute();
  }

  private static SentBuyerMessage message(Columns row) throws SQLException {
    String index = row.maybeText("upload_index");
    return new SentBuyerMessage(
        new SentBuyerMessageId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new InvoiceId(row.uuid("invoice_id")),
        new UploadIndex(row.text("invoice_index")),
        row.text("message"),
        row.oneOf(SentBuyerMessage.State.class, "state"),
        index == null ? null : new UploadIndex(index),
        row.maybeText("error"),
        row.maybeId("by_user", UserId::new),
        row.instant("created_at"),
        row.instant("changed_at"));
  }
}
