package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.Problem;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.LegalMonetaryTotals;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatCategory;

/**
 * Tells an invoice in the terms of EN 16931 as CIUS-RO 1.0.1 wants them.
 *
 * <p>A credit note becomes type 381 with positive amounts that names its parent (BG-3). An invoice
 * that stands alone keeps its sign: a storno is type 380 with negative quantities, never with
 * negative prices (BR-27). Nothing is cut off: a long note becomes several notes, a long
 * description fills name and description of the item, and what still exceeds CIUS-RO is told by
 * {@link #problems}.
 *
 * <p>Line discounts become line allowances (BG-27), so that {@code quantity * price - allowances +
 * charges} is the line's net amount to the cent. A price that includes VAT is told without it, with
 * as many decimals as that takes.
 */
public final class ElectronicInvoiceMapping {
  private final Invoice invoice;
  private final InvoiceContent content;
  private final Surroundings surroundings;
  private final Taxation taxation;
  private final int sign;

  /**
   * What the invoice does not hold itself.
   *
   * @param settings of the issuing company; not null
   * @param accounts of the issuing company, in the order to print; not null
   * @param preceding documents that this one corrects (BG-3), first its parent; not null
   */
  public record Surroundings(
      Company.Settings settings, List<BankAccount> accounts, List<PrecedingInvoice> preceding) {
    /** Takes copies. */
    public Surroundings {
      accounts = List.copyOf(accounts);
      preceding = List.copyOf(preceding);
    }

    /**
     * Returns the surroundings of an invoice of a company.
     *
     * @param parent what a credit note corrects; null on other documents
     */
    public static Surroundings of(
        Company company, List<BankAccount> accounts, @Nullable Invoice parent) {
      List<PrecedingInvoice> preceding =
          parent == null
              ? List.of()
              : List.of(new PrecedingInvoice(parent.displayNumber(), parent.content().issueDate()));
      return new Surroundings(company.settings(), accounts, preceding);
    }
  }

  private ElectronicInvoiceMapping(Invoice invoice, Surroundings surroundings) {
    this.invoice = invoice;
    this.content = invoice.content();
    this.surroundings = surroundings;
    this.taxation = Taxation.of(content);
    this.sign = content.documentType() == DocumentType.CREDIT_NOTE ? -1 : 1;
  }

  /**
   * Returns the electronic invoice. Terms that the invoice does not tell stay absent; whether that
   * is allowed is for the rules to say.
   *
   * @param invoice a draft is told under its draft number; not null
   * @param surroundings not null
   * @return the invoice in the terms of EN 16931, never null
   * @throws ro.storno.domain.DomainException.InvalidValue if a document allowance or charge has no
   *     VAT category
   */
  public static ElectronicInvoice map(Invoice invoice, Surroundings surroundings) {
    return new ElectronicInvoiceMapping(invoice, surroundings).map();
  }

  /**
   * Returns what CIUS-RO will refuse, with the path of the API field to change. The official rules
   * remain the judge; these are the ones that a user can be told about while typing.
   *
   * @param invoice not null
   * @param surroundings not null
   * @return errors only; empty if none; never null
   */
  public static List<Problem> problems(Invoice invoice, Surroundings surroundings) {
    return CiusRoLimits.problems(invoice, map(invoice, surroundings));
  }

  private ElectronicInvoice map() {
    LegalMonetaryTotals totals = totals();
    ElectronicInvoice.Builder told =
        ElectronicInvoice.builder()
            .processControl(
                new ProcessControl(
                    content.references().businessProcessType(), ProcessControl.CIUS_RO_1_0_1))
            .number(invoice.displayNumber())
            .issueDate(content.issueDate())
            .typeCode(typeCode())
            .currency(content.currency().code())
            .vatAccountingCurrency(accountingCurrency())
            .dueDate(content.dueDate())
            .seller(PartyMapping.seller(content.supplier(), surroundings.settings(), taxation))
            .buyer(PartyMapping.buyer(content.buyer(), taxation))
            .paymentInstructions(
                new PaymentMapping(invoice, surroundings.accounts(), surroundings.settings())
                    .instructions())
            .precedingInvoices(surroundings.preceding())
            .totals(told(totals))
            .vatBreakdown(breakdown(totals));
    references(told);
    texts(told, totals);
    extensions(told);
    lines(told);
    return told.build();
  }

