package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.draft;
import static ro.storno.application.Samples.line;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Result;
import ro.storno.application.invoice.InvoiceQueries.Row;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.application.submission.SubmissionSamples;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;

/** What every implementation of {@link InvoiceQueries} does. */
public abstract class InvoiceQueriesContract {
  private static final Sort BY_DATE = new Sort(Sort.By.ISSUE_DATE, true);
  private static final Page.Request FIRST = new Page.Request(1, 100);

  private final CompanyId company = Samples.company();
  private final ClientId client = new ClientId(Samples.uuid());
  private long number;
  private Invoice plain;
  private Invoice issued;
  private Invoice overdue;
  private Invoice half;
  private Invoice paid;
  private Invoice cancelled;
  private Invoice euro;
  private Invoice note;

  protected abstract Transactions transactions();

  protected abstract Invoices invoices();

  protected abstract InvoiceQueries queries();

  protected abstract Submissions submissions();

  @BeforeEach
  void one_invoice_of_each_kind() {
    plain = saved(draft(company).to(client, "Șantier Țărăncuța 100%").build());
    issued = saved(issue(draft(company).on(TODAY.minusDays(1), TODAY).build()));
    overdue = saved(issue(draft(company).on(day(-40), day(-10)).with(line("10.00")).build()));
    half = saved(pay(issue(draft(company).on(day(-20), null).build()), "100.00"));
    paid = saved(pay(issue(draft(company).on(day(-30), day(-25)).build()), "242.00"));
    cancelled = saved(issue(draft(company).build()).cancel("nu a mai fost", null, NOW));
    euro = saved(issue(draft(company).in(Currency.EUR).with(line("1000.00")).build()));
    note = saved(draft(company).correcting(issued.id()).with(line("1.00")).build());
  }

  private static LocalDate day(int offset) {
    return TODAY.plusDays(offset);
  }

  private Invoice issue(Invoice draft) {
    return draft.issue(new DocumentNumber("Q", ++number), TODAY, NOW);
  }

  private Invoice pay(Invoice invoice, String amount) {
    Payment payment =
        new Payment(
            new PaymentId(Samples.uuid()),
            company,
            invoice.id(),
            Money.of(amount, Currency.RON),
            TODAY,
            PaymentMethod.CASH,
            null,
            null,
            false,
            NOW);
    return invoice.pay(payment, TODAY, NOW);
  }

  /** Adds the draft it was and then what became of it, as the use cases do. */
  private Invoice saved(Invoice invoice) {
    Invoice draft =
        Invoice.draft(
            invoice.id(),
            company,
            invoice.draftNumber(),
            invoice.content(),
            null,
            invoice.createdAt());
    return transactions()
        .inCompany(
            company,
            () -> {
              invoices().add(draft, null, List.of());
              invoices().update(invoice, List.of());
              return invoices().find(company, invoice.id()).orElseThrow();
            });
  }

  private Result list(Filter filter, Sort sort, Page.Request page) {
    return transactions().inCompany(company, () -> queries().list(company, filter, sort, page));
  }

  private List<InvoiceId> ids(UnaryOperator<Criteria> criteria) {
    return list(criteria.apply(new Criteria()).filter(), BY_DATE, FIRST).page().data().stream()
        .map(Row::id)
        .toList();
  }

  private static InvoiceId[] ids(Invoice... invoices) {
    return Arrays.stream(invoices).map(Invoice::id).toArray(InvoiceId[]::new);
  }

  /** A filter with names for its criteria. */
  private static final class Criteria {
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
    private @Nullable BigDecimal vatMax;
    private @Nullable Boolean late;
    private FilingRule filing = new FilingRule(true, false, TODAY);

    private Criteria set(Runnable change) {
      change.run();
      return this;
    }

    private Filter filter() {
      return new Filter(
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
          vatMax,
          late,
          filing);
    }
  }

  @Test
  void without_criteria_all_are_listed_newest_issue_date_first() {
    List<InvoiceId> all = ids(c -> c);
    assertThat(all)
        .containsExactlyInAnyOrder(ids(plain, issued, overdue, half, paid, cancelled, euro, note));
    assertThat(all).endsWith(ids(half, paid, overdue));
  }

