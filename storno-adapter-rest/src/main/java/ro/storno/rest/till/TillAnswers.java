package ro.storno.rest.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.till.ReadTill;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Money;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.TillDay;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.ZReport;
import ro.storno.rest.openapi.Described;

/** The answers of the till. */
final class TillAnswers {
  private TillAnswers() {}

  /**
   * What is in the till; what is not known is left out (api-reference/cash-register/balance.md).
   */
  record BalanceView(
      @Described("Whether there is a cash account with an opening balance") boolean configured,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID cashAccountId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal openingBalance,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate openingBalanceDate,
      @Described("Cash of receipts, less refunds") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable BigDecimal cashReceipts,
      @Described("Invoices of suppliers paid in cash, less what customers paid on theirs")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable BigDecimal cashPayments,
      @Described("Movements by hand") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable BigDecimal manualNet,
      @Described("openingBalance + cashReceipts - cashPayments + manualNet")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable BigDecimal currentBalance) {
    static BalanceView of(ReadTill.Balance balance) {
      UUID account = balance.account() == null ? null : balance.account().id().value();
      String currency = balance.account() == null ? null : balance.account().currency().code();
      Money opening = balance.opening();
      TillSums sums = balance.sums();
      if (opening == null || sums == null) {
        return new BalanceView(false, account, currency, null, null, null, null, null, null);
      }
      Money manual =
          sums.net(TillEntry.Kind.DEPOSIT)
              .plus(sums.net(TillEntry.Kind.WITHDRAWAL))
              .plus(sums.net(TillEntry.Kind.OTHER));
      return new BalanceView(
          true,
          account,
          currency,
          opening.amount(),
          balance.since(),
          sums.net(TillEntry.Kind.RECEIPT).amount(),
          sums.net(TillEntry.Kind.PAYMENT).negated().amount(),
          manual.amount(),
          opening.plus(sums.net()).amount());
    }
  }

  /** Days of the till (api-reference/cash-register/ledger.md). */
  record LedgerView(
      boolean configured,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate openingBalanceDate,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate from,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate to,
      List<DayView> days) {
    static LedgerView of(ReadTill.Ledger ledger) {
      return new LedgerView(
          ledger.opened() != null,
          ledger.currency(),
          ledger.opened(),
          ledger.from(),
          ledger.to(),
          ledger.days().stream().map(DayView::of).toList());
    }
  }

  /** A day of the till. */
  record DayView(
      LocalDate date,
      BigDecimal opening,
      BigDecimal totalIn,
      BigDecimal totalOut,
      BigDecimal closing,
      List<LedgerLine> entries) {
    static DayView of(TillDay day) {
      return new DayView(
          day.day(),
          day.opening().amount(),
          day.in().amount(),
          day.out().amount(),
          day.closing().amount(),
          day.postings().stream().map(LedgerLine::of).toList());
    }
  }

  /** An entry of the ledger. */
  record LedgerLine(
      @Described("receipt, payment or movement") String kind,
      @Nullable String documentNumber,
      @Described("chitanta, plata, depunere, ridicare or altele") String documentType,
      @Nullable String description,
      @Described("0.00 if cash goes out") BigDecimal in,
      @Described("0.00 if cash comes in") BigDecimal out,
      BigDecimal balanceAfter,
      UUID sourceId,
      @Described("The same, of movements") @Nullable UUID movementId) {
    static LedgerLine of(TillDay.Posting posting) {
      TillEntry entry = posting.entry();
      BigDecimal none = Money.zero(entry.amount().currency()).amount();
      return new LedgerLine(
          entry.kind().movement() ? "movement" : entry.kind().name().toLowerCase(Locale.ROOT),
          entry.documentNumber(),
          documentType(entry),
          entry.description(),
          entry.incoming() ? entry.amount().amount() : none,
          entry.incoming() ? none : entry.amount().negated().amount(),
          posting.balance().amount(),
          entry.source(),
          entry.kind().movement() ? entry.source() : null);
    }

    private static String documentType(TillEntry entry) {
      return switch (entry.kind()) {
        case RECEIPT, PAYMENT -> entry.incoming() ? "chitanta" : "plata";
        case DEPOSIT -> "depunere";
        case WITHDRAWAL -> "ridicare";
        case OTHER -> "altele";
      };
    }
  }

