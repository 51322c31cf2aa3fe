package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.Period;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;

/**
 * Takes over a document made elsewhere, totally: whatever it says or leaves out, the result is a
 * document with findings, never an exception. It is the opposite of {@link
 * ElectronicInvoiceMapping}, which writes strictly.
 *
 * <p>Declared totals are kept as declared, whether or not they add up; findings say where they do
 * not (decisions.md). A credit note gets the sign of the house, negative quantities and amounts.
 * Texts that are too long to show are cut, numbers that are too long rounded, and both told: the
 * original bytes remain the document.
 */
public final class ReceivedInvoiceMapping {
  private static final int LONGEST_NUMBER = 200;
  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_REFERENCE = 500;
  private static final int LONGEST_TEXT = 20_000;
  private static final int RATE_DECIMALS = 4;

  /** Date code of UNTDID 2005 for VAT that falls due on payment (BT-8). */
  private static final String ON_PAYMENT = "432";

  /** UNTDID 4461, as far as we tell means of payment apart. */
  private static final Map<String, PaymentMethod> METHODS =
      Map.of(
          "1", PaymentMethod.OTHER,
          "10", PaymentMethod.CASH,
          "20", PaymentMethod.CHEQUE,
          "48", PaymentMethod.CARD,
          "54", PaymentMethod.CARD,
          "55", PaymentMethod.CARD,
          "68", PaymentMethod.OTHER);

  private final ElectronicInvoice told;
  private final Basis basis;
  private final ReceivedFindings findings = new ReceivedFindings();
  private final ReceivedAmounts amounts;
  private final ReceivedPartyMapping parties = new ReceivedPartyMapping(findings);

  /**
   * What stands in for what a document does not say.
   *
   * @param receivedOn day of the authority's message, for a document without a date; not null
   * @param reference the authority's number, for a document without one; not null
   * @param ids makes the identities of lines; not null
   */
  public record Basis(LocalDate receivedOn, String reference, Supplier<UUID> ids) {}

  private ReceivedInvoiceMapping(ElectronicInvoice told, Basis basis) {
    this.told = told;
    this.basis = basis;
    this.amounts = new ReceivedAmounts(currency(), told.isCreditNote() ? -1 : 1, findings);
  }

  /**
   * Returns the document in our terms.
   *
   * @param told as read; not null
   * @param basis not null
   * @return never null
   */
  public static ReceivedInvoice map(ElectronicInvoice told, Basis basis) {
    return new ReceivedInvoiceMapping(told, basis).map();
  }

  private Currency currency() {
    String code = told.currency();
    try {
      return Currency.of(code == null ? "" : code.strip());
    } catch (DomainException.InvalidValue unknown) {
      findings.changed(
          "RECEIVED-CURRENCY",
          Severity.ERROR,
          "currency",
          code == null
              ? "The document names no currency; its amounts are taken as lei."
              : "'"
                  + ReceivedPartyMapping.shortened(code)
                  + "' is no currency that we know; its amounts are taken as lei.",
          "BT-5");
      return Currency.RON;
    }
  }

  private ReceivedInvoice map() {
    String number = number();
    LocalDate issued = issueDate();
    Party supplier = parties.party(told.seller(), "supplier", "BT-27", told.paymentInstructions());
    Party buyer = parties.party(told.buyer(), "client", "BT-44", List.of());
    ReceivedLineMapping mapping = new ReceivedLineMapping(amounts, findings, basis.ids());
    List<ReceivedLineMapping.Line> lines = lines(mapping);
    List<AllowanceCharge> documentLevel = documentLevel(mapping);
    DocumentTotals totals =
        new DeclaredTotals(told, lines, documentLevel, amounts, findings).totals();
    InvoiceContent content =
        new InvoiceContent(
            told.isCreditNote() ? DocumentType.CREDIT_NOTE : DocumentType.INVOICE,
            typeCode(),
            null,
            null,
            null,
            issued,
            dueDate(issued),
            amounts.currency(),
            exchangeRate(),
            null,
            supplier,
            buyer,
            paymentMethod(),
            "ro",
            lines.stream().map(ReceivedLineMapping.Line::line).toList(),
            references(),
            texts(),
            options(supplier),
            extensions(documentLevel));
    return new ReceivedInvoice(number, content, totals, told.precedingInvoices(), findings.all());
  }

