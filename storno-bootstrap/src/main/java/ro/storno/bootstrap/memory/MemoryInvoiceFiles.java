package ro.storno.bootstrap.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;

/** What was generated for invoices of the one company. */
final class MemoryInvoiceFiles implements InvoiceFiles {
  private final Map<InvoiceId, GeneratedXml> xml = new LinkedHashMap<>();
  private final Map<InvoiceId, List<Evidence>> verdicts = new LinkedHashMap<>();
  private final List<Attachment> attachments = new ArrayList<>();

  @Override
  public Optional<GeneratedXml> xml(CompanyId company, InvoiceId invoice) {
    return Optional.ofNullable(xml.get(invoice));
  }

  @Override
  public void saveXml(CompanyId company, InvoiceId invoice, GeneratedXml generated) {
    xml.put(invoice, generated);
  }

  @Override
  public void dropXml(CompanyId company, InvoiceId invoice) {
    xml.remove(invoice);
  }

  @Override
  public void saveVerdict(CompanyId company, InvoiceId invoice, Evidence evidence) {
    verdicts.computeIfAbsent(invoice, none -> new ArrayList<>()).add(0, evidence);
  }

  @Override
  public List<Evidence> verdicts(CompanyId company, InvoiceId invoice) {
    return List.copyOf(verdicts.getOrDefault(invoice, List.of()));
  }

  @Override
  public void addAttachment(CompanyId company, Attachment attachment) {
    attachments.add(attachment);
  }

  @Override
  public List<Attachment> attachments(CompanyId company, InvoiceId invoice) {
    return attachments.stream().filter(a -> a.invoice().equals(invoice)).toList();
  }

  @Override
  public Optional<Attachment> attachment(CompanyId company, InvoiceId invoice, AttachmentId id) {
    return attachments(company, invoice).stream().filter(a -> a.id().equals(id)).findFirst();
  }
}
