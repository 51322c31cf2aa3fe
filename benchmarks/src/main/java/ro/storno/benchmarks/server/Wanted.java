package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;

/** A filter of lists of invoices, said criterion by criterion. */
final class Wanted {
  private @Nullable String search;
  private List<DocumentStatus> statuses = List.of();
  private @Nullable PaymentStatus payment;
  private @Nullable Direction direction;
  private @Nullable DocumentType type;
  private @Nullable ClientId client;
  private @Nullable SupplierId supplier;
  private @Nullable Boolean duplicate;
  private @Nullable InvoiceId parent;
  private @Nullable Currency currency;
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;
  private @Nullable Boolean paid;
  private @Nullable Boolean overdue;
  private boolean excludeCancelled;
  private @Nullable BigDecimal totalMin;
  private @Nullable BigDecimal totalMax;
  private @Nullable BigDecimal vatMin;
  private @Nullable Boolean late;

  Wanted search(String words) {
    search = words;
    return this;
  }

  Wanted status(DocumentStatus... any) {
    statuses = List.of(any);
    return this;
  }

  Wanted payment(PaymentStatus only) {
    payment = only;
    return this;
  }

  Wanted direction(Direction only) {
    direction = only;
    return this;
  }

  Wanted type(DocumentType only) {
    type = only;
    return this;
  }

  Wanted client(int number) {
    client = new ClientId(ManyInvoices.client(number));
    return this;
  }

  Wanted supplier(int number) {
    supplier = new SupplierId(ManyInvoices.supplier(number));
    return this;
  }

  Wanted duplicate(boolean whether) {
    duplicate = whether;
    return this;
  }

  Wanted parent(InvoiceId invoice) {
    parent = invoice;
    return this;
  }

  Wanted currency(String code) {
    currency = Currency.of(code);
    return this;
  }

  Wanted issued(int fromDaysAgo, int toDaysAgo) {
    from = ManyInvoices.TODAY.minusDays(fromDaysAgo);
    to = ManyInvoices.TODAY.minusDays(toDaysAgo);
    return this;
  }

  Wanted paid(boolean whether) {
    paid = whether;
    return this;
  }

  Wanted overdue(boolean whether) {
    overdue = whether;
    return this;
  }

  Wanted notCancelled() {
    excludeCancelled = true;
    return this;
  }

  Wanted total(@Nullable String least, @Nullable String most) {
    totalMin = least == null ? null : new BigDecimal(least);
    totalMax = most == null ? null : new BigDecimal(most);
    return this;
  }

  Wanted vat(String least) {
    vatMin = new BigDecimal(least);
    return this;
  }

  Wanted late(boolean whether) {
    late = whether;
    return this;
  }

  InvoiceQueries.Filter filter() {
    return new InvoiceQueries.Filter(
        search,
        statuses,
        payment,
        direction,
        type,
        client,
        supplier,
        duplicate,
        parent,
        currency,
        from,
        to,
        paid,
        overdue,
        excludeCancelled,
        totalMin,
        totalMax,
        vatMin,
        null,
        late,
        new FilingRule(true, true, ManyInvoices.TODAY));
  }
}
