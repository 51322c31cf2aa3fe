package ro.storno.application.invoice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * What was generated for an invoice (its XML and the verdict on it), and what was attached to it.
 */
public interface InvoiceFiles {
  /** Returns the XML, if it was generated and the content has not changed since. */
  Optional<GeneratedXml> xml(CompanyId company, InvoiceId invoice);

  /** Keeps the XML; replaces one of an earlier version, keeps the first of the same version. */
  void saveXml(CompanyId company, InvoiceId invoice, GeneratedXml xml);

  /** Drops the XML of an invoice whose content has changed. */
  void dropXml(CompanyId company, InvoiceId invoice);

  /** Keeps a verdict as evidence; evidence is only ever added. */
  void saveVerdict(CompanyId company, InvoiceId invoice, Evidence evidence);

  /** Returns the verdicts on an invoice, newest first. */
  List<Evidence> verdicts(CompanyId company, InvoiceId invoice);

  void addAttachment(CompanyId company, Attachment attachment);

  List<Attachment> attachments(CompanyId company, InvoiceId invoice);

  Optional<Attachment> attachment(CompanyId company, InvoiceId invoice, AttachmentId id);

  /**
   * An XML document generated from an invoice.
   *
   * @param version version of the invoice it was made from
   * @param content the exact bytes; not null
   * @param sha256 lower-case hex digest; not null
   * @param generatedAt not null
   */
  record GeneratedXml(long version, byte[] content, String sha256, Instant generatedAt) {}

  /**
   * A verdict with all that is needed to repeat it (decisions.md, Submissions).
   *
   * @param ruleSet name and version of the rules, or null if none was found
   * @param base version of EN 16931 they build on, or null
   * @param inputSha256 hash of what was judged; not null
   * @param verdict {@code VALID}, {@code INVALID} or {@code NOT_CHECKED}; not null
   * @param findingsJson findings as JSON array; not null
   * @param checkedAt not null
   */
  record Evidence(
      @Nullable String ruleSet,
      @Nullable String base,
      String inputSha256,
      String verdict,
      String findingsJson,
      Instant checkedAt) {}
}
