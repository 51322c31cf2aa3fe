package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.numbering.SeriesId;

/**
 * Makes the content that takes an invoice back, in whole or in part: as a credit note that names
 * it, or as a storno, an invoice of its own with negative quantities
 * (api-reference/invoices/refund.md). Taken back in whole, every amount is the exact opposite.
 */
public final class Reversal {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private final Invoice original;
  private final Currency currency;
  private final LocalDate issueDate;
  private final @Nullable SeriesId series;
  private final Supplier<LineId> ids;

  /**
   * How much of a line to take back.
   *
   * @param line a line of the original; not null
   * @param quantity magnitude, positive, at most that of the line; not null
   */
  public record Part(LineId line, Quantity quantity) {}

  /**
   * Prepares to take back an invoice.
   *
   * @param original not null
   * @param issueDate day of the new document; not null
   * @param series that numbers it, or null for the default of its type
   * @param ids makes the ids of its lines; not null
   * @throws DomainException.RuleViolated if the original is a credit note itself
   */
  public Reversal(
      Invoice original, LocalDate issueDate, @Nullable SeriesId series, Supplier<LineId> ids) {
    if (original.content().documentType() == DocumentType.CREDIT_NOTE) {
      throw new DomainException.RuleViolated(
          "parentDocumentId", "Parent invoice cannot be a credit note itself.");
    }
    this.original = original;
    this.currency = original.content().currency();
    this.issueDate = issueDate;
    this.series = series;
    this.ids = ids;
  }

  /** Returns a credit note on the whole invoice. */
  public InvoiceContent creditNote() {
    return content(DocumentType.CREDIT_NOTE, all(), allowanceCharges());
  }

  /**
   * Returns a credit note on some of the lines. Absolute discounts and allowances are taken back in
   * proportion; allowances and charges of the document are not.
   *
   * @throws DomainException.InvalidValue if there is no part, a line is unknown or a quantity does
   *     not fit its line
   */
  public InvoiceContent creditNote(List<Part> parts) {
    return content(DocumentType.CREDIT_NOTE, some(parts), List.of());
  }

  /** Returns a storno of the whole invoice: type 380, negative quantities, no parent. */
  public InvoiceContent storno() {
    return content(DocumentType.INVOICE, all(), allowanceCharges());
  }

  /**
   * Returns a storno of some of the lines.
   *
   * @throws DomainException.InvalidValue as {@link #creditNote(List)}
   */
  public InvoiceContent storno(List<Part> parts) {
    return content(DocumentType.INVOICE, some(parts), List.of());
  }

  private List<AllowanceCharge> allowanceCharges() {
    return original.content().extensions().allowanceCharges();
  }

  private List<DocumentLine> all() {
    return original.content().lines().stream()
        .map(line -> with(line, line.quantity().negated(), line.discount(), line.extensions()))
        .toList();
  }

  private List<DocumentLine> some(List<Part> parts) {
    if (parts.isEmpty()) {
      throw new DomainException.InvalidValue("lines", "At least one line item is required.");
    }
    List<DocumentLine> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.add(part("lines[" + i + "]", parts.get(i)));
    }
    return lines;
  }

  private DocumentLine part(String path, Part part) {
    DocumentLine line =
        original.content().lines().stream()
            .filter(each -> each.id().equals(part.line()))
            .findFirst()
            .orElseThrow(
                () ->
                    new DomainException.InvalidValue(
                        path + ".id", "The invoice has no such line."));
    BigDecimal whole = line.quantity().value();
    BigDecimal taken = part.quantity().value();
    if (taken.signum() <= 0 || taken.compareTo(whole.abs()) > 0) {
      throw new DomainException.InvalidValue(
          path + ".quantity",
          "Give more than 0 and at most " + whole.abs().stripTrailingZeros().toPlainString() + ".");
    }
    Quantity quantity = whole.signum() < 0 ? part.quantity() : part.quantity().negated();
    return with(
        line,
        quantity,
        share(line.discount(), taken, whole.abs()),
        share(line.extensions(), taken, whole.abs()));
  }

  private Discount share(Discount discount, BigDecimal taken, BigDecimal whole) {
    return discount instanceof Discount.Absolute absolute
        ? new Discount.Absolute(share(absolute.amount(), taken, whole))
        : discount;
  }

  private LineExtensions share(LineExtensions extensions, BigDecimal taken, BigDecimal whole) {
    List<AllowanceCharge> shares =
        extensions.allowanceCharges().stream()
            .map(
                each ->
                    new AllowanceCharge(
                        each.charge(),
                        share(each.amount(), taken, whole),
                        each.vatRate(),
                        each.reasonCode(),
                        each.reason(),
                        null,
                        null))
            .toList();
    return new LineExtensions(
        extensions.period(), shares, extensions.properties(), extensions.originCountry());
  }

  private BigDecimal share(BigDecimal amount, BigDecimal taken, BigDecimal whole) {
    return taken.compareTo(whole) == 0
        ? amount
        : amount.multiply(taken).divide(whole, currency.minorUnits(), RoundingMode.HALF_UP);
  }

  private DocumentLine with(
      DocumentLine line, Quantity quantity, Discount discount, LineExtensions extensions) {
    return new DocumentLine(
        Objects.requireNonNull(ids.get()),
        line.description(),
        quantity,
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        line.vatIncluded(),
        discount,
        line.productId(),
        line.productCode(),
        extensions);
  }

  private InvoiceContent content(
      DocumentType type, List<DocumentLine> lines, List<AllowanceCharge> changes) {
    InvoiceContent was = original.content();
    InvoiceExtensions extensions =
        new InvoiceExtensions(
            was.extensions().period(), was.extensions().delivery(), changes, null, List.of());
    return new InvoiceContent(
        type,
        type.defaultTypeCode(),
        was.operationKind(),
        type == DocumentType.CREDIT_NOTE ? original.id() : null,
        series,
        issueDate,
        issueDate,
        was.currency(),
        was.exchangeRate(),
        was.clientId(),
        was.supplier(),
        was.buyer(),
        was.paymentMethod(),
        was.language(),
        lines,
        was.references(),
        texts(type),
        was.options(),
        extensions);
  }

  private InvoiceTexts texts(DocumentType type) {
    boolean credit = type == DocumentType.CREDIT_NOTE;
    String format =
        switch (original.content().language()) {
          case "en" -> credit ? "Credit note for invoice %s of %s" : "Reversal of invoice %s of %s";
          case "de" ->
              credit ? "Gutschrift zur Rechnung %s vom %s" : "Storno der Rechnung %s vom %s";
          case "fr" ->
              credit ? "Avoir sur la facture %s du %s" : "Annulation de la facture %s du %s";
          default -> credit ? "Notă de credit la factura %s din %s" : "Storno factura %s din %s";
        };
    String note =
        String.format(
            Locale.ROOT,
            format,
            original.displayNumber(),
            original.content().issueDate().format(DAY));
    return new InvoiceTexts(note, null, null, null, null, null, null, null, null, null, null);
  }
}
