package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.submission.Channel;

/** Lists over the invoices in memory. */
public final class InMemoryInvoiceQueries implements InvoiceQueries {
  private final InMemoryInvoices invoices;
  private final Submissions submissions;

  public InMemoryInvoiceQueries(InMemoryInvoices invoices, Submissions submissions) {
    this.invoices = invoices;
    this.submissions = submissions;
  }

  @Override
  public Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    List<Invoice> all = invoices.all(company).toList();
    List<Invoice> found =
        all.stream()
            .filter(each -> selects(filter, each))
            .filter(each -> same(filter.duplicate(), duplicate(each, all)))
            .sorted(order(sort))
            .toList();
    List<Row> rows =
        found.stream()
            .skip(page.offset())
            .limit(page.limit())
            .map(each -> row(each, filter.filing(), duplicate(each, all)))
            .toList();
    List<String> currencies =
        found.stream().map(each -> each.content().currency().code()).distinct().sorted().toList();
    Currency currency =
        filter.currency() != null
            ? filter.currency()
            : currencies.size() == 1 ? found.get(0).content().currency() : null;
    return new Result(
        new Page<>(rows, found.size(), page.page(), page.limit()),
        currencies,
        currency == null ? null : currency.code(),
        sum(found, currency, each -> each.totals().subtotal()),
        sum(found, currency, each -> each.totals().vatTotal()),
        sum(found, currency, each -> each.totals().total()));
  }

  private static @Nullable SupplierId supplier(Invoice invoice) {
    Reception reception = invoice.reception();
    return reception == null ? null : reception.supplier();
  }

  static boolean duplicate(Invoice invoice, List<Invoice> all) {
    SupplierId supplier = supplier(invoice);
    return supplier != null
        && all.stream()
            .filter(other -> supplier.equals(supplier(other)))
            .filter(other -> other.displayNumber().equals(invoice.displayNumber()))
            .filter(other -> other.content().issueDate().equals(invoice.content().issueDate()))
            .anyMatch(other -> other.id().value().compareTo(invoice.id().value()) < 0);
  }

  private static @Nullable Money sum(
      List<Invoice> found, @Nullable Currency currency, Function<Invoice, Money> amount) {
    return currency == null
        ? null
        : found.stream().map(amount).reduce(Money.zero(currency), Money::plus);
  }

  private boolean selects(Filter filter, Invoice invoice) {
    PaymentStatus payment = invoice.paymentStatus(filter.today());
    InvoiceContent content = invoice.content();
    return (filter.statuses().isEmpty() || filter.statuses().contains(invoice.status()))
        && same(filter.paymentStatus(), payment)
        && same(filter.direction(), invoice.direction())
        && same(filter.documentType(), content.documentType())
        && same(filter.clientId(), content.clientId())
        && same(filter.supplierId(), supplier(invoice))
        && same(filter.parent(), content.parent())
        && same(filter.currency(), content.currency())
        && (filter.issuedFrom() == null || !content.issueDate().isBefore(filter.issuedFrom()))
        && (filter.issuedTo() == null || !content.issueDate().isAfter(filter.issuedTo()))
        && same(filter.paid(), payment == PaymentStatus.PAID)
        && same(filter.overdue(), payment == PaymentStatus.OVERDUE)
        && same(filter.late(), status(invoice, filter.filing()).late())
        && !(filter.excludeCancelled() && invoice.status() == DocumentStatus.CANCELLED)
        && between(filter.totalMin(), invoice.totals().total(), filter.totalMax())
        && between(filter.vatTotalMin(), invoice.totals().vatTotal(), filter.vatTotalMax())
        && searched(filter.search(), invoice);
  }

  private static boolean same(@Nullable Object wanted, @Nullable Object present) {
    return wanted == null || wanted.equals(present);
  }

  private static boolean between(@Nullable BigDecimal min, Money amount, @Nullable BigDecimal max) {
    return (min == null || amount.amount().compareTo(min) >= 0)
        && (max == null || amount.amount().compareTo(max) <= 0);
  }

  private static boolean searched(@Nullable String search, Invoice invoice) {
    if (search == null || search.isBlank()) {
      return true;
    }
    Party buyer =
        invoice.direction() == Direction.INCOMING
            ? invoice.content().supplier()
            : invoice.content().buyer();
    String text =
        invoice.displayNumber() + " " + (buyer == null ? "" : buyer.name() + " " + buyer.taxCode());
    return plain(text).contains(plain(search.strip()));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Comparator<Invoice> order(Sort sort) {
    Comparator<Invoice> by =
        switch (sort.by()) {
          case ISSUE_DATE -> Comparator.comparing(each -> each.content().issueDate());
          case NUMBER -> Comparator.comparing(Invoice::displayNumber);
          case TOTAL -> Comparator.comparing(each -> each.totals().total().amount());
          case DUE_DATE ->
              Comparator.comparing(
                  each -> each.content().dueDate(),
                  Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));
          case CREATED_AT -> Comparator.comparing(Invoice::createdAt);
        };
    Comparator<Invoice> stable = by.thenComparing(each -> each.id().value());
    return sort.descending() ? stable.reversed() : stable;
  }

  private FilingStatus status(Invoice invoice, FilingRule filing) {
    return FilingStatus.of(
        invoice,
        submissions
            .latest(invoice.company(), InvoiceFiling.reference(invoice), Channel.ANAF)
            .orElse(null),
        filing);
  }

  private Row row(Invoice invoice, FilingRule filing, boolean duplicate) {
    LocalDate today = filing.today();
    FilingStatus status = status(invoice, filing);
    InvoiceContent content = invoice.content();
    Party buyer = content.buyer();
    Invoice.Cancellation cancellation = invoice.cancellation();
    PaymentStatus payment = invoice.paymentStatus(today);
    return new Row(
        invoice.id(),
        invoice.displayNumber(),
        content.documentType(),
        content.typeCode(),
        invoice.direction(),
        invoice.status(),
        payment,
        invoice.shownStatus(today),
        content.issueDate(),
        content.dueDate(),
        content.clientId(),
        content.supplier().name(),
        content.supplier().taxCode(),
        buyer == null ? null : buyer.name(),
        buyer == null ? null : buyer.taxCode(),
        invoice.totals().subtotal(),
        invoice.totals().vatTotal(),
        invoice.totals().total(),
        invoice.amountPaid(),
        invoice.balance(),
        content.paymentMethod().wireName(),
        content.parent(),
        cancellation == null ? null : cancellation.at(),
        payment == PaymentStatus.PAID ? invoice.updatedAt() : null,
        status.scheduledSendAt(),
        status.deadline(),
        status.late(),
        status.message(),
        invoice.createdAt(),
        invoice.updatedAt(),
        supplier(invoice),
        duplicate);
  }
}
