package ro.storno.application.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;

/** Shows the documents that authorities other than ANAF listed or sent for a company. */
public final class ReadInbound {
  private final Transactions transactions;
  private final InboundDocuments documents;
  private final InboundLooks looks;
  private final ReceivedInvoices invoices;
  private final FileStore files;

  /** Reads from the given ports; none is null. */
  public ReadInbound(
      Transactions transactions,
      InboundDocuments documents,
      InboundLooks looks,
      ReceivedInvoices invoices,
      FileStore files) {
    this.transactions = transactions;
    this.documents = documents;
    this.looks = looks;
    this.invoices = invoices;
    this.files = files;
  }

  /**
   * A document and the invoices that it became.
   *
   * @param document not null
   * @param invoices those of them that are still there, by their ids; not null
   */
  public record Listed(InboundDocument document, Map<InvoiceId, ReceivedInvoices.Shown> invoices) {
    /** Takes a copy. */
    public Listed {
      invoices = Map.copyOf(invoices);
    }
  }

  /**
   * A document with all that is known about it.
   *
   * @param listed not null
   * @param findings what is wrong with it, unless that stands with its invoices; not null
   */
  public record Detail(Listed listed, List<Finding> findings) {
    /** Takes a copy. */
    public Detail {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The bytes of a document.
   *
   * @param name for the file; not null
   * @param content as it came; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record File(String name, byte[] content) {}

  /**
   * Lists documents, newest first.
   *
   * @param provider wire name of a channel, or null for all
   * @param status {@code ok}, {@code error}, {@code warning} or {@code pending}; or null for all
   * @throws ApplicationException.Unacceptable if there is no such provider or status
   */
  public Page<Listed> list(
      CompanyScope scope, @Nullable String provider, @Nullable String status, Page.Request page) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    InboundDocuments.Filter filter =
        new InboundDocuments.Filter(
            chosen("provider", provider, Channel::ofWireName, "Choose ksef or sdi."),
            chosen(
                "status",
                status,
                InboundDocuments.Status::ofWireName,
                "Choose ok, error, warning or pending."));
    CompanyId id = scope.company();
    return transactions.inCompany(
        id,
        () ->
            new Page<>(
                listed(id, documents.newest(id, filter, page.offset(), page.limit())),
                documents.count(id, filter),
                page.page(),
                page.limit()));
  }

  private static <T> @Nullable T chosen(
      String field,
      @Nullable String text,
      java.util.function.Function<String, Optional<T>> known,
      String otherwise) {
    return text == null || text.isBlank()
        ? null
        : known
            .apply(text.strip())
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "Validation failed", Map.of(field, otherwise)));
  }

  private List<Listed> listed(CompanyId company, List<InboundDocument> found) {
    List<InvoiceId> about = new ArrayList<>();
    found.forEach(each -> about.addAll(each.invoices()));
    Map<InvoiceId, ReceivedInvoices.Shown> shown = invoices.shown(company, about);
    return found.stream()
        .map(
            each -> {
              Map<InvoiceId, ReceivedInvoices.Shown> own = new java.util.LinkedHashMap<>();
              each.invoices()
                  .forEach(id -> Optional.ofNullable(shown.get(id)).ifPresent(s -> own.put(id, s)));
              return new Listed(each, own);
            })
        .toList();
  }

  /**
   * Shows a document.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   */
  public Detail get(CompanyScope scope, InboundDocumentId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    CompanyId company = scope.company();
    return transactions.inCompany(
        company,
        () ->
            new Detail(
                listed(company, List.of(found(company, id))).get(0),
                documents.findings(company, id)));
  }

  private InboundDocument found(CompanyId company, InboundDocumentId id) {
    return documents
        .find(company, id)
        .orElseThrow(() -> new ApplicationException.NotFound("Document"));
  }

  /**
   * Returns the bytes of a document.
   *
   * @throws ApplicationException.NotFound if the company has no such document, or it was not
   *     fetched
   */
  public File file(CompanyScope scope, InboundDocumentId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    CompanyId company = scope.company();
    InboundDocument document = transactions.inCompany(company, () -> found(company, id));
    InboundDocument.Kept kept = document.kept();
    byte[] bytes =
        Optional.ofNullable(kept)
            .flatMap(each -> InboundOriginals.bytes(files, company, each))
            .orElseThrow(() -> new ApplicationException.NotFound("File"));
    String name = document.told().fileName();
    return new File(
        name != null
            ? name
            : document.told().reference().replaceAll("[^0-9A-Za-z._-]", "_") + ".xml",
        bytes);
  }

  /** Returns how far the lists of the authorities that are asked are known. */
  public List<InboundLook> looks(CompanyScope scope) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    CompanyId company = scope.company();
    return transactions.inCompany(
        company,
        () ->
            java.util.Arrays.stream(Channel.values())
                .map(channel -> looks.find(company, channel))
                .flatMap(Optional::stream)
                .toList());
  }
}