  private LegalMonetaryTotals totals() {
    Currency currency = content.currency();
    BigDecimal prepaid = content.extensions().prepaidAmount();
    Money magnitude = prepaid == null ? Money.zero(currency) : Money.rounded(prepaid, currency);
    ExchangeRate rate = accountingCurrency() == null ? null : content.exchangeRate();
    return TotalsCalculator.legalMonetaryTotals(
        taxation.told(invoice.totals()),
        content.extensions().allowanceCharges().stream().map(taxation::told).toList(),
        reversed(),
        reversed() ? magnitude.negated() : magnitude,
        Money.zero(currency),
        rate);
  }

  private boolean reversed() {
    return sign < 0 || invoice.totals().subtotal().signum() < 0;
  }

  /** CIUS-RO takes 381 under a CreditNote root only, so a storno that stands alone is a 380. */
  private String typeCode() {
    boolean creditCode = content.typeCode().equals(DocumentType.CREDIT_NOTE.defaultTypeCode());
    return content.documentType() == DocumentType.CREDIT_NOTE || creditCode
        ? content.documentType().defaultTypeCode()
        : content.typeCode();
  }

  private @Nullable String accountingCurrency() {
    ExchangeRate rate = content.exchangeRate();
    if (rate != null) {
      return rate.to().code();
    }
    boolean lei = content.currency().equals(Currency.RON);
    return lei || content.supplier().address().abroad() ? null : Currency.RON.code();
  }

  private BigDecimal signed(Money amount) {
    return sign < 0 ? amount.amount().negate() : amount.amount();
  }

  private @Nullable BigDecimal signedUnlessZero(@Nullable Money amount) {
    return amount == null || amount.isZero() ? null : signed(amount);
  }

  private DocumentTotals told(LegalMonetaryTotals totals) {
    Money accounting = totals.vatTotalAccounting();
    return DocumentTotals.builder()
        .lineNetTotal(signed(totals.lineNetTotal()))
        .allowanceTotal(signedUnlessZero(totals.allowanceTotal()))
        .chargeTotal(signedUnlessZero(totals.chargeTotal()))
        .taxExclusiveAmount(signed(totals.taxExclusive()))
        .vatTotal(signed(totals.vatTotal()))
        .vatTotalInAccountingCurrency(accounting == null ? null : signed(accounting))
        .taxInclusiveAmount(signed(totals.taxInclusive()))
        .prepaidAmount(signedUnlessZero(totals.prepaid()))
        .roundingAmount(signedUnlessZero(totals.rounding()))
        .payableAmount(signed(totals.payable()))
        .build();
  }

  private List<VatBreakdown> breakdown(LegalMonetaryTotals totals) {
    List<VatBreakdown> breakdown = new ArrayList<>();
    for (VatGroup group : totals.breakdown()) {
      VatCategory category = group.rate().category();
      breakdown.add(
          VatBreakdown.builder()
              .taxableAmount(signed(group.taxable()))
              .taxAmount(signed(group.vat()))
              .categoryCode(category.name())
              .rate(Taxation.percentage(group.rate()))
              .exemptionReasonCode(ExemptionReasons.code(category))
              .exemptionReason(ExemptionReasons.text(category, content.operationKind()))
              .build());
    }
    return breakdown;
  }

