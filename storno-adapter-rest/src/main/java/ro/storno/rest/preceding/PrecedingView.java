package ro.storno.rest.preceding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Conversion;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.OperationType;
import ro.storno.domain.transport.RouteEnd;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.Uit;
import ro.storno.rest.invoice.InvoiceView.SeriesReference;
import ro.storno.rest.invoice.PartyView;
import ro.storno.rest.openapi.Described;

/**
 * A proforma (api-reference/proforma-invoices) or delivery note (api-reference/delivery-notes),
 * under the names of its pages and of its object.
 */
public record PrecedingView(
    UUID id,
    UUID uuid,
    @Described(example = "PRO-0007") String number,
    @Nullable UUID seriesId,
    @Nullable UUID documentSeriesId,
    @Nullable SeriesReference series,
    @Nullable UUID clientId,
    @Nullable String clientName,
    @Nullable PartyView client,
    @Described("draft, sent, accepted, rejected, issued, converted or cancelled") String status,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    @Described("Last day of a proforma's offer") @Nullable LocalDate validUntil,
    String currency,
    BigDecimal exchangeRate,
    String invoiceTypeCode,
    String language,
    @Nullable String notes,
    @Nullable String paymentTerms,
    @Nullable String deliveryLocation,
    @Nullable String projectReference,
    @Nullable String orderNumber,
    @Nullable String contractNumber,
    @Nullable String issuerName,
    @Nullable String issuerId,
    @Nullable String mentions,
    @Nullable String internalNote,
    @Nullable String salesAgent,
    @Nullable String deputyName,
    @Nullable String deputyIdentityCard,
    @Nullable String deputyAuto,
    List<PrecedingLineView> lines,
    BigDecimal subtotal,
    BigDecimal totalDiscount,
    @Described("The same") BigDecimal discount,
    BigDecimal vatAmount,
    @Described("The same") BigDecimal vatTotal,
    BigDecimal total,
    @Described("The delivery note that this one takes back") @Nullable UUID stornoOfId,
    @Described("The one that takes this one back, unless it is cancelled")
        @Nullable UUID stornoedById,
    @Nullable Instant sentAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant rejectedAt,
    @Nullable String rejectionReason,
    @Nullable String rejectionNotes,
    @Nullable Instant issuedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancellationReason,
    @Nullable String cancellationNotes,
    @Nullable Instant convertedAt,
    @Nullable UUID convertedInvoiceId,
    @Described("As the invoice showed it when it was made") @Nullable String convertedInvoiceNumber,
    @Described(value = "ANAF's code of the operation", example = "30")
        @Nullable Integer etransportOperationType,
    boolean etransportPostIncident,
    @Described(example = "B123ABC") @Nullable String etransportVehicleNumber,
    @Nullable String etransportTrailer1,
    @Nullable String etransportTrailer2,
    @Nullable String etransportTransporterCountry,
    @Nullable String etransportTransporterCode,
    @Nullable String etransportTransporterName,
    @Nullable LocalDate etransportTransportDate,
    @Nullable Integer etransportStartCounty,
    @Nullable String etransportStartLocality,
    @Nullable String etransportStartStreet,
    @Nullable String etransportStartNumber,
    @Nullable String etransportStartOtherInfo,
    @Nullable String etransportStartPostalCode,
    @Described("Instead of a place") @Nullable Integer etransportStartBorderPoint,
    @Described("Instead of a place") @Nullable Integer etransportStartCustomsOffice,
    @Nullable Integer etransportEndCounty,
    @Nullable String etransportEndLocality,
    @Nullable String etransportEndStreet,
    @Nullable String etransportEndNumber,
    @Nullable String etransportEndOtherInfo,
    @Nullable String etransportEndPostalCode,
    @Described("Instead of a place") @Nullable Integer etransportEndBorderPoint,
    @Described("Instead of a place") @Nullable Integer etransportEndCustomsOffice,
    @Described("There once ANAF has found the declaration right") @Nullable String etransportUit,
    @Described("uploaded, ok, nok, validation_failed or upload_failed; null if nothing is declared")
        @Nullable String etransportStatus,
    @Nullable String etransportErrorMessage,
    @Nullable Instant etransportSubmittedAt,
    Instant createdAt,
    Instant updatedAt) {

  static PrecedingView of(ReadPreceding.Shown shown) {
    PrecedingDocument document = shown.document();
    InvoiceContent content = document.content();
    InvoiceTexts texts = content.texts();
    InvoiceReferences references = content.references();
    UUID id = document.id().value();
    UUID series = content.seriesId() == null ? null : content.seriesId().value();
    UUID client = content.clientId() == null ? null : content.clientId().value();
    Party buyer = content.buyer();
    ExchangeRate rate = content.exchangeRate();
    Remark rejection = document.rejection() == null ? Remark.NONE : document.rejection();
    Remark cancellation = document.cancellation() == null ? Remark.NONE : document.cancellation();
    Conversion conversion = document.conversion();
    NoteTransport transport = shown.transport();
    TransportDetails details = transport == null ? TransportDetails.NONE : transport.details();
    OperationType operation = details.operation();
    RouteEnd start = details.start();
    RouteEnd end = details.end();
    TransportStatus status = transport == null ? null : transport.status();
    Uit uit = transport == null ? null : transport.uit();
    return new PrecedingView(
        id,
        id,
        document.displayNumber(),
        series,
        series,
        SeriesReference.of(shown.series()),
        client,
        buyer == null ? null : buyer.name(),
        buyer == null ? null : PartyView.of(client, buyer),
        document.stage().wireName(),
        content.issueDate(),
        content.dueDate(),
        document.validUntil(),
        content.currency().code(),
        rate == null ? BigDecimal.ONE : rate.rate(),
        content.typeCode(),
        content.language(),
        texts.notes(),
        texts.paymentTerms(),
        texts.deliveryLocation(),
        references.projectReference(),
        references.orderNumber(),
        references.contractNumber(),
        texts.issuerName(),
        texts.issuerId(),
        texts.mentions(),
        texts.internalNote(),
        texts.salesAgent(),
        texts.deputyName(),
        texts.deputyIdentityCard(),
        texts.deputyAuto(),
        PrecedingLineView.of(shown),
        document.totals().subtotal().amount(),
        document.totals().discountTotal().amount(),
        document.totals().discountTotal().amount(),
        document.totals().vatTotal().amount(),
        document.totals().vatTotal().amount(),
        document.totals().total().amount(),
        document.reversed() == null ? null : document.reversed().value(),
        shown.reversal() == null ? null : shown.reversal().value(),
        document.reachedAt(Stage.SENT),
        document.reachedAt(Stage.ACCEPTED),
        document.reachedAt(Stage.REJECTED),
        rejection.reason(),
        rejection.notes(),
        document.reachedAt(Stage.ISSUED),
        document.reachedAt(Stage.CANCELLED),
        cancellation.reason(),
        cancellation.notes(),
        document.reachedAt(Stage.CONVERTED),
        conversion == null ? null : conversion.invoice().value(),
        conversion == null ? null : conversion.number(),
        operation == null ? null : operation.code(),
        details.postIncident(),
        details.vehicle().number(),
        details.vehicle().trailer1(),
        details.vehicle().trailer2(),
        details.organizer().country(),
        details.organizer().code(),
        details.organizer().name(),
        details.date(),
        start.county(),
        start.locality(),
        start.street(),
        start.number(),
        start.otherInfo(),
        start.postalCode(),
        start.borderPoint(),
        start.customsOffice(),
        end.county(),
        end.locality(),
        end.street(),
        end.number(),
        end.otherInfo(),
        end.postalCode(),
        end.borderPoint(),
        end.customsOffice(),
        uit == null ? null : uit.value(),
        status == null ? null : status.wireName(),
        transport == null ? null : transport.error(),
        transport == null ? null : transport.submittedAt(),
        document.createdAt(),
        updatedAt(document, transport));
  }

  /** The later of the two changes: what becomes of a declaration changes the note too. */
  private static Instant updatedAt(PrecedingDocument document, @Nullable NoteTransport transport) {
    Instant updated = document.updatedAt();
    Instant own = updated == null ? document.createdAt() : updated;
    return transport == null || transport.updatedAt().isBefore(own) ? own : transport.updatedAt();
  }
}
