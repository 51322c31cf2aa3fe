package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;

/** Hands out the XML of an invoice, stored or made now. */
public final class DownloadInvoiceXml {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final XmlWriting writing;
  private final Clock clock;

  /** Downloads with the given ports; none is null. */
  public DownloadInvoiceXml(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiles files,
      XmlWriting writing,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.writing = writing;
    this.clock = clock;
  }

  /**
   * Returns the XML. Made on demand it is kept, so that every later download has the same bytes. Of
   * a document made elsewhere it is the original, byte for byte.
   *
   * @throws ApplicationException.NotFound if there is no such invoice, or it was never issued
   * @throws ApplicationException.Unacceptable if UBL cannot carry it; names the fields
   */
  public InvoiceFile download(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    CompanyId company = scope.company();
    Stored stored =
        transactions.inCompany(
            company,
            () -> {
              XmlWriting.Source source =
                  writing
                      .source(company, id)
                      .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
              return new Stored(source, files.xml(company, id).orElse(null));
            });
    Invoice invoice = stored.source.invoice();
    if (invoice.madeElsewhere()) {
      return file(invoice, writing.write(stored.source), invoice.createdAt());
    }
    if (invoice.number() == null) {
      throw new ApplicationException.NotFound("Invoice XML");
    }
    InvoiceFiles.GeneratedXml present = stored.xml;
    InvoiceFiles.GeneratedXml xml = present != null ? present : generated(company, stored.source);
    return file(invoice, xml.content(), xml.generatedAt());
  }

  private static InvoiceFile file(Invoice invoice, byte[] content, Instant at) {
    return new InvoiceFile(
        InvoiceFile.safe(invoice.displayNumber()) + ".xml", "application/xml", content, at);
  }

  private record Stored(XmlWriting.Source source, InvoiceFiles.@Nullable GeneratedXml xml) {}

  private InvoiceFiles.GeneratedXml generated(CompanyId company, XmlWriting.Source source) {
    byte[] content = write(source);
    Invoice invoice = source.invoice();
    InvoiceFiles.GeneratedXml made =
        new InvoiceFiles.GeneratedXml(
            invoice.version(), content, Sha256.of(content), clock.instant());
    return transactions.inCompany(
        company,
        () -> {
          boolean unchanged =
              invoices
                  .findForUpdate(company, invoice.id())
                  .filter(now -> now.version() == invoice.version())
                  .isPresent();
          if (!unchanged) {
            return made;
          }
          files.saveXml(company, invoice.id(), made);
          return files.xml(company, invoice.id()).orElse(made);
        });
  }

  private byte[] write(XmlWriting.Source source) {
    try {
      return writing.write(source);
    } catch (UnwritableInvoiceException unwritable) {
      FieldErrors errors = new FieldErrors();
      unwritable
          .findings()
          .forEach(
              finding ->
                  errors.add(
                      finding.field() == null ? finding.rule() : finding.field(),
                      finding.message()));
      errors.throwUnacceptable();
      throw unwritable;
    } catch (DomainException.InvalidValue wrong) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of(wrong.field(), String.valueOf(wrong.getMessage())));
    }
  }
}