  private String number() {
    String number = findings.clipped(told.number(), LONGEST_NUMBER, "number", "BT-1");
    if (number != null) {
      return number;
    }
    findings.broken(
        "BR-02",
        "number",
        "The document has no number; it is shown under the authority's: " + basis.reference() + ".",
        "BT-1");
    return basis.reference();
  }

  private LocalDate issueDate() {
    LocalDate issued = told.issueDate();
    if (issued != null && storable(issued)) {
      return issued;
    }
    findings.broken(
        "BR-03",
        "issueDate",
        "The document has no usable date; the day on which the authority told of it is taken: "
            + basis.receivedOn()
            + ".",
        "BT-2");
    return basis.receivedOn();
  }

  /** Years that a database holds and a person can mean. */
  private static boolean storable(LocalDate day) {
    return day.getYear() >= 1900 && day.getYear() <= 9999;
  }

  private @Nullable LocalDate dueDate(LocalDate issued) {
    LocalDate due = told.dueDate();
    if (due == null) {
      return null;
    }
    if (!storable(due)) {
      findings.changed(
          "RECEIVED-DATE",
          Severity.WARNING,
          "dueDate",
          due + " cannot be a due date; it is left out.",
          "BT-9");
      return null;
    }
    if (due.isBefore(issued)) {
      findings.changed(
          "RECEIVED-DATE",
          Severity.INFORMATION,
          "dueDate",
          "The due date " + due + " is before the date of issue " + issued + ".",
          "BT-9");
    }
    return due;
  }

  private String typeCode() {
    String code = findings.clipped(told.typeCode(), LONGEST_CODE, "invoiceTypeCode", "BT-3");
    if (code != null) {
      return code;
    }
    findings.broken(
        "BR-04", "invoiceTypeCode", "The document has no type; it is taken as 380.", "BT-3");
    return DocumentType.INVOICE.defaultTypeCode();
  }

  private List<ReceivedLineMapping.Line> lines(ReceivedLineMapping mapping) {
    List<ReceivedLineMapping.Line> lines = new ArrayList<>(told.lines().size());
    for (int i = 0; i < told.lines().size(); i++) {
      lines.add(mapping.map(i, told.lines().get(i)));
    }
    if (lines.isEmpty()) {
      findings.broken("BR-16", "lines", "The document has no lines.", "BG-25");
    }
    return lines;
  }

  private List<AllowanceCharge> documentLevel(ReceivedLineMapping mapping) {
    List<AllowanceCharge> entries = new ArrayList<>();
    told.allowances().forEach(each -> entries.add(mapping.ofDocument(each, false)));
    told.charges().forEach(each -> entries.add(mapping.ofDocument(each, true)));
    return entries;
  }

  /**
   * The rate that the document implies by telling its VAT in lei as well (BT-111 over BT-110); it
   * names none.
   */
  private @Nullable ExchangeRate exchangeRate() {
    BigDecimal vat = told.totals().vatTotal();
    BigDecimal inLei = told.totals().vatTotalInAccountingCurrency();
    boolean told111 =
        vat != null
            && inLei != null
            && vat.signum() != 0
            && Currency.RON.code().equals(told.vatAccountingCurrency())
            && !amounts.currency().equals(Currency.RON);
    if (!told111 || vat == null || inLei == null) {
      return null;
    }
    BigDecimal rate = inLei.divide(vat, RATE_DECIMALS, RoundingMode.HALF_UP);
    return rate.signum() <= 0 ? null : ExchangeRate.toLei(amounts.currency(), rate);
  }

