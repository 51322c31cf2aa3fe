package ro.storno.persistence.export;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.export.InvoiceArchive;
import ro.storno.application.export.InvoiceArchives;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Archives of invoices in PostgreSQL. */
public final class JdbiInvoiceArchives implements InvoiceArchives {
  private final JdbiTransactions transactions;

  public JdbiInvoiceArchives(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(InvoiceArchive archive) {
    bind(
            """
            insert into invoice_archive (company_id, id, state, filename, data, created_at)
            values (:company, :id, :state, :filename, cast(:data as jsonb), :createdAt)
            """,
            archive)
        .bind("createdAt", archive.createdAt())
        .execute();
  }

  @Override
  public void update(InvoiceArchive archive) {
    bind(
            """
            update invoice_archive
            set state = :state, filename = :filename, data = cast(:data as jsonb)
            where company_id = :company and id = :id
            """,
            archive)
        .execute();
  }

  private Update bind(String sql, InvoiceArchive archive) {
    InvoiceArchive.Packet packet = archive.packet();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", archive.company().value())
        .bind("id", archive.id())
        .bind("state", archive.state().name())
        .bind("filename", packet == null ? null : packet.filename())
        .bind("data", StoredJson.write(archive));
  }

  @Override
  public Optional<InvoiceArchive> find(CompanyId company, UUID id) {
    return read("and id = :id", company, q -> q.bind("id", id));
  }

  @Override
  public Optional<InvoiceArchive> findForUpdate(CompanyId company, UUID id) {
    return read("and id = :id for no key update", company, q -> q.bind("id", id));
  }

  @Override
  public Optional<InvoiceArchive> findByFilenameForUpdate(CompanyId company, String filename) {
    return read(
        "and filename = :filename for no key update", company, q -> q.bind("filename", filename));
  }

  private Optional<InvoiceArchive> read(
      String condition, CompanyId company, UnaryOperator<Query> binding) {
    return binding
        .apply(
            transactions
                .handle()
                .createQuery(
                    "select data from invoice_archive where company_id = :company " + condition)
                .bind("company", company.value()))
        .map((row, context) -> archive(new Columns(row)))
        .findOne();
  }

  private static InvoiceArchive archive(Columns row) throws SQLException {
    return StoredJson.read(row.text("data"), InvoiceArchive.class);
  }

  @Override
  public void lock(CompanyId company) {
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "invoice-archives:" + company)
        .execute();
  }

  @Override
  public int since(CompanyId company, Instant moment) {
    return transactions
        .handle()
        .createQuery(
            "select count(*) from invoice_archive"
                + " where company_id = :company and created_at > :moment")
        .bind("company", company.value())
        .bind("moment", moment)
        .mapTo(int.class)
        .one();
  }

  @Override
  public int open(CompanyId company, Instant since) {
    return transactions
        .handle()
        .createQuery(
            "select count(*) from invoice_archive"
                + " where company_id = :company and state in ('QUEUED', 'PROCESSING')"
                + " and created_at > :since")
        .bind("company", company.value())
        .bind("since", since)
        .mapTo(int.class)
        .one();
  }
}
