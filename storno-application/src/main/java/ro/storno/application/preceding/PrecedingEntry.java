package ro.storno.application.preceding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Wording;
import ro.storno.application.invoice.InvoiceEntry;

/**
 * A proforma or delivery note as typed (api-reference/proforma-invoices/create.md,
 * api-reference/delivery-notes/create.md). Lines are those of an invoice.
 *
 * @param clientId required
 * @param documentSeriesId series; the default of the kind unless given
 * @param issueDate required
 * @param dueDate last day to pay the invoice it becomes
 * @param validUntil last day of the offer, on proformas
 * @param currency the company's default unless given
 * @param exchangeRate lei for one unit of the currency
 * @param invoiceTypeCode of the invoice it becomes; 380 unless given
 * @param notes printed note
 * @param paymentTerms printed terms
 * @param deliveryLocation printed place of delivery
 * @param projectReference project
 * @param orderNumber purchase order
 * @param contractNumber contract
 * @param issuerName who drew it up
 * @param issuerId identity of who drew it up
 * @param mentions further printed text
 * @param internalNote never printed
 * @param salesAgent printed name of the agent
 * @param deputyName who takes the goods
 * @param deputyIdentityCard identity card of that person
 * @param deputyAuto registration plate
 * @param language ro, en, de or fr; ro unless given
 * @param lines at least one
 */
public record PrecedingEntry(
    @NotNull(message = Wording.BLANK, groups = Creation.class) @Nullable UUID clientId,
    @Nullable UUID documentSeriesId,
    @NotNull(message = Wording.BLANK, groups = Creation.class) @Nullable LocalDate issueDate,
    @Nullable LocalDate dueDate,
    @Nullable LocalDate validUntil,
    @Nullable String currency,
    @Positive(message = Wording.POSITIVE)
        @Digits(integer = 9, fraction = 8, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal exchangeRate,
    @Nullable String invoiceTypeCode,
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
    @Nullable String language,
    @NotEmpty(message = Wording.NO_LINES, groups = Creation.class)
        @Nullable List<InvoiceEntry.@NotNull(message = Wording.BLANK) @Valid Line> lines) {

  /** What must be there when a document is made, but not when it is changed. */
  public interface Creation {}

  /** Returns what an invoice with this content would be typed as; its series is another matter. */
  InvoiceEntry asInvoice() {
    return new InvoiceEntry(
        clientId,
        null,
        null,
        null,
        null,
        null,
        issueDate,
        dueDate,
        currency,
        exchangeRate,
        invoiceTypeCode,
        null,
        notes,
        paymentTerms,
        null,
        deliveryLocation,
        projectReference,
        orderNumber,
        contractNumber,
        issuerName,
        issuerId,
        mentions,
        internalNote,
        salesAgent,
        deputyName,
        deputyIdentityCard,
        deputyAuto,
        language,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        lines);
  }
}