  private PaymentMethod paymentMethod() {
    return told.paymentInstructions().stream()
        .map(PaymentInstruction::meansCode)
        .filter(Objects::nonNull)
        .findFirst()
        .map(code -> METHODS.getOrDefault(code.strip(), PaymentMethod.BANK_TRANSFER))
        .orElse(PaymentMethod.BANK_TRANSFER);
  }

  private @Nullable String reference(@Nullable String text, String term) {
    return findings.clipped(text, LONGEST_REFERENCE, null, term);
  }

  private @Nullable String reference(@Nullable Identifier identifier, String term) {
    return identifier == null ? null : reference(identifier.value(), term);
  }

  private InvoiceReferences references() {
    References given = told.references();
    Payee payee = told.payee();
    LocalDate taxPoint = told.taxPointDate();
    String order =
        given.orders().stream()
            .map(OrderReference::purchaseOrder)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new InvoiceReferences(
        taxPoint == null || !storable(taxPoint) ? null : taxPoint,
        findings.clipped(told.taxPointDateCode(), LONGEST_CODE, null, "BT-8"),
        reference(told.buyerReference(), "BT-10"),
        reference(given.project(), "BT-11"),
        reference(given.contract(), "BT-12"),
        reference(order, "BT-13"),
        reference(given.receivingAdvice(), "BT-15"),
        reference(given.despatchAdvice(), "BT-16"),
        reference(given.tenderOrLot(), "BT-17"),
        reference(given.invoicedObject(), "BT-18"),
        reference(told.buyerAccountingReference(), "BT-19"),
        reference(told.processControl().profileId(), "BT-23"),
        payee == null ? null : reference(payee.name(), "BT-59"),
        payee == null ? null : reference(payee.identifier(), "BT-60"),
        payee == null ? null : reference(payee.legalRegistrationId(), "BT-61"),
        ReceivedPartyMapping.account(told.paymentInstructions()),
        null);
  }

  private InvoiceTexts texts() {
    String notes = told.notes().stream().map(InvoiceNote::text).collect(Collectors.joining("\n"));
    return new InvoiceTexts(
        findings.clipped(notes, LONGEST_TEXT, "notes", "BT-22"),
        findings.clipped(
            String.join("\n", told.paymentTerms()), LONGEST_TEXT, "paymentTerms", "BT-20"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private InvoiceOptions options(Party supplier) {
    return new InvoiceOptions(
        ON_PAYMENT.equals(told.taxPointDateCode()),
        supplier.vatPayer(),
        false,
        false,
        null,
        null,
        false,
        null);
  }

  private InvoiceExtensions extensions(List<AllowanceCharge> documentLevel) {
    ro.storno.domain.einvoice.Period period = told.invoicingPeriod();
    BigDecimal prepaid =
        amounts.held(told.totals().prepaidAmount(), "ublExtensions.prepaidAmount", "BT-113");
    return new InvoiceExtensions(
        period == null ? null : new Period(period.start(), period.end(), told.taxPointDateCode()),
        told.deliveries().stream().findFirst().map(this::delivery).orElse(null),
        documentLevel,
        prepaid == null || prepaid.signum() == 0 ? null : prepaid,
        told.supportingDocuments().stream().map(this::document).toList());
  }

  private InvoiceExtensions.Delivery delivery(ro.storno.domain.einvoice.Delivery given) {
    return new InvoiceExtensions.Delivery(
        given.actualDate(),
        given.address() == null ? null : parties.address(given.address(), "delivery"));
  }

  private InvoiceExtensions.DocumentReference document(SupportingDocument given) {
    String id = reference(given.reference(), "BT-122");
    return new InvoiceExtensions.DocumentReference(
        id == null ? "" : id,
        findings.clipped(given.typeCode(), LONGEST_CODE, null, "BT-122"),
        reference(given.description(), "BT-123"));
  }
}
