package ro.storno.application.receipt;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.preceding.PrecedingDrafting;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;

/** Turns a typed receipt into content and sale. Runs in the company's transaction. */
final class ReceiptDrafting {
  private static final BigDecimal LARGEST_TOTAL = new BigDecimal("10000000000000");

  /** What a change replaces, sent or not (api-reference/receipts/update.md). */
  private static final Set<String> REPLACED =
      Set.of(
          "clientId",
          "receiverName",
          "receiverCif",
          "issueDate",
          "currency",
          "exchangeRate",
          "language",
          "notes",
          "internalNote",
          "paymentMethod",
          "lines");

  private final PrecedingDrafting drafting;
  private final SeriesBook seriesBook;
  private final DepositLines depositLines;

  ReceiptDrafting(InvoiceDrafting drafting, SeriesBook seriesBook, Products products, Ids ids) {
    this.drafting = new PrecedingDrafting(drafting, seriesBook);
    this.seriesBook = seriesBook;
    this.depositLines = new DepositLines(products, ids);
  }

  /** What an author's entry comes to. */
  record Drafted(InvoiceContent content, Sale sale) {}

  /** Does work supplied with exchange rates, which cannot be fetched in a transaction. */
  <T> T suppliedWithRates(Function<ExchangeRates.Supply, T> work) {
    return drafting.suppliedWithRates(work);
  }

  /**
   * Drafts a receipt, or a change of one as a whole.
   *
   * @param was before the change, or null for a new one; its series stays unless another is given
   * @throws ro.storno.application.ApplicationException.NotFound if client, series, VAT rate or
   *     product do not exist
   * @throws ro.storno.application.ApplicationException.Unacceptable if something is wrong; names
   *     every field
   */
  Drafted draft(
      CompanyScope scope, ReceiptEntry entry, @Nullable Receipt was, ExchangeRates.Supply supply) {
    TenderMethod method = method(entry);
    InvoiceContent typed = content(scope, entry, method, was, supply);
    DepositLines.Arranged arranged =
        depositLines.arranged(scope.company(), typed.currency(), typed.lines(), was);
    InvoiceContent content = typed.withLines(arranged.lines());
    Sale sale = sale(entry, method, content, arranged.deposits(), was);
    requireSound(content, sale);
    return new Drafted(content, sale);
  }

  private static TenderMethod method(ReceiptEntry entry) {
    Optional<TenderMethod> method =
        TenderMethod.ofWireName(Objects.requireNonNull(entry.paymentMethod()).strip());
    new FieldErrors()
        .addIf(method.isEmpty(), "paymentMethod", "Choose cash, card, mixed or other.")
        .throwUnacceptable();
    return method.orElseThrow();
  }

  private InvoiceContent content(
      CompanyScope scope,
      ReceiptEntry entry,
      TenderMethod method,
      @Nullable Receipt was,
      ExchangeRates.Supply supply) {
    InvoiceEntry invoice = entry.asInvoice(method);
    UUID chosen = entry.documentSeriesId();
    if (was != null) {
      Set<String> given =
          chosen == null
              ? REPLACED
              : Set.copyOf(
                  Stream.concat(REPLACED.stream(), Stream.of("documentSeriesId")).toList());
      InvoiceContent changed =
          drafting.redraft(scope, was.document(), chosen, invoice, given, supply);
      return entry.clientId() == null && invoice.receiverName() == null
          ? changed.boughtBy(null, null)
          : changed;
    }
    InvoiceContent content = drafting.draft(scope, SeriesType.RECEIPT, chosen, invoice, supply);
    return content.seriesId() != null
        ? content
        : content.withSeries(
            seriesBook.defaultOf(scope.company(), SeriesType.RECEIPT).map(Series::id).orElse(null));
  }

  private static Sale sale(
      ReceiptEntry entry,
      TenderMethod method,
      InvoiceContent content,
      Map<LineId, LineId> deposits,
      @Nullable Receipt was) {
    return new Sale(
        method,
        tenders(entry, method, content),
        Objects.requireNonNull(entry.cashRegisterName()).strip(),
        Objects.requireNonNull(entry.fiscalNumber()).strip(),
        present(entry.customerName()),
        present(entry.customerCif()),
        deposits,
        Map.of(),
        was == null ? present(entry.idempotencyKey()) : was.sale().idempotencyKey());
  }

  private static @Nullable String present(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  private static Tenders tenders(ReceiptEntry entry, TenderMethod method, InvoiceContent content) {
    Currency currency = content.currency();
    boolean told =
        entry.cashPayment() != null || entry.cardPayment() != null || entry.otherPayment() != null;
    if (!told) {
      Money total = TotalsCalculator.totals(currency, content.lines()).total();
      Money none = Money.zero(currency);
      return method.whole(total).orElse(new Tenders(none, none, none));
    }
    FieldErrors errors = new FieldErrors();
    Money cash = amount("cashPayment", entry.cashPayment(), currency, errors);
    Money card = amount("cardPayment", entry.cardPayment(), currency, errors);
    Money other = amount("otherPayment", entry.otherPayment(), currency, errors);
    errors.throwUnacceptable();
    return new Tenders(cash, card, other);
  }

  private static Money amount(
      String field, @Nullable BigDecimal typed, Currency currency, FieldErrors errors) {
    Money amount = typed == null ? null : errors.captureAs(field, () -> Money.of(typed, currency));
    return amount == null ? Money.zero(currency) : amount;
  }

  private static void requireSound(InvoiceContent content, Sale sale) {
    FieldErrors errors = new FieldErrors();
    for (DomainException each : Receipt.violations(content, sale)) {
      errors.add(each.field(), String.valueOf(each.getMessage()));
    }
    errors
        .addIf(
            sale.tenders().total().amount().compareTo(LARGEST_TOTAL) >= 0,
            "lines",
            "The total has more than 13 digits before the decimal point.")
        .throwUnacceptable();
  }
}
