package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Evidence;
import ro.storno.application.anaf.SealCheck;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** What was handed out and how its seals were judged; the tables only grow. */
public final class JdbiEvidence implements Evidence {
  private static final String ARCHIVES =
      """
      select a.message_id, sha256, storage_key, size, document_name, document_sha256,
             signature_name, signature_sha256, kept_at
      from anaf_archive a
      """;

  private final JdbiTransactions transactions;

  public JdbiEvidence(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** An archive as a row; the component names are those of the columns. */
  private record ArchiveRow(
      UUID message_id,
      String sha256,
      String storage_key,
      long size,
      @Nullable String document_name,
      @Nullable String document_sha256,
      @Nullable String signature_name,
      @Nullable String signature_sha256,
      Instant kept_at) {
    static ArchiveRow of(Archive archive) {
      return new ArchiveRow(
          archive.message().value(),
          archive.sha256(),
          archive.storageKey(),
          archive.size(),
          archive.documentName(),
          archive.documentSha256(),
          archive.signatureName(),
          archive.signatureSha256(),
          archive.keptAt());
    }
  }

  @Override
  public void keep(CompanyId company, List<Archive> archives) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_archive
              (company_id, message_id, sha256, storage_key, size, document_name, document_sha256,
               signature_name, signature_sha256, kept_at)
            select :company, message_id, sha256, storage_key, size, document_name,
                   document_sha256, signature_name, signature_sha256, kept_at
            from jsonb_to_recordset(cast(:rows as jsonb)) as archive
              (message_id uuid, sha256 text, storage_key text, size bigint, document_name text,
               document_sha256 text, signature_name text, signature_sha256 text,
               kept_at timestamptz)
            on conflict do nothing
            """)
        .bind("company", company.value())
        .bind("rows", StoredJson.write(archives.stream().map(ArchiveRow::of).toList()))
        .execute();
  }

  /** A check as a row. */
  private record SealRow(
      UUID message_id,
      String document_sha256,
      String verdict,
      SealCheck.Result result,
      Instant checked_at) {
    static SealRow of(Seal seal) {
      return new SealRow(
          seal.message().value(),
          seal.documentSha256(),
          seal.result().verdict().name(),
          seal.result(),
          seal.checkedAt());
    }
  }

  @Override
  public void judge(CompanyId company, List<Seal> seals) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_seal
              (company_id, message_id, document_sha256, verdict, result, checked_at)
            select :company, message_id, document_sha256, verdict, result, checked_at
            from jsonb_to_recordset(cast(:rows as jsonb)) as seal
              (message_id uuid, document_sha256 text, verdict text, result jsonb,
               checked_at timestamptz)
            """)
        .bind("company", company.value())
        .bind("rows", StoredJson.write(seals.stream().map(SealRow::of).toList()))
        .execute();
  }

  @Override
  public Optional<Archive> archive(CompanyId company, InboxMessageId message) {
    return transactions
        .handle()
        .createQuery(
            ARCHIVES
                + """
                where company_id = :company and message_id = :message
                order by kept_at desc limit 1
                """)
        .bind("company", company.value())
        .bind("message", message.value())
        .map((row, context) -> archive(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Archive> archiveOf(CompanyId company, InvoiceId invoice) {
    return archivesOf(company, List.of(invoice)).stream().findFirst();
  }

  @Override
  public List<Archive> archivesOf(CompanyId company, List<InvoiceId> invoices) {
    return transactions
        .handle()
        .createQuery(
            """
            select distinct on (m.invoice_id)
                   a.message_id, sha256, storage_key, size, document_name, document_sha256,
                   signature_name, signature_sha256, kept_at
            from anaf_message m
            join anaf_archive a on a.company_id = m.company_id and a.message_id = m.id
            where m.company_id = :company and m.invoice_id = any(:invoices)
              and m.outcome in ('DOCUMENT', 'KNOWN', 'OURS') and document_sha256 is not null
              and coalesce(m.type, '') <> 'ERRORS'
            order by m.invoice_id, m.outcome <> 'DOCUMENT', m.created_at, kept_at desc
            """)
        .bind("company", company.value())
        .bindArray("invoices", UUID.class, invoices.stream().map(InvoiceId::value).toList())
        .map((row, context) -> archive(new Columns(row)))
        .list();
  }

  private static Archive archive(Columns row) throws SQLException {
    return new Archive(
        new InboxMessageId(row.uuid("message_id")),
        row.text("storage_key"),
        row.text("sha256"),
        row.number("size"),
        row.maybeText("document_name"),
        row.maybeText("document_sha256"),
        row.maybeText("signature_name"),
        row.maybeText("signature_sha256"),
        row.instant("kept_at"));
  }

  @Override
  public List<Seal> seals(CompanyId company, InboxMessageId message) {
    return transactions
        .handle()
        .createQuery(
            """
            select document_sha256, result, checked_at from anaf_seal
            where company_id = :company and message_id = :message
            order by checked_at desc, id desc
            """)
        .bind("company", company.value())
        .bind("message", message.value())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new Seal(
                  message,
                  columns.text("document_sha256"),
                  StoredJson.read(columns.text("result"), SealCheck.Result.class),
                  columns.instant("checked_at"));
            })
        .list();
  }
}
