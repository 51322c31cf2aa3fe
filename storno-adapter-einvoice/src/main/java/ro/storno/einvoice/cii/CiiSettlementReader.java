package ro.storno.einvoice.cii;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.PaymentCard;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads how a CII document is settled: payment, VAT, allowances, terms and totals. */
final class CiiSettlementReader {
  private static final Map<String, String> TAX_POINT_CODES =
      CiiSettlement.TAX_POINT_CODES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
  private static final List<String> DEBIT_CODES = List.of("49", "59");

  private final CiiSource source;
  private final @Nullable XmlElement element;
  private final @Nullable String currency;
  private final CiiLineReader lines;
  private final ElectronicInvoice.Builder invoice;

  CiiSettlementReader(
      CiiSource source,
      @Nullable XmlElement element,
      @Nullable String currency,
      CiiLineReader lines,
      ElectronicInvoice.Builder invoice) {
    this.source = source;
    this.element = element;
    this.currency = currency;
    this.lines = lines;
    this.invoice = invoice;
  }

  void read() {
    invoice
        .vatAccountingCurrency(source.text(element, "TaxCurrencyCode"))
        .payee(new CiiPartyReader(source).payee(source.find(element, "PayeeTradeParty")))
        .invoicingPeriod(source.period(element))
        .buyerAccountingReference(
            source.text(element, "ReceivableSpecifiedTradeAccountingAccount", "ID"));
    paymentTerms();
    source.all(element, "ApplicableTradeTax").forEach(this::vat);
    allowancesAndCharges();
    totals(source.find(element, "SpecifiedTradeSettlementHeaderMonetarySummation"));
    for (XmlElement document : source.all(element, "InvoiceReferencedDocument")) {
      PrecedingInvoice preceding =
          new PrecedingInvoice(
              source.text(document, "IssuerAssignedID"),
              source.day(document, "FormattedIssueDateTime"));
      if (!TermSource.allNull(preceding.number(), preceding.issueDate())) {
        invoice.addPrecedingInvoice(preceding);
      }
    }
  }

  private void paymentTerms() {
    LocalDate due = null;
    String mandate = null;
    for (XmlElement terms : source.all(element, "SpecifiedTradePaymentTerms")) {
      String text = source.terms(terms, "Description");
      if (text != null) {
        invoice.addPaymentTerm(text);
      }
      // a second date or mandate stays untouched, so that it is told as not taken over
      if (due == null) {
        due = source.day(terms, "DueDateDateTime");
      }
      if (mandate == null) {
        mandate = source.text(terms, "DirectDebitMandateID");
      }
    }
    invoice.dueDate(due);
    payment(mandate);
  }

  private void payment(@Nullable String mandate) {
    String remittance = source.text(element, "PaymentReference");
    String creditor = source.text(element, "CreditorReferenceID");
    List<PaymentInstruction> instructions = new ArrayList<>();
    for (XmlElement means : source.all(element, "SpecifiedTradeSettlementPaymentMeans")) {
      instructions.add(instruction(means, remittance, mandate, creditor));
    }
    boolean debit = instructions.stream().anyMatch(i -> i.directDebit() != null);
    DirectDebit loose =
        debit || TermSource.allNull(mandate, creditor)
            ? null
            : new DirectDebit(mandate, creditor, null);
    if (instructions.isEmpty() && !TermSource.allNull(remittance, loose)) {
      instructions.add(
          PaymentInstruction.builder()
              .remittanceInformation(remittance)
              .directDebit(loose)
              .build());
    } else if (loose != null) {
      instructions.set(0, instructions.get(0).toBuilder().directDebit(loose).build());
    }
    invoice.paymentInstructions(instructions);
  }

  private PaymentInstruction instruction(
      XmlElement means,
      @Nullable String remittance,
      @Nullable String mandate,
      @Nullable String creditor) {
    String code = source.text(means, "TypeCode");
    String debited = source.text(means, "PayerPartyDebtorFinancialAccount", "IBANID");
    boolean debit =
        debited != null
            || code != null && DEBIT_CODES.contains(code) && !TermSource.allNull(mandate, creditor);
    return PaymentInstruction.builder()
        .meansCode(code)
        .meansText(source.text(means, "Information"))
        .remittanceInformation(remittance)
        .creditTransfer(account(means))
        .card(card(source.find(means, "ApplicableTradeSettlementFinancialCard")))
        .directDebit(debit ? new DirectDebit(mandate, creditor, debited) : null)
        .build();
  }