  @Test
  void each_criterion_selects() {
    assertThat(ids(c -> c.set(() -> c.statuses = List.of(DocumentStatus.DRAFT))))
        .containsExactlyInAnyOrder(ids(plain, note));
    assertThat(
            ids(
                c ->
                    c.set(
                        () ->
                            c.statuses = List.of(DocumentStatus.DRAFT, DocumentStatus.CANCELLED))))
        .containsExactlyInAnyOrder(ids(plain, note, cancelled));
    assertThat(ids(c -> c.set(() -> c.direction = Direction.INCOMING))).isEmpty();
    assertThat(ids(c -> c.set(() -> c.type = DocumentType.CREDIT_NOTE))).containsExactly(ids(note));
    assertThat(ids(c -> c.set(() -> c.client = client))).containsExactly(ids(plain));
    assertThat(ids(c -> c.set(() -> c.parent = issued.id()))).containsExactly(ids(note));
    assertThat(ids(c -> c.set(() -> c.currency = Currency.EUR))).containsExactly(ids(euro));
    assertThat(ids(c -> c.set(() -> c.from = day(-30)).set(() -> c.to = day(-20))))
        .containsExactly(ids(half, paid));
    assertThat(ids(c -> c.set(() -> c.excludeCancelled = true)))
        .hasSize(7)
        .doesNotContain(cancelled.id());
    assertThat(ids(c -> c.set(() -> c.totalMin = new BigDecimal("1000"))))
        .containsExactly(ids(euro));
    assertThat(ids(c -> c.set(() -> c.totalMax = new BigDecimal("2.42"))))
        .containsExactly(ids(note));
    assertThat(ids(c -> c.set(() -> c.vatMin = new BigDecimal("420")))).containsExactly(ids(euro));
    assertThat(ids(c -> c.set(() -> c.vatMax = new BigDecimal("0.42")))).containsExactly(ids(note));
  }

  @Test
  void payment_criteria_select_as_the_domain_derives() {
    List<Invoice> all = List.of(plain, issued, overdue, half, paid, cancelled, euro, note);
    for (PaymentStatus status : PaymentStatus.values()) {
      InvoiceId[] expected =
          ids(all.stream().filter(i -> i.paymentStatus(TODAY) == status).toArray(Invoice[]::new));
      assertThat(ids(c -> c.set(() -> c.payment = status)))
          .as(status.name())
          .containsExactlyInAnyOrder(expected);
    }
    assertThat(ids(c -> c.set(() -> c.paid = true))).containsExactly(ids(paid));
    assertThat(ids(c -> c.set(() -> c.paid = false))).hasSize(7).doesNotContain(paid.id());
    assertThat(ids(c -> c.set(() -> c.overdue = true))).containsExactly(ids(overdue));
    assertThat(ids(c -> c.set(() -> c.overdue = false))).hasSize(7).doesNotContain(overdue.id());
  }

  @Test
  void rows_show_what_the_domain_shows() {
    List<Invoice> all = List.of(plain, issued, overdue, half, paid, cancelled, euro, note);
    for (Row row : list(new Criteria().filter(), BY_DATE, FIRST).page().data()) {
      Invoice invoice = all.stream().filter(i -> i.id().equals(row.id())).findFirst().orElseThrow();
      assertThat(row.number()).isEqualTo(invoice.displayNumber());
      assertThat(row.status()).isEqualTo(invoice.status());
      assertThat(row.paymentStatus()).isEqualTo(invoice.paymentStatus(TODAY));
      assertThat(row.shownStatus()).isEqualTo(invoice.shownStatus(TODAY));
      assertThat(row.balance()).isEqualTo(invoice.balance());
      assertThat(row.total()).isEqualTo(invoice.totals().total());
      assertThat(row.subtotal()).isEqualTo(invoice.totals().subtotal());
      assertThat(row.amountPaid()).isEqualTo(invoice.amountPaid());
      assertThat(row.documentType()).isEqualTo(invoice.content().documentType());
      assertThat(row.dueDate()).isEqualTo(invoice.content().dueDate());
      assertThat(row.clientId()).isEqualTo(invoice.content().clientId());
      assertThat(row.parent()).isEqualTo(invoice.content().parent());
      assertThat(row.buyerName()).isEqualTo(invoice.content().buyer().name());
      assertThat(row.paymentMethod()).isEqualTo("bank_transfer");
      assertThat(row.paidAt() != null).isEqualTo(row.paymentStatus() == PaymentStatus.PAID);
      assertThat(row.cancelledAt() != null).isEqualTo(row.status() == DocumentStatus.CANCELLED);
    }
  }

  @Test
  void search_ignores_case_and_diacritics_and_takes_wildcards_literally() {
    assertThat(ids(c -> c.set(() -> c.search = "SANTIER tarancuta"))).containsExactly(ids(plain));
    assertThat(ids(c -> c.set(() -> c.search = "țărăncuța 100%"))).containsExactly(ids(plain));
    assertThat(ids(c -> c.set(() -> c.search = "%"))).containsExactly(ids(plain));
    assertThat(ids(c -> c.set(() -> c.search = "q-0001"))).containsExactly(ids(issued));
    assertThat(ids(c -> c.set(() -> c.search = "87654321"))).hasSize(8);
    assertThat(ids(c -> c.set(() -> c.search = "' or 1=1 --"))).isEmpty();
    assertThat(ids(c -> c.set(() -> c.search = "_____-_____"))).isEmpty();
    assertThat(ids(c -> c.set(() -> c.search = " "))).hasSize(8);
  }