  private void references(ElectronicInvoice.Builder told) {
    InvoiceReferences given = content.references();
    String invoicedObject = given.invoicedObjectIdentifier();
    References.Builder references =
        References.builder()
            .project(given.projectReference())
            .contract(given.contractNumber())
            .receivingAdvice(given.receivingAdviceReference())
            .despatchAdvice(given.despatchAdviceReference())
            .tenderOrLot(given.tenderOrLotReference())
            .invoicedObject(invoicedObject == null ? null : Identifier.of(invoicedObject));
    if (given.orderNumber() != null) {
      references.addOrder(new OrderReference(given.orderNumber(), null));
    }
    told.references(references.build())
        .buyerReference(given.buyerReference())
        .buyerAccountingReference(given.buyerAccountingReference())
        .taxPointDate(given.taxPointDate())
        .taxPointDateCode(taxPointDateCode())
        .payee(payee(given));
  }

  /** VAT on collection falls due when paid: 432 of UNTDID 2005 (BT-8). */
  private @Nullable String taxPointDateCode() {
    InvoiceReferences given = content.references();
    if (given.taxPointDateCode() != null || given.taxPointDate() != null) {
      return given.taxPointDateCode();
    }
    if (content.options().vatOnCollection()) {
      return "432";
    }
    ro.storno.domain.document.Period period = content.extensions().period();
    return period == null ? null : period.descriptionCode();
  }

  private static @Nullable Payee payee(InvoiceReferences given) {
    String identifier = given.payeeIdentifier();
    String registration = given.payeeLegalRegistrationIdentifier();
    if (given.payeeName() == null && identifier == null && registration == null) {
      return null;
    }
    return new Payee(
        given.payeeName(),
        identifier == null ? null : Identifier.of(identifier),
        registration == null ? null : Identifier.of(registration));
  }

  private void texts(ElectronicInvoice.Builder told, LegalMonetaryTotals totals) {
    InvoiceTexts texts = content.texts();
    LongText.pieces(texts.notes(), LongText.NOTE)
        .forEach(piece -> told.addNote(InvoiceNote.of(piece)));
    LongText.pieces(texts.mentions(), LongText.NOTE)
        .forEach(piece -> told.addNote(InvoiceNote.of(piece)));
    if (content.options().vatOnCollection()) {
      told.addNote(InvoiceNote.of("TVA la încasare"));
    }
    String terms = texts.paymentTerms();
    if (terms != null && !terms.isBlank()) {
      told.addPaymentTerm(terms.strip());
    } else if (content.dueDate() == null && signed(totals.payable()).signum() > 0) {
      // BR-CO-25: without a day agreed, payment falls due at once
      told.dueDate(content.issueDate());
    }
  }

  private void extensions(ElectronicInvoice.Builder told) {
    InvoiceExtensions extensions = content.extensions();
    ro.storno.domain.document.Period period = extensions.period();
    if (period != null && (period.start() != null || period.end() != null)) {
      told.invoicingPeriod(new Period(period.start(), period.end()));
    }
    told.deliveries(PartyMapping.deliveries(content, taxation));
    boolean negative = reversed() != sign < 0;
    for (ro.storno.domain.document.AllowanceCharge each : extensions.allowanceCharges()) {
      ro.storno.domain.document.AllowanceCharge entered = taxation.told(each);
      if (entered.charge()) {
        told.addCharge(LineMapping.ofDocument(entered, negative, content.currency()));
      } else {
        told.addAllowance(LineMapping.ofDocument(entered, negative, content.currency()));
      }
    }
    for (InvoiceExtensions.DocumentReference document : extensions.documents()) {
      told.addSupportingDocument(
          SupportingDocument.builder()
              .reference(document.id())
              .typeCode(document.typeCode())
              .description(document.description())
              .build());
    }
  }

  private void lines(ElectronicInvoice.Builder told) {
    for (int i = 0; i < content.lines().size(); i++) {
      LineMapping line =
          new LineMapping(content.lines().get(i), invoice.totals().lines().get(i), taxation, sign);
      told.addLine(line.map(i + 1));
    }
  }
}