  /** Cash moved by hand. */
  record MovementView(
      UUID id,
      UUID uuid,
      LocalDate movementDate,
      String kind,
      String direction,
      @Described(example = "200.00") BigDecimal amount,
      String currency,
      @Nullable String description,
      @Nullable String documentNumber,
      Instant createdAt) {
    static MovementView of(CashMovement movement) {
      return new MovementView(
          movement.id().value(),
          movement.id().value(),
          movement.day(),
          movement.kind().wireName(),
          movement.direction().wireName(),
          movement.amount().amount(),
          movement.amount().currency().code(),
          movement.description(),
          movement.documentNumber(),
          movement.createdAt());
    }
  }

  /** Movements of a range. */
  record MovementList(List<MovementView> data) {}

  /** What receipts came to by means of payment. */
  record PaidView(BigDecimal cash, BigDecimal card, BigDecimal other, BigDecimal total) {
    static PaidView of(Tenders tenders) {
      return new PaidView(
          tenders.cash().amount(),
          tenders.card().amount(),
          tenders.other().amount(),
          tenders.total().amount());
    }
  }

  /** VAT of the receipts at one rate. */
  record VatView(String vatCategoryCode, BigDecimal vatRate, BigDecimal taxable, BigDecimal vat) {
    static VatView of(VatGroup group) {
      return new VatView(
          group.rate().category().name(),
          group.rate().percentage().value(),
          group.taxable().amount(),
          group.vat().amount());
    }
  }

  /** Cash that came in or went out for one reason. */
  record FlowView(
      @Described("receipt, payment, deposit, withdrawal or other") String kind,
      BigDecimal in,
      BigDecimal out) {
    static List<FlowView> of(TillSums sums) {
      List<FlowView> flows = new ArrayList<>();
      for (TillEntry.Kind kind : TillEntry.Kind.values()) {
        flows.add(
            new FlowView(
                kind.name().toLowerCase(Locale.ROOT),
                sums.in(kind).amount(),
                sums.out(kind).amount()));
      }
      return flows;
    }
  }

  /** A Z report. */
  record ZReportView(
      UUID id,
      UUID uuid,
      @Described(example = "Z-0007") String number,
      @Described("The first day since the report before") LocalDate from,
      @Described("The day that is closed") LocalDate date,
      String currency,
      @Described("What the report before closed with") BigDecimal opening,
      @Described("What was recorded since for days closed before") BigDecimal corrections,
      List<FlowView> cash,
      @Described("opening + corrections + all that came in - all that went out") BigDecimal closing,
      @Nullable BigDecimal countedCash,
      @Described("Counted less closing") @Nullable BigDecimal difference,
      long receiptCount,
      PaidView sales,
      long refundCount,
      PaidView refunds,
      List<VatView> vat,
      @Nullable String notes,
      Instant createdAt) {
    static ZReportView of(ZReport report) {
      Money counted = report.counted();
      Money difference = report.difference();
      return new ZReportView(
          report.id().value(),
          report.id().value(),
          report.displayNumber(),
          report.firstDay(),
          report.lastDay(),
          report.opening().currency().code(),
          report.opening().amount(),
          report.corrections().amount(),
          FlowView.of(report.sums()),
          report.closing().amount(),
          counted == null ? null : counted.amount(),
          difference == null ? null : difference.amount(),
          report.turnover().receipts(),
          PaidView.of(report.turnover().sold()),
          report.turnover().refunds(),
          PaidView.of(report.turnover().refunded()),
          report.turnover().vat().stream().map(VatView::of).toList(),
          report.notes(),
          report.createdAt());
    }
  }

  /** A page of Z reports. */
  record ZReportList(List<ZReportView> data, long total, int page, int limit, long pages) {
    static ZReportList of(Page<ZReport> page) {
      return new ZReportList(
          page.data().stream().map(ZReportView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }
}
