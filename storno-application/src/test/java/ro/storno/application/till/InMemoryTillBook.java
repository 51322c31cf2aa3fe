package ro.storno.application.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.payment.InMemoryPayments;
import ro.storno.application.receipt.InMemoryReceipts;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;

/** What changed the till, read from receipts, payments and movements in memory. */
public final class InMemoryTillBook implements TillBook {
  private static final Set<Stage> COUNTED =
      Set.of(Stage.ISSUED, Stage.INVOICED, Stage.PARTIALLY_REFUNDED, Stage.REFUNDED);

  private final InMemoryReceipts receipts;
  private final InMemoryPayments payments;
  private final InMemoryInvoices invoices;
  private final InMemoryCashMovements movements;

  public InMemoryTillBook(
      InMemoryReceipts receipts,
      InMemoryPayments payments,
      InMemoryInvoices invoices,
      InMemoryCashMovements movements) {
    this.receipts = receipts;
    this.payments = payments;
    this.invoices = invoices;
    this.movements = movements;
  }

  @Override
  public List<TillEntry> entries(
      CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    return Stream.of(
            counted(company, currency).map(InMemoryTillBook::entry),
            payments
                .all(company)
                .filter(each -> each.method() == PaymentMethod.CASH)
                .map(each -> entry(each, invoices.find(company, each.invoice()).orElseThrow())),
            movements.all(company).map(CashMovement::entry))
        .flatMap(each -> each)
        .filter(each -> each.amount().currency().equals(currency) && !each.amount().isZero())
        .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
        .sorted(TillEntry.CHRONOLOGICAL)
        .toList();
  }

  private Stream<Receipt> counted(CompanyId company, Currency currency) {
    return receipts
        .of(company)
        .filter(each -> COUNTED.contains(each.stage()))
        .filter(each -> each.document().content().currency().equals(currency));
  }

  private static TillEntry entry(Receipt receipt) {
    Instant issued = receipt.document().reachedAt(Stage.ISSUED);
    return new TillEntry(
        receipt.document().content().issueDate(),
        TillEntry.Kind.RECEIPT,
        receipt.document().displayNumber(),
        receipt.customer(),
        receipt.sale().tenders().cash(),
        receipt.id().value(),
        issued == null ? receipt.document().createdAt() : issued);
  }

  private static TillEntry entry(Payment payment, Invoice invoice) {
    boolean ours = invoice.direction() == Direction.OUTGOING;
    Party other = ours ? invoice.content().buyer() : invoice.content().supplier();
    return new TillEntry(
        payment.paymentDate(),
        TillEntry.Kind.PAYMENT,
        invoice.displayNumber(),
        other == null ? null : other.name(),
        ours ? payment.amount() : payment.amount().negated(),
        payment.id().value(),
        payment.createdAt());
  }

  @Override
  public TillSums sums(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    return TillSums.of(currency, entries(company, currency, from, to));
  }

  @Override
  public Turnover turnover(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    List<Receipt> all =
        counted(company, currency)
            .filter(each -> !each.document().content().issueDate().isBefore(from))
            .filter(each -> !each.document().content().issueDate().isAfter(to))
            .toList();
    List<Receipt> refunds = all.stream().filter(each -> each.refundOf() != null).toList();
    List<Receipt> sales = all.stream().filter(each -> each.refundOf() == null).toList();
    Map<VatRate, VatGroup> vat =
        new TreeMap<>(
            Comparator.comparing((VatRate rate) -> rate.percentage().value())
                .reversed()
                .thenComparing(rate -> rate.category().name()));
    all.stream()
        .flatMap(each -> each.document().totals().breakdown().stream())
        .forEach(
            group ->
                vat.merge(
                    group.rate(),
                    group,
                    (one, other) ->
                        new VatGroup(
                            one.rate(),
                            one.taxable().plus(other.taxable()),
                            one.vat().plus(other.vat()))));
    return new Turnover(
        sales.size(),
        sum(sales, currency),
        refunds.size(),
        sum(refunds, currency),
        List.copyOf(vat.values()));
  }

  private static Tenders sum(List<Receipt> receipts, Currency currency) {
    Money none = Money.zero(currency);
    return receipts.stream()
        .map(each -> each.sale().tenders())
        .reduce(new Tenders(none, none, none), Tenders::plus);
  }
}
