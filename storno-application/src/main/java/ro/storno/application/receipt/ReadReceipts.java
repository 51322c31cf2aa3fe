package ro.storno.application.receipt;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.tax.CompanyVatRate;

/** Shows and lists receipts. */
public final class ReadReceipts {
  private final Transactions transactions;
  private final Receipts receipts;
  private final SeriesBook seriesBook;
  private final VatRates vatRates;

  /** Reads from the given ports; none is null. */
  public ReadReceipts(
      Transactions transactions, Receipts receipts, SeriesBook seriesBook, VatRates vatRates) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.seriesBook = seriesBook;
    this.vatRates = vatRates;
  }

  /**
   * A receipt and what belongs to it.
   *
   * @param receipt not null
   * @param shown its document with series and VAT rates; not null
   * @param refundOf number of what it takes back, or null if it is no refund
   * @param refunds its refunds that count, oldest first; empty in lists; not null
   */
  public record Shown(
      Receipt receipt,
      ReadPreceding.Shown shown,
      @Nullable String refundOf,
      List<Receipt> refunds) {
    /** Takes a copy. */
    public Shown {
      refunds = List.copyOf(refunds);
    }

    /** Returns what can still be given back. */
    public RefundPool pool() {
      return new RefundPool(receipt, refunds);
    }
  }

  /**
   * Shows a receipt.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   */
  public Shown get(CompanyScope scope, PrecedingId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () ->
            whole(
                scope,
                receipts
                    .find(scope.company(), id)
                    .orElseThrow(
                        () -> new ApplicationException.NotFound(PrecedingKind.RECEIPT.title()))));
  }

  /** Shows a receipt that was just saved. */
  public Shown show(CompanyScope scope, Receipt receipt) {
    return transactions.inCompany(scope.company(), () -> whole(scope, receipt));
  }

  private Shown whole(CompanyScope scope, Receipt receipt) {
    Shown plain = showing(scope, List.of(receipt)).apply(receipt);
    return new Shown(
        receipt,
        plain.shown,
        plain.refundOf,
        receipt.refundOf() == null
            ? receipts.activeRefundsOf(scope.company(), receipt.id())
            : List.of());
  }

  /** Returns one page, newest issue date first; refunds are not looked for. */
  public Page<Shown> list(CompanyScope scope, Receipts.Filter filter, Page.Request page) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<Receipt> found = receipts.list(scope.company(), filter, page);
          return found.map(showing(scope, found.data()));
        });
  }

  private Function<Receipt, Shown> showing(CompanyScope scope, List<Receipt> all) {
    Map<SeriesId, Series> byId =
        seriesBook.of(scope.company(), null).stream()
            .collect(Collectors.toMap(Series::id, Function.identity()));
    List<CompanyVatRate> rates = vatRates.of(scope.company());
    Set<PrecedingId> parents = new HashSet<>();
    for (Receipt receipt : all) {
      if (receipt.refundOf() != null) {
        parents.add(receipt.refundOf());
      }
    }
    Map<PrecedingId, String> numbers =
        parents.isEmpty() ? Map.of() : receipts.numbers(scope.company(), parents);
    return receipt ->
        new Shown(
            receipt,
            new ReadPreceding.Shown(
                receipt.document(),
                Optional.ofNullable(receipt.document().content().seriesId())
                    .map(byId::get)
                    .orElse(null),
                rates,
                null,
                null),
            receipt.refundOf() == null ? null : numbers.get(receipt.refundOf()),
            List.of());
  }
}