  @Test
  void totals_are_over_the_whole_filter_and_absent_when_currencies_are_mixed() {
    Result mixed = list(new Criteria().filter(), BY_DATE, new Page.Request(1, 2));
    assertThat(mixed.page().data()).hasSize(2);
    assertThat(mixed.page().total()).isEqualTo(8);
    assertThat(mixed.page().pages()).isEqualTo(4);
    assertThat(mixed.distinctCurrencies()).containsExactly("EUR", "RON");
    assertThat(mixed.currency()).isNull();
    assertThat(mixed.total()).isNull();

    Criteria lei = new Criteria();
    lei.currency = Currency.RON;
    lei.statuses = List.of(DocumentStatus.ISSUED);
    Result one = list(lei.filter(), BY_DATE, new Page.Request(2, 1));
    assertThat(one.page().data()).hasSize(1);
    assertThat(one.currency()).isEqualTo("RON");
    assertThat(one.total()).isEqualTo(Money.of("750.20", Currency.RON));
    assertThat(one.subtotal()).isEqualTo(Money.of("620.00", Currency.RON));
    assertThat(one.vatTotal()).isEqualTo(Money.of("130.20", Currency.RON));

    Criteria none = new Criteria();
    none.currency = Currency.PLN;
    Result empty = list(none.filter(), BY_DATE, FIRST);
    assertThat(empty.page().total()).isZero();
    assertThat(empty.total()).isEqualTo(Money.zero(Currency.PLN));
  }

  @Test
  void every_order_is_kept_both_ways_and_pages_neither_repeat_nor_skip() {
    for (Sort.By by : Sort.By.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        Sort sort = new Sort(by, descending);
        List<InvoiceId> paged = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
          list(new Criteria().filter(), sort, new Page.Request(page, 3))
              .page()
              .data()
              .forEach(row -> paged.add(row.id()));
        }
        assertThat(paged)
            .as(sort.toString())
            .doesNotHaveDuplicates()
            .hasSize(8)
            .isEqualTo(
                list(new Criteria().filter(), sort, FIRST).page().data().stream()
                    .map(Row::id)
                    .toList());
      }
    }
    List<Row> byTotal =
        list(new Criteria().filter(), new Sort(Sort.By.TOTAL, false), FIRST).page().data();
    assertThat(byTotal)
        .extracting(row -> row.total().amount())
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void another_company_lists_nothing() {
    CompanyId other = Samples.company();
    Result result =
        transactions()
            .inCompany(
                other, () -> queries().list(company, new Criteria().filter(), BY_DATE, FIRST));
    assertThat(result.page().total()).isZero();
  }

  private void submitted(Invoice invoice, UnaryOperator<Submission> change) {
    transactions()
        .inCompany(
            company,
            () -> {
              Submission queued =
                  SubmissionSamples.queued(
                      company, DocumentReference.invoice(invoice.id().value()), 1);
              submissions().add(queued);
              Submission changed = change.apply(queued);
              if (changed != queued) {
                submissions().update(changed);
              }
              return changed;
            });
  }

  private static Submission sentOn(Submission queued, LocalDate day) {
    Instant at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return queued
        .until(TODAY.minusDays(10), at)
        .begin(SubmissionSamples.payload("f".repeat(64)), at)
        .taken("5001", at, "taken", null, at);
  }

  private List<InvoiceId> late(boolean late, boolean expected) {
    return ids(
        c ->
            c.set(
                () -> {
                  c.late = late;
                  c.filing = new FilingRule(true, expected, TODAY);
                }));
  }

  @Test
  void late_is_what_came_late_or_is_overdue_and_expected_here() {
    assertThat(late(true, false)).isEmpty();
    assertThat(late(true, true)).containsExactlyInAnyOrder(ids(overdue, half, paid));
    submitted(overdue, queued -> queued);
    assertThat(late(true, false)).containsExactlyInAnyOrder(ids(overdue));
    submitted(half, queued -> sentOn(queued, TODAY.minusDays(9)));
    submitted(paid, queued -> sentOn(queued, TODAY.minusDays(10)));
    assertThat(late(true, true)).containsExactlyInAnyOrder(ids(overdue, half));
    assertThat(late(false, true))
        .containsExactlyInAnyOrder(ids(plain, issued, paid, cancelled, euro, note));
  }

  @Test
  void a_row_tells_where_the_invoice_stands_at_the_authority() {
    submitted(issued, queued -> queued.dueAt(NOW.plusSeconds(3600), NOW).waiting("no token", NOW));
    submitted(
        overdue,
        queued ->
            queued
                .begin(SubmissionSamples.payload("f".repeat(64)), NOW)
                .rejected(null, List.of("BR-1", "BR-2"), "no", null, NOW));
    Row waiting = row(issued);
    assertThat(waiting.scheduledSendAt()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(waiting.filingMessage()).isEqualTo("no token");
    assertThat(waiting.late()).isFalse();
    assertThat(waiting.filingDeadline()).isEqualTo("2026-11-27");
    Row rejected = row(overdue);
    assertThat(rejected.filingMessage()).isEqualTo("BR-1\nBR-2");
    assertThat(rejected.late()).isTrue();
    assertThat(rejected.scheduledSendAt()).isNull();
    assertThat(row(plain).filingDeadline()).isNull();
  }

  private Row row(Invoice invoice) {
    return list(new Criteria().filter(), BY_DATE, FIRST).page().data().stream()
        .filter(row -> row.id().equals(invoice.id()))
        .findFirst()
        .orElseThrow();
  }
}
