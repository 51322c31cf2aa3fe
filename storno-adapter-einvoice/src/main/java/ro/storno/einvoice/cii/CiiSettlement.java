package ro.storno.einvoice.cii;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.VatBreakdown;

/** Writes how a CII document is settled: payment, VAT, allowances, terms and totals. */
final class CiiSettlement {
  /** What decides the tax point: UNCL 2005 in the model and in UBL, UNCL 2475 in CII. */
  static final Map<String, String> TAX_POINT_CODES = Map.of("3", "5", "35", "29", "432", "72");

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Za-z0-9 ]{1,40}");

  private final ElectronicInvoice invoice;
  private final CiiOutput out;
  private final CiiLevel level;
  private final CiiLines parts;

  CiiSettlement(ElectronicInvoice invoice, CiiOutput out, CiiLevel level, CiiLines parts) {
    this.invoice = invoice;
    this.out = out;
    this.level = level;
    this.parts = parts;
  }

  void write() {
    out.start("ram:ApplicableHeaderTradeSettlement")
        .text("ram:CreditorReferenceID", one("BT-90", debit(DirectDebit::creditorId)))
        .text("ram:PaymentReference", one("BT-83", PaymentInstruction::remittanceInformation))
        .text("ram:TaxCurrencyCode", invoice.vatAccountingCurrency())
        .require("ram:InvoiceCurrencyCode", invoice.currency(), "No currency (BT-5).")
        .text("ram:InvoiceCurrencyCode", invoice.currency());
    if (invoice.payee() != null) {
      new CiiParties(out).payee(invoice.payee());
    }
    invoice.paymentInstructions().forEach(this::paymentMeans);
    breakdown();
    parts.period(invoice.invoicingPeriod());
    invoice.allowances().forEach(a -> parts.allowanceCharge(a, false, true));
    invoice.charges().forEach(c -> parts.allowanceCharge(c, true, true));
    paymentTerms();
    totals();
    invoice.precedingInvoices().forEach(this::preceding);
    out.group(
            "ram:ReceivableSpecifiedTradeAccountingAccount",
            "ram:ID",
            invoice.buyerAccountingReference())
        .end();
  }

  /** The value of a term that CII has once for the whole document, whatever the payments. */
  private @Nullable String one(String term, Function<PaymentInstruction, @Nullable String> termOf) {
    List<String> values =
        invoice.paymentInstructions().stream()
            .map(termOf)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (values.size() > 1) {
      out.leaveOut(
          "ONE-PAYMENT",
          "ram:SpecifiedTradeSettlementPaymentMeans",
          "CII carries one %s for all payments of a document; %s is written."
              .formatted(term, values.get(0)));
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static Function<PaymentInstruction, @Nullable String> debit(
      Function<DirectDebit, @Nullable String> term) {
    return instruction -> {
      DirectDebit debit = instruction.directDebit();
      return debit == null ? null : term.apply(debit);
    };
  }

  private void paymentMeans(PaymentInstruction instruction) {
    DirectDebit debit = instruction.directDebit();
    String debited = debit == null ? null : debit.debitedAccount();
    CreditTransfer transfer = instruction.creditTransfer();
    if (instruction.meansCode() == null
        && instruction.meansText() == null
        && instruction.card() == null
        && debited == null
        && transfer == null) {
      return;
    }
    out.start("ram:SpecifiedTradeSettlementPaymentMeans")
        .require("ram:TypeCode", instruction.meansCode(), "No payment means (BT-81).")
        .text("ram:TypeCode", instruction.meansCode())
        .text("ram:Information", instruction.meansText());
    var card = instruction.card();
    if (card != null) {
      out.start("ram:ApplicableTradeSettlementFinancialCard")
          .text("ram:ID", card.accountNumber())
          .text("ram:CardholderName", card.holderName())
          .end();
    }
    out.group("ram:PayerPartyDebtorFinancialAccount", "ram:IBANID", debited);
    if (transfer != null) {
      account(transfer);
    }
    out.end();
  }

  private void account(CreditTransfer transfer) {
    String account = transfer.account();
    if (account != null || transfer.accountName() != null) {
      boolean iban = account != null && IBAN.matcher(account).matches();
      out.start("ram:PayeePartyCreditorFinancialAccount")
          .text("ram:IBANID", iban ? account : null)
          .text("ram:AccountName", transfer.accountName())
          .text("ram:ProprietaryID", iban ? null : account)
          .end();
    }
    out.group(
        "ram:PayeeSpecifiedCreditorFinancialInstitution", "ram:BICID", transfer.serviceProvider());
  }

  private void breakdown() {
    if (!level.hasBreakdown()) {
      return;
    }
    if (invoice.vatBreakdown().isEmpty()) {
      out.missing("ram:ApplicableTradeTax", "The invoice has no VAT breakdown (BG-23).");
    }
    LocalDate taxPoint = invoice.taxPointDate();
    for (VatBreakdown vat : invoice.vatBreakdown()) {
      vat(vat, taxPoint);
      // CII-SR-461: the date stands once, though every group could hold it
      taxPoint = null;
    }
  }

  private void vat(VatBreakdown vat, @Nullable LocalDate taxPoint) {
    String code = invoice.taxPointDateCode();
    out.start("ram:ApplicableTradeTax")
        .number("ram:CalculatedAmount", vat.taxAmount())
        .text("ram:TypeCode", CiiLines.VAT)
        .text("ram:ExemptionReason", vat.exemptionReason())
        .number("ram:BasisAmount", vat.taxableAmount())
        .text("ram:CategoryCode", vat.categoryCode())
        .text("ram:ExemptionReasonCode", vat.exemptionReasonCode())
        .date("ram:TaxPointDate", "udt:DateString", taxPoint)
        .text("ram:DueDateTypeCode", code == null ? null : TAX_POINT_CODES.getOrDefault(code, code))
        .number("ram:RateApplicablePercent", vat.rate())
        .end();
  }

  private void paymentTerms() {
    String mandate = one("BT-89", debit(DirectDebit::mandateReference));
    LocalDate due = invoice.dueDate();
    List<String> terms = invoice.paymentTerms();
    if (level != CiiLevel.EXTENDED && terms.size() > 1) {
      // one BT-20 in EN 16931-1:2017: nothing is lost when they stand below each other
      terms = List.of(String.join("\n", terms));
    }
    int count = Math.max(terms.size(), mandate == null && due == null ? 0 : 1);
    for (int i = 0; i < count; i++) {
      out.start("ram:SpecifiedTradePaymentTerms")
          .text("ram:Description", i < terms.size() ? terms.get(i) : null);
      if (i == 0) {
        out.date("ram:DueDateDateTime", due).text("ram:DirectDebitMandateID", mandate);
      }
      out.end();
    }
  }

  private void totals() {
    DocumentTotals totals = invoice.totals();
    if (!carriesRounding() && totals.roundingAmount() != null) {
      out.missing(
          "ram:RoundingAmount",
          "The profile has no room for the rounding of the amount due (BT-114), without which the"
              + " totals do not add up; choose a larger profile.");
    }
    out.start("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
        .number("ram:LineTotalAmount", totals.lineNetTotal())
        .number("ram:ChargeTotalAmount", totals.chargeTotal())
        .number("ram:AllowanceTotalAmount", totals.allowanceTotal())
        .number("ram:TaxBasisTotalAmount", totals.taxExclusiveAmount());
    vatTotal(totals.vatTotal(), invoice.currency());
    vatTotal(totals.vatTotalInAccountingCurrency(), invoice.vatAccountingCurrency());
    out.number("ram:RoundingAmount", totals.roundingAmount())
        .number("ram:GrandTotalAmount", totals.taxInclusiveAmount())
        .number("ram:TotalPrepaidAmount", totals.prepaidAmount())
        .require("ram:DuePayableAmount", totals.payableAmount(), "No amount due (BT-115).")
        .number("ram:DuePayableAmount", totals.payableAmount())
        .end();
  }

  private boolean carriesRounding() {
    return level == CiiLevel.MINIMUM || level.compareTo(CiiLevel.EN_16931) >= 0;
  }

  private void vatTotal(@Nullable BigDecimal amount, @Nullable String currency) {
    if (amount != null) {
      out.require(
              "ram:TaxTotalAmount/@currencyID", currency, "The total VAT has no currency (BT-6).")
          .text("ram:TaxTotalAmount", amount.toPlainString(), "currencyID", currency);
    }
  }

  private void preceding(PrecedingInvoice preceding) {
    out.start("ram:InvoiceReferencedDocument")
        .require("ram:IssuerAssignedID", preceding.number(), "A preceding invoice has no number.")
        .text("ram:IssuerAssignedID", preceding.number())
        .date("ram:FormattedIssueDateTime", "qdt:DateTimeString", preceding.issueDate())
        .end();
  }
}
