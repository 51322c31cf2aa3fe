package ro.storno.application.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;

/** XML, verdicts and attachments in memory. */
public final class InMemoryInvoiceFiles implements InvoiceFiles {
  private final InMemoryTransactions transactions;
  private final Map<InvoiceId, GeneratedXml> xmls;
  private final Map<InvoiceId, List<Evidence>> verdicts;
  private final Map<AttachmentId, Attachment> attachments;

  public InMemoryInvoiceFiles(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.xmls = transactions.table();
    this.verdicts = transactions.table();
    this.attachments = transactions.table();
  }

  @Override
  public Optional<GeneratedXml> xml(CompanyId company, InvoiceId invoice) {
    return transactions.sees(company) ? Optional.ofNullable(xmls.get(invoice)) : Optional.empty();
  }

  @Override
  public void saveXml(CompanyId company, InvoiceId invoice, GeneratedXml xml) {
    GeneratedXml present = xmls.get(invoice);
    if (present == null || present.version() < xml.version()) {
      xmls.put(invoice, xml);
    }
  }

  @Override
  public void dropXml(CompanyId company, InvoiceId invoice) {
    xmls.remove(invoice);
  }

  @Override
  public void saveVerdict(CompanyId company, InvoiceId invoice, Evidence evidence) {
    List<Evidence> newestFirst = new ArrayList<>(verdicts(company, invoice));
    newestFirst.add(0, evidence);
    verdicts.put(invoice, List.copyOf(newestFirst));
  }

  @Override
  public List<Evidence> verdicts(CompanyId company, InvoiceId invoice) {
    return transactions.sees(company) ? verdicts.getOrDefault(invoice, List.of()) : List.of();
  }

  @Override
  public void addAttachment(CompanyId company, Attachment attachment) {
    attachments.put(attachment.id(), attachment);
  }

  @Override
  public List<Attachment> attachments(CompanyId company, InvoiceId invoice) {
    return transactions.sees(company)
        ? attachments.values().stream().filter(each -> each.invoice().equals(invoice)).toList()
        : List.of();
  }

  @Override
  public Optional<Attachment> attachment(CompanyId company, InvoiceId invoice, AttachmentId id) {
    return attachments(company, invoice).stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
