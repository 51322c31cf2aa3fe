package ro.storno.domain.invoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;

/**
 * What the author of an invoice enters, as far as it can be edited; totals are calculated from it.
 *
 * @param documentType invoice or credit note; not null
 * @param typeCode UNTDID 1001 code (BT-3); not null
 * @param operationKind Romanian kind of operation by its documented name, such as {@code
 *     reverse_charge}; or null
 * @param parent what a credit note corrects, or null
 * @param seriesId series that will number it, or null for the default at issue
 * @param issueDate (BT-2); not null
 * @param dueDate (BT-9), or null
 * @param currency (BT-5); not null
 * @param exchangeRate to the accounting currency; null when they are the same
 * @param clientId the client it was made for, or null
 * @param supplier seller as printed; not null
 * @param buyer buyer as printed; null only while a draft has none
 * @param paymentMethod not null
 * @param language {@code ro}, {@code en}, {@code de} or {@code fr}; not null
 * @param lines at least one; not null
 * @param references not null
 * @param texts not null
 * @param options not null
 * @param extensions not null
 */
public record InvoiceContent(
    DocumentType documentType,
    String typeCode,
    @Nullable String operationKind,
    @Nullable InvoiceId parent,
    @Nullable SeriesId seriesId,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Currency currency,
    @Nullable ExchangeRate exchangeRate,
    @Nullable ClientId clientId,
    Party supplier,
    @Nullable Party buyer,
    PaymentMethod paymentMethod,
    String language,
    List<DocumentLine> lines,
    InvoiceReferences references,
    InvoiceTexts texts,
    InvoiceOptions options,
    InvoiceExtensions extensions) {
  /** Takes a copy of the lines. */
  public InvoiceContent {
    lines = List.copyOf(lines);
  }

  /**
   * Returns the content of a plain Romanian invoice, to be paid by bank transfer.
   *
   * @param dueDate last day to pay, or null for at once
   * @param buyer not null
   */
  public static InvoiceContent of(
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      Currency currency,
      Party supplier,
      Party buyer,
      List<DocumentLine> lines) {
    return new InvoiceContent(
        DocumentType.INVOICE,
        DocumentType.INVOICE.defaultTypeCode(),
        null,
        null,
        null,
        issueDate,
        dueDate,
        currency,
        null,
        null,
        supplier,
        buyer,
        PaymentMethod.BANK_TRANSFER,
        "ro",
        lines,
        InvoiceReferences.NONE,
        InvoiceTexts.NONE,
        InvoiceOptions.NONE,
        InvoiceExtensions.NONE);
  }

  /**
   * Returns the content as it is kept: a credit note takes back, so if its lines come to more than
   * nothing, every quantity is negated. Both ways of typing one are accepted that way.
   */
  public InvoiceContent normalised() {
    if (documentType != DocumentType.CREDIT_NOTE
        || TotalsCalculator.totals(currency, lines).subtotal().signum() <= 0) {
      return this;
    }
    return withLines(lines.stream().map(DocumentLine::negated).toList());
  }

  /** Returns the content of a document that corrects another, made for a client of record. */
  InvoiceContent linkedTo(@Nullable InvoiceId corrected, @Nullable ClientId client) {
    return with(corrected, client, lines);
  }

  /** Returns the content with other lines. */
  public InvoiceContent withLines(List<DocumentLine> changed) {
    return with(parent, clientId, changed);
  }

  /** Returns the content numbered by another series, or by the default one. */
  public InvoiceContent withSeries(@Nullable SeriesId chosen) {
    return new InvoiceContent(
        documentType,
        typeCode,
        operationKind,
        parent,
        chosen,
        issueDate,
        dueDate,
        currency,
        exchangeRate,
        clientId,
        supplier,
        buyer,
        paymentMethod,
        language,
        lines,
        references,
        texts,
        options,
        extensions);
  }

  /** Returns the content with other options. */
  public InvoiceContent withOptions(InvoiceOptions chosen) {
    return new InvoiceContent(
        documentType,
        typeCode,
        operationKind,
        parent,
        seriesId,
        issueDate,
        dueDate,
        currency,
        exchangeRate,
        clientId,
        supplier,
        buyer,
        paymentMethod,
        language,
        lines,
        references,
        texts,
        chosen,
        extensions);
  }

  /** Returns the content under the name of another seller, or of the same one as it is now. */
  public InvoiceContent withSupplier(Party seller) {
    return new InvoiceContent(
        documentType,
        typeCode,
        operationKind,
        parent,
        seriesId,
        issueDate,
        dueDate,
        currency,
        exchangeRate,
        clientId,
        seller,
        buyer,
        paymentMethod,
        language,
        lines,
        references,
        texts,
        options,
        extensions);
  }

  /** Returns the day on which VAT falls due, whose exchange rate counts. */
  public LocalDate taxPoint() {
    return references.taxPoint(issueDate);
  }

  private InvoiceContent with(
      @Nullable InvoiceId newParent, @Nullable ClientId newClient, List<DocumentLine> newLines) {
    return new InvoiceContent(
        documentType,
        typeCode,
        operationKind,
        newParent,
        seriesId,
        issueDate,
        dueDate,
        currency,
        exchangeRate,
        newClient,
        supplier,
        buyer,
        paymentMethod,
        language,
        newLines,
        references,
        texts,
        options,
        extensions);
  }
}
