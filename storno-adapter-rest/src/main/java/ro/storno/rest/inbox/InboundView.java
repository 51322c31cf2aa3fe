package ro.storno.rest.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.inbox.InboundDocuments;
import ro.storno.application.inbox.ReadInbound;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.rest.openapi.Described;

/** A document that an authority listed or sent. */
public record InboundView(
    UUID id,
    UUID uuid,
    UUID companyId,
    @Described(value = "Through which it came", example = "ksef") String provider,
    @Described("The authority's number of it, such as the KSeF number") String reference,
    @Nullable String fileName,
    @Described("ok, error, warning or pending") String status,
    @Described("pending, fetched, processed, failed or gone") String state,
    @Described("The invoices that it became; a file may hold several")
        List<InvoiceReference> invoices,
    @Nullable String errorMessage,
    @Described("Whether its bytes are kept") boolean hasFile,
    @Nullable String sha256,
    @Nullable Long size,
    @Described("How often it was tried") int attempts,
    @Described("When the authority stored or sent it") Instant storedAt,
    @Described("When it was first heard of here") Instant receivedAt,
    @Nullable Instant processedAt) {

  /** An invoice in short. */
  public record InvoiceReference(
      UUID id,
      UUID uuid,
      String number,
      LocalDate date,
      @Described("The other party") @Nullable String client,
      BigDecimal total,
      String currency) {
    static InvoiceReference of(InvoiceId id, ReceivedInvoices.Shown shown) {
      return new InvoiceReference(
          id.value(),
          id.value(),
          shown.number(),
          shown.issueDate(),
          shown.otherParty(),
          shown.total().amount(),
          shown.total().currency().code());
    }
  }

  /** Something that is wrong with a document. */
  public record InboundFinding(
      String rule, String severity, String message, @Nullable String location) {
    static InboundFinding of(Finding finding) {
      return new InboundFinding(
          finding.rule(), finding.severity().name(), finding.message(), finding.location());
    }
  }

  /** A document with what is wrong with it. */
  public record WithFindings(
      InboundView document,
      @Described("Empty where they stand with the invoice") List<InboundFinding> findings) {
    static WithFindings of(ReadInbound.Detail detail) {
      return new WithFindings(
          InboundView.of(detail.listed()),
          detail.findings().stream().map(InboundFinding::of).toList());
    }
  }

  static InboundView of(ReadInbound.Listed listed) {
    InboundDocument document = listed.document();
    InboundDocument.Told told = document.told();
    InboundDocument.Kept kept = document.kept();
    UUID id = document.id().value();
    return new InboundView(
        id,
        id,
        document.company().value(),
        told.channel().wireName(),
        told.reference(),
        told.fileName(),
        InboundDocuments.Status.of(document).wireName(),
        document.state().wireName(),
        document.invoices().stream()
            .filter(listed.invoices()::containsKey)
            .map(
                invoice ->
                    InvoiceReference.of(
                        invoice, java.util.Objects.requireNonNull(listed.invoices().get(invoice))))
            .toList(),
        document.error(),
        kept != null,
        kept == null ? null : kept.sha256(),
        kept == null ? null : kept.size(),
        document.attempts(),
        told.at(),
        document.receivedAt(),
        document.processedAt());
  }
}
