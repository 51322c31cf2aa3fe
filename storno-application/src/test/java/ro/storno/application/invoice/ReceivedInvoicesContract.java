package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.ReceivedInvoice;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.SupplierId;

/** What every implementation of {@link ReceivedInvoices} does. */
public abstract class ReceivedInvoicesContract {
  private final CompanyId company = Samples.company();
  private final SupplierId supplier = new SupplierId(Samples.uuid());

  protected abstract Transactions transactions();

  protected abstract ReceivedInvoices received();

  protected abstract Invoices invoices();

  protected abstract InvoiceFiles files();

  protected abstract InvoiceQueries queries();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  /** Its declared total does not follow from its lines. */
  private ReceivedInvoices.New document(String reference, String number, @Nullable SupplierId by) {
    InvoiceContent plain = Samples.draft(company).content();
    DocumentTotals ours = TotalsCalculator.totals(plain.currency(), plain.lines());
    DocumentTotals declared =
        new DocumentTotals(
            ours.lines(),
            ours.breakdown(),
            ours.subtotal(),
            ours.vatTotal(),
            Money.of("999.99", Currency.RON),
            ours.discountTotal());
    Invoice invoice =
        Invoice.received(
            new InvoiceId(Samples.uuid()),
            company,
            by == null ? Direction.OUTGOING : Direction.INCOMING,
            new ReceivedInvoice(number, plain, declared, List.of(), List.of()),
            null,
            null,
            new Reception(Reception.ANAF, reference, "m" + reference, by),
            NOW);
    return new ReceivedInvoices.New(
        invoice,
        List.of(Samples.event(InvoiceEvent.Type.RECEIVED, NOW)),
        Evidences.ofReading(
            List.of(Finding.of("BR-CO-15", Severity.ERROR, FindingSource.EN_16931, "„greșit\"")),
            "ab".repeat(32),
            NOW));
  }

  private Invoice added(String reference, String number) {
    ReceivedInvoices.New document = document(reference, number, supplier);
    assertThat(in(() -> received().add(company, List.of(document))))
        .containsExactly(document.invoice().id());
    return document.invoice();
  }

  private List<InvoiceQueries.Row> listed(InvoiceQueries.Filter filter) {
    return in(() ->
            queries().list(company, filter, InvoiceQueries.Sort.NEWEST, new Page.Request(1, 50)))
        .page()
        .data();
  }

  @Test
  void every_field_comes_back_with_events_and_evidence() {
    ReceivedInvoices.New document = document("5001", "F/1", supplier);
    in(() -> received().add(company, List.of(document)));
    InvoiceId id = document.invoice().id();
    assertThat(in(() -> invoices().find(company, id))).hasValue(document.invoice());
    assertThat(in(() -> invoices().events(company, id))).isEqualTo(document.events());
    assertThat(in(() -> files().verdicts(company, id)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.verdict()).isEqualTo("INVALID");
              assertThat(verdict.findingsJson()).contains("BR-CO-15").contains("greșit");
            });
  }

  @Test
  void document_with_a_known_reference_is_not_added_again() {
    Invoice first = added("5001", "F/1");
    ReceivedInvoices.New again = document("5001", "F/1", supplier);
    ReceivedInvoices.New other = document("5002", "F/2", supplier);
    assertThat(in(() -> received().add(company, List.of(again, other))))
        .containsExactly(other.invoice().id());
    assertThat(in(() -> received().known(company, Reception.ANAF, List.of("5001", "5002", "5003"))))
        .isEqualTo(Map.of("5001", first.id(), "5002", other.invoice().id()));
    assertThat(in(() -> received().known(company, "sdi", List.of("5001")))).isEmpty();
  }

  @Test
  void nodes_that_add_the_same_at_once_add_it_once() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        List<ReceivedInvoices.New> batch = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
          batch.add(document(Integer.toString(6000 + i), "F/" + i, supplier));
        }
        work.add(() -> in(() -> received().add(company, batch)).size());
      }
      int count = 0;
      for (Future<Integer> each : nodes.invokeAll(work)) {
        count += each.get();
      }
      assertThat(count).isEqualTo(25);
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void documents_are_found_by_issuer_and_number() {
    Invoice first = added("5001", "F/1");
    added("5002", "F/1");
    ReceivedInvoices.Numbered mine = new ReceivedInvoices.Numbered(supplier, "F/1");
    ReceivedInvoices.Numbered others =
        new ReceivedInvoices.Numbered(new SupplierId(Samples.uuid()), "F/1");
    assertThat(in(() -> received().numbered(company, List.of(mine, others))))
        .isEqualTo(Map.of(mine, first.id()));
  }

  @Test
  void second_document_of_a_number_and_a_day_is_a_duplicate() {
    Invoice first = added("5001", "F/1");
    Invoice second = added("5002", "F/1");
    Invoice other = added("5003", "F/2");
    assertThat(
            in(() -> received().duplicates(company, List.of(first.id(), second.id(), other.id()))))
        .isEqualTo(Set.of(second.id()));
    InvoiceQueries.Filter all = InvoiceQueries.Filter.ofSupplier(supplier, TODAY);
    assertThat(listed(all)).hasSize(3);
    assertThat(listed(all))
        .filteredOn(InvoiceQueries.Row::duplicate)
        .extracting(InvoiceQueries.Row::id)
        .containsExactly(second.id());
  }

  @Test
  void xml_that_we_wrote_is_known_by_its_digest() {
    Invoice draft = Samples.draft(company).build();
    in(
        () -> {
          invoices().add(draft, null, List.of());
          files()
              .saveXml(
                  company,
                  draft.id(),
                  new InvoiceFiles.GeneratedXml(0, new byte[] {1}, "cd".repeat(32), NOW));
          return 0;
        });
    assertThat(in(() -> received().written(company, "cd".repeat(32)))).hasValue(draft.id());
    assertThat(in(() -> received().written(company, "ef".repeat(32)))).isEmpty();
  }

  @Test
  void expenses_are_summed_by_supplier_and_currency() {
    added("5001", "F/1");
    added("5002", "F/2");
    in(() -> received().add(company, List.of(document("5003", "X/1", null))));
    assertThat(in(() -> received().expenses(company, List.of(supplier))))
        .isEqualTo(
            Map.of(
                supplier,
                new ReceivedInvoices.Expenses(2, Map.of("RON", new BigDecimal("1999.98")), TODAY)));
  }

  @Test
  void documents_are_shown_in_short_with_the_other_party() {
    Invoice invoice = added("5001", "F/1");
    assertThat(in(() -> received().shown(company, List.of(invoice.id()))))
        .isEqualTo(
            Map.of(
                invoice.id(),
                new ReceivedInvoices.Shown(
                    "F/1", TODAY, "Vânzător SA", Money.of("999.99", Currency.RON))));
  }

  @Test
  void payment_status_is_derived_for_received_documents_too() {
    Invoice invoice = added("5001", "F/1");
    LocalDate late = TODAY.plusDays(60);
    InvoiceQueries.Row row = listed(InvoiceQueries.Filter.ofSupplier(supplier, late)).get(0);
    assertThat(row.paymentStatus()).isEqualTo(invoice.paymentStatus(late));
    assertThat(row.shownStatus()).isEqualTo("overdue");
    assertThat(row.direction()).isEqualTo(Direction.INCOMING);
    assertThat(row.supplierId()).isEqualTo(supplier);
  }
}
