package ro.storno.persistence.invoice;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Generated XML, verdicts and the list of attachments. */
public final class JdbiInvoiceFiles implements InvoiceFiles {
  private static final String ATTACHMENTS =
      """
      select id, invoice_id, filename, mime_type, size, sha256, storage_key, description,
             uploaded_by, uploaded_at, deleted_at
      from invoice_attachment
      where company_id = :company and invoice_id = :invoice and deleted_at is null
      """;

  private final JdbiTransactions transactions;

  public JdbiInvoiceFiles(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<GeneratedXml> xml(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(
            """
            select version, content, sha256, generated_at from invoice_xml
            where company_id = :company and invoice_id = :invoice
            """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> xml(new Columns(row)))
        .findOne();
  }

  private static GeneratedXml xml(Columns row) throws SQLException {
    return new GeneratedXml(
        row.number("version"),
        row.bytes("content"),
        row.text("sha256"),
        row.instant("generated_at"));
  }

  @Override
  public void saveXml(CompanyId company, InvoiceId invoice, GeneratedXml xml) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into invoice_xml (company_id, invoice_id, version, content, sha256, generated_at)
            values (:company, :invoice, :version, :content, :sha256, :generatedAt)
            on conflict (company_id, invoice_id) do update
            set version = excluded.version, content = excluded.content, sha256 = excluded.sha256,
                generated_at = excluded.generated_at
            where invoice_xml.version < excluded.version
            """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .bind("version", xml.version())
        .bind("content", xml.content())
        .bind("sha256", xml.sha256())
        .bind("generatedAt", xml.generatedAt())
        .execute();
  }

  @Override
  public void dropXml(CompanyId company, InvoiceId invoice) {
    transactions
        .handle()
        .execute(
            "delete from invoice_xml where company_id = ? and invoice_id = ?",
            company.value(),
            invoice.value());
  }

  @Override
  public void saveVerdict(CompanyId company, InvoiceId invoice, Evidence evidence) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into invoice_verdict
              (company_id, invoice_id, rule_set, base, input_sha256, verdict, findings, checked_at)
            values
              (:company, :invoice, :ruleSet, :base, :inputSha256, :verdict,
               cast(:findings as jsonb), :checkedAt)
            """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .bind("ruleSet", evidence.ruleSet())
        .bind("base", evidence.base())
        .bind("inputSha256", evidence.inputSha256())
        .bind("verdict", evidence.verdict())
        .bind("findings", evidence.findingsJson())
        .bind("checkedAt", evidence.checkedAt())
        .execute();
  }

  @Override
  public List<Evidence> verdicts(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(
            """
            select rule_set, base, input_sha256, verdict, findings, checked_at
            from invoice_verdict
            where company_id = :company and invoice_id = :invoice
            order by checked_at desc, id desc
            """)
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> evidence(new Columns(row)))
        .list();
  }

  private static Evidence evidence(Columns row) throws SQLException {
    return new Evidence(
        row.maybeText("rule_set"),
        row.maybeText("base"),
        row.text("input_sha256"),
        row.text("verdict"),
        row.text("findings"),
        row.instant("checked_at"));
  }

  @Override
  public void addAttachment(CompanyId company, Attachment attachment) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into invoice_attachment
              (company_id, invoice_id, id, filename, mime_type, size, sha256, storage_key,
               description, uploaded_by, uploaded_at, deleted_at)
            values
              (:company, :invoice, :id, :filename, :mimeType, :size, :sha256, :storageKey,
               :description, :uploadedBy, :uploadedAt, :deletedAt)
            """)
        .bind("company", company.value())
        .bind("invoice", attachment.invoice().value())
        .bind("id", attachment.id().value())
        .bind("filename", attachment.filename())
        .bind("mimeType", attachment.mimeType())
        .bind("size", attachment.size())
        .bind("sha256", attachment.sha256())
        .bind("storageKey", attachment.storageKey())
        .bind("description", attachment.description())
        .bind(
            "uploadedBy", attachment.uploadedBy() == null ? null : attachment.uploadedBy().value())
        .bind("uploadedAt", attachment.uploadedAt())
        .bind("deletedAt", attachment.deletedAt())
        .execute();
  }

  @Override
  public List<Attachment> attachments(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(ATTACHMENTS + "order by uploaded_at, id")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> attachment(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Attachment> attachment(CompanyId company, InvoiceId invoice, AttachmentId id) {
    return transactions
        .handle()
        .createQuery(ATTACHMENTS + "and id = :id")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .bind("id", id.value())
        .map((row, context) -> attachment(new Columns(row)))
        .findOne();
  }

  private static Attachment attachment(Columns row) throws SQLException {
    return new Attachment(
        new AttachmentId(row.uuid("id")),
        new InvoiceId(row.uuid("invoice_id")),
        row.text("filename"),
        row.text("mime_type"),
        row.number("size"),
        row.text("sha256"),
        row.text("storage_key"),
        row.maybeText("description"),
        row.maybeId("uploaded_by", UserId::new),
        row.instant("uploaded_at"),
        row.maybeInstant("deleted_at"));
  }
}