  private @Nullable CreditTransfer account(XmlElement means) {
    XmlElement account = source.find(means, "PayeePartyCreditorFinancialAccount");
    String iban = source.text(account, "IBANID");
    CreditTransfer transfer =
        new CreditTransfer(
            iban == null ? source.text(account, "ProprietaryID") : iban,
            source.text(account, "AccountName"),
            source.text(means, "PayeeSpecifiedCreditorFinancialInstitution", "BICID"));
    return TermSource.allNull(
            transfer.account(), transfer.accountName(), transfer.serviceProvider())
        ? null
        : transfer;
  }

  private @Nullable PaymentCard card(@Nullable XmlElement card) {
    return card == null
        ? null
        : new PaymentCard(source.text(card, "ID"), source.text(card, "CardholderName"));
  }

  private void vat(XmlElement tax) {
    source.markVat(tax);
    LocalDate taxPoint = source.day(tax, "TaxPointDate");
    String code = source.text(tax, "DueDateTypeCode");
    if (taxPoint != null) {
      invoice.taxPointDate(taxPoint);
    }
    if (code != null) {
      invoice.taxPointDateCode(TAX_POINT_CODES.getOrDefault(code, code));
    }
    invoice.addVatBreakdown(
        VatBreakdown.builder()
            .taxableAmount(source.amount(currency, tax, "BasisAmount"))
            .taxAmount(source.amount(currency, tax, "CalculatedAmount"))
            .categoryCode(source.text(tax, "CategoryCode"))
            .rate(source.number(tax, "RateApplicablePercent"))
            .exemptionReason(source.text(tax, "ExemptionReason"))
            .exemptionReasonCode(source.text(tax, "ExemptionReasonCode"))
            .build());
  }

  private void allowancesAndCharges() {
    for (XmlElement item : source.all(element, "SpecifiedTradeAllowanceCharge")) {
      if (source.isCharge(item)) {
        invoice.addCharge(lines.allowanceCharge(item));
      } else {
        invoice.addAllowance(lines.allowanceCharge(item));
      }
    }
    source.all(element, "SpecifiedLogisticsServiceCharge").forEach(this::logisticsCharge);
  }

  /** A freight or insurance cost of Factur-X EXTENDED counts among the charges (BR-CO-12). */
  private void logisticsCharge(XmlElement item) {
    XmlElement tax = source.find(item, "AppliedTradeTax");
    source.markVat(tax);
    invoice.addCharge(
        AllowanceCharge.builder()
            .amount(source.amount(currency, item, "AppliedAmount"))
            .reason(source.text(item, "Description"))
            .vatCategoryCode(source.text(tax, "CategoryCode"))
            .vatRate(source.number(tax, "RateApplicablePercent"))
            .build());
    source.report(
        "READ-LOGISTICS",
        Severity.INFORMATION,
        item,
        "A logistics cost was taken over as a charge of the document (BG-21).");
  }

  private void totals(@Nullable XmlElement sums) {
    DocumentTotals.Builder totals =
        DocumentTotals.builder()
            .lineNetTotal(source.amount(currency, sums, "LineTotalAmount"))
            .allowanceTotal(source.amount(currency, sums, "AllowanceTotalAmount"))
            .chargeTotal(source.amount(currency, sums, "ChargeTotalAmount"))
            .taxExclusiveAmount(source.amount(currency, sums, "TaxBasisTotalAmount"))
            .taxInclusiveAmount(source.amount(currency, sums, "GrandTotalAmount"))
            .prepaidAmount(source.amount(currency, sums, "TotalPrepaidAmount"))
            .roundingAmount(source.amount(currency, sums, "RoundingAmount"))
            .payableAmount(source.amount(currency, sums, "DuePayableAmount"));
    vatTotals(sums, totals);
    invoice.totals(totals.build());
  }

  /** Of two totals of VAT the one in the accounting currency is BT-111. */
  private void vatTotals(@Nullable XmlElement sums, DocumentTotals.Builder totals) {
    String accounting = source.text(element, "TaxCurrencyCode");
    boolean vatSeen = false;
    boolean accountingSeen = false;
    for (XmlElement amount : source.all(sums, "TaxTotalAmount")) {
      String stated = amount.attribute("currencyID");
      boolean foreign =
          accounting != null
              && accounting.equals(stated)
              && (!accounting.equals(currency) || vatSeen);
      if (foreign && !accountingSeen) {
        totals.vatTotalInAccountingCurrency(source.number(amount));
        accountingSeen = true;
      } else if (!foreign && !vatSeen) {
        BigDecimal total = source.amount(currency, amount);
        totals.vatTotal(total);
        vatSeen = true;
      }
    }
  }
}
