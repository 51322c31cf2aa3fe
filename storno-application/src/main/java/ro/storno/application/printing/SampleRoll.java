package ro.storno.application.printing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.receipt.PrintableReceipt;
import ro.storno.application.till.PrintableZReport;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/**
 * Documents for paper rolls that nobody issued, to show what a design looks like: two rates, a
 * deposit, two means of payment.
 *
 * @param language not null
 * @param seller not null
 * @param date of issue; not null
 * @param appearance not null
 */
public record SampleRoll(Language language, Party seller, LocalDate date, Appearance appearance) {
  private static final Currency RON = Currency.RON;
  private static final CompanyId COMPANY = new CompanyId(new UUID(0, 1));
  private static final LineId WATER = new LineId(new UUID(0, 2));
  private static final LineId DEPOSIT = new LineId(new UUID(0, 3));
  private static final int NUMBER = 42;

  /** Returns a receipt that nobody issued yet. */
  public PrintableReceipt draft() {
    return printable(sale(), null);
  }

  /** Returns a receipt. */
  public PrintableReceipt receipt() {
    return printable(issued(sale(), NUMBER), null);
  }

  /** Returns a receipt that takes a part of another one back. */
  public PrintableReceipt refund() {
    Receipt sold = issued(sale(), NUMBER);
    long[] next = {10};
    Receipt refund =
        sold.refund(
            new PrecedingId(new UUID(0, 4)),
            "BON-",
            new RefundPool(sold, List.of()),
            Map.of(WATER, new BigDecimal("2")),
            date,
            () -> new LineId(new UUID(0, next[0]++)),
            moment());
    return printable(issued(refund, NUMBER + 1), sold.document().displayNumber());
  }

  /** Returns a report of a day on which everything happened that a report tells. */
  public PrintableZReport report() {
    Money opening = ron("250.00");
    TillSums sums =
        new TillSums(
            RON,
            Map.of(
                TillEntry.Kind.RECEIPT, ron("1264.50"),
                TillEntry.Kind.PAYMENT, ron("300.00"),
                TillEntry.Kind.WITHDRAWAL, ron("100.00")),
            Map.of(
                TillEntry.Kind.RECEIPT, ron("6.00"),
                TillEntry.Kind.DEPOSIT, ron("1000.00")));
    Money corrections = ron("-12.50");
    Money closing = opening.plus(corrections).plus(sums.net());
    Money none = Money.zero(RON);
    return new PrintableZReport(
        new ZReport(
            new ZReportId(new UUID(0, 5)),
            COMPANY,
            NUMBER,
            date.minusDays(1),
            date,
            opening,
            corrections,
            sums,
            closing,
            closing.minus(ron("0.50")),
            new Turnover(
                31,
                new Tenders(ron("1264.50"), ron("845.20"), ron("40.00")),
                1,
                new Tenders(ron("-6.00"), none, none),
                List.of(
                    new VatGroup(VatRate.standard("21"), ron("1500.00"), ron("315.00")),
                    new VatGroup(VatRate.standard("11"), ron("296.13"), ron("32.57")))),
            null,
            moment()),
        seller,
        language,
        zone(),
        appearance);
  }

  private PrintableReceipt printable(Receipt receipt, @Nullable String refundOf) {
    return new PrintableReceipt(receipt, refundOf, zone(), appearance);
  }

  private Receipt issued(Receipt draft, long number) {
    return draft.with(draft.document().issue(new DocumentNumber("BON", number), moment()));
  }

  private Receipt sale() {
    List<DocumentLine> lines =
        List.of(
            DocumentLine.of(
                new LineId(new UUID(0, 6)),
                "Cafea boabe de origine, prăjire medie, 1 kg",
                "2",
                "buc",
                "61.50",
                VatRate.standard("11")),
            DocumentLine.of(
                WATER, "Apă minerală 0,5 l", "6", "buc", "2.25", VatRate.standard("11")),
            DocumentLine.of(
                DEPOSIT,
                "Garanție SGR",
                "6",
                "buc",
                "0.50",
                new VatRate(VatCategory.E, Percentage.of("0"))),
            DocumentLine.of(
                new LineId(new UUID(0, 7)), "Caiet A5", "3", "buc", "10", VatRate.standard("21")));
    Money total = TotalsCalculator.totals(RON, lines).total();
    Money card = ron("100.00");
    return Receipt.draft(
        new PrecedingId(new UUID(0, 8)),
        COMPANY,
        "BON-0a1b2c3d",
        content(lines),
        new Sale(
            TenderMethod.MIXED,
            new Tenders(total.minus(card), card, Money.zero(RON)),
            "Casa 1",
            "AAAA123456",
            "Acme SRL",
            "RO14399840",
            Map.of(DEPOSIT, WATER),
            Map.of(),
            null),
        moment());
  }

  private InvoiceContent content(List<DocumentLine> lines) {
    return new InvoiceContent(
        DocumentType.INVOICE,
        "380",
        null,
        null,
        null,
        date,
        null,
        RON,
        null,
        null,
        seller,
        null,
        PaymentMethod.OTHER,
        language.code(),
        lines,
        InvoiceReferences.NONE,
        InvoiceTexts.NONE,
        InvoiceOptions.NONE,
        InvoiceExtensions.NONE);
  }

  private static Money ron(String amount) {
    return Money.of(amount, RON);
  }

  private Instant moment() {
    return date.atTime(12, 5).toInstant(ZoneOffset.UTC);
  }

  private static ZoneId zone() {
    return ZoneOffset.UTC;
  }
}
