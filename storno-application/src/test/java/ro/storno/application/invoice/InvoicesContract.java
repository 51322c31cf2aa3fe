package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.draft;
import static ro.storno.application.Samples.event;
import static ro.storno.application.Samples.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices.CanonicalRequest;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;

/** What every implementation of {@link Invoices} does. */
public abstract class InvoicesContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract Invoices invoices();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private Invoice added(Invoice invoice) {
    assertThat(in(() -> invoices().add(invoice, null, List.of()))).isTrue();
    return invoice;
  }

  private Invoice found(Invoice invoice) {
    return in(() -> invoices().find(company, invoice.id())).orElseThrow();
  }

  @Test
  void every_field_comes_back() {
    Invoice full =
        Invoice.draft(
            new ro.storno.domain.invoice.InvoiceId(Samples.uuid()),
            company,
            "DRAFT-00000001",
            Samples.fullContent(),
            "key-1",
            NOW);
    assertThat(in(() -> invoices().add(full, new CanonicalRequest("h", "{}"), List.of()))).isTrue();
    assertThat(found(full)).isEqualTo(full);
  }

  @Test
  void states_of_a_whole_life_come_back() {
    Invoice draft = added(draft(company).build());
    Invoice issued = draft.issue(new DocumentNumber("LIFE", 7), TODAY, NOW.plusSeconds(1));
    run(() -> invoices().update(issued, List.of()));
    assertThat(found(draft)).usingRecursiveComparison().ignoringFields("version").isEqualTo(issued);

    Invoice loaded = found(draft);
    Invoice cancelled = loaded.cancel("o greșeală de tipar", null, NOW.plusSeconds(2));
    run(() -> invoices().update(cancelled, List.of()));
    Invoice restored = found(draft).restore(null, NOW.plusSeconds(3));
    run(() -> invoices().update(restored, List.of()));
    Invoice last = found(draft);
    assertThat(last.number()).isEqualTo(new DocumentNumber("LIFE", 7));
    assertThat(last.cancellation()).isNull();
    assertThat(last.restoration()).isEqualTo(restored.restoration());
    assertThat(last.version()).isEqualTo(3);
  }

  @Test
  void edited_content_and_its_totals_are_saved() {
    Invoice draft = added(draft(company).build());
    run(
        () -> {
          Invoice loaded = invoices().findForUpdate(company, draft.id()).orElseThrow();
          Invoice edited =
              loaded.edit(
                  draft(company).with(line("7.00"), line("8.00")).in(Currency.EUR).content(), NOW);
          invoices().update(edited, List.of());
        });
    Invoice saved = found(draft);
    assertThat(saved.content().lines()).hasSize(2);
    assertThat(saved.totals().total()).isEqualTo(Money.of("36.30", Currency.EUR));
  }

  @Test
  void second_saver_of_the_same_version_is_refused() {
    Invoice draft = added(draft(company).build());
    Invoice one = found(draft).issue(new DocumentNumber("RACE", 1), TODAY, NOW);
    Invoice two = found(draft).cancel("cineva mai rapid", null, NOW);
    run(() -> invoices().update(one, List.of()));
    assertThatThrownBy(() -> run(() -> invoices().update(two, List.of())))
        .isInstanceOf(ApplicationException.Conflict.class)
        .hasMessageContaining("load it again");
    assertThat(found(draft).number()).isNotNull();
  }

  @Test
  void events_are_newest_first_and_complete() {
    InvoiceEvent first = event(InvoiceEvent.Type.CREATED, NOW);
    InvoiceEvent second = event(InvoiceEvent.Type.UPDATED, NOW.plusSeconds(1));
    InvoiceEvent third = event(InvoiceEvent.Type.ISSUED, NOW.plusSeconds(1));
    Invoice draft = draft(company).build();
    run(() -> invoices().add(draft, null, List.of(first)));
    run(() -> invoices().update(found(draft), List.of(second, third)));
    assertThat(in(() -> invoices().events(company, draft.id())))
        .containsExactly(third, second, first);
  }

  @Test
  void appended_events_leave_the_invoice_as_it_is() {
    Invoice draft = added(draft(company).build());
    InvoiceEvent event = event(InvoiceEvent.Type.VIEWED, NOW);
    run(() -> invoices().append(company, draft.id(), List.of(event)));
    assertThat(in(() -> invoices().events(company, draft.id()))).containsExactly(event);
    assertThat(found(draft)).isEqualTo(draft);
  }

  @Test
  void idempotency_key_makes_one_document_per_company() {
    CanonicalRequest request = new CanonicalRequest("abc", "{\"a\": 1.00}");
    Invoice first = draft(company).withKey("k").build();
    Invoice second = draft(company).withKey("k").build();
    InvoiceEvent event = event(InvoiceEvent.Type.CREATED, NOW);
    assertThat(in(() -> invoices().add(first, request, List.of(event)))).isTrue();
    assertThat(in(() -> invoices().add(second, request, List.of(event)))).isFalse();
    assertThat(in(() -> invoices().find(company, second.id()))).isEmpty();
    assertThat(in(() -> invoices().events(company, second.id()))).isEmpty();
    assertThat(in(() -> invoices().findByIdempotencyKey(company, "k")))
        .contains(new Invoices.Keyed(first, request));
    CompanyId other = Samples.company();
    assertThat(
            transactions()
                .inCompany(
                    other,
                    () -> invoices().add(draft(other).withKey("k").build(), request, List.of())))
        .isTrue();
  }

  @Test
  void concurrent_use_of_a_key_makes_one_document() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> create =
          () ->
              in(
                  () ->
                      invoices()
                          .add(
                              draft(company).withKey("same").build(),
                              new CanonicalRequest("h", "{}"),
                              List.of()));
      int made = 0;
      for (Future<Boolean> one : threads.invokeAll(java.util.Collections.nCopies(32, create))) {
        made += one.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void number_cannot_be_given_twice() {
    Invoice one = added(draft(company).build());
    Invoice two = added(draft(company).build());
    DocumentNumber number = new DocumentNumber("ONCE", 1);
    run(() -> invoices().update(found(one).issue(number, TODAY, NOW), List.of()));
    assertThatThrownBy(
            () -> run(() -> invoices().update(found(two).issue(number, TODAY, NOW), List.of())))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void draft_is_removed_with_its_events_but_a_numbered_document_stays() {
    Invoice draft = draft(company).build();
    run(() -> invoices().add(draft, null, List.of(event(InvoiceEvent.Type.CREATED, NOW))));
    run(() -> invoices().remove(company, draft.id()));
    assertThat(in(() -> invoices().find(company, draft.id()))).isEmpty();
    assertThat(in(() -> invoices().events(company, draft.id()))).isEmpty();

    Invoice issued = added(draft(company).build());
    run(
        () ->
            invoices()
                .update(found(issued).issue(new DocumentNumber("STAY", 1), TODAY, NOW), List.of()));
    run(() -> invoices().remove(company, issued.id()));
    assertThat(in(() -> invoices().find(company, issued.id()))).isPresent();
  }

  @Test
  void twin_is_an_unnumbered_draft_without_key_of_same_client_currency_and_total() {
    ClientId client = new ClientId(Samples.uuid());
    Money total = Money.of("242.00", Currency.RON);
    added(draft(company).to(client, "A").createdAt(NOW.minusSeconds(7200)).build());
    Invoice older = added(draft(company).to(client, "A").createdAt(NOW.minusSeconds(60)).build());
    Invoice newer = added(draft(company).to(client, "A").createdAt(NOW).build());
    added(draft(company).to(client, "A").withKey("twin").createdAt(NOW.plusSeconds(1)).build());
    added(draft(company).to(client, "A").in(Currency.EUR).createdAt(NOW.plusSeconds(1)).build());
    added(draft(company).createdAt(NOW.plusSeconds(1)).build());
    Instant since = NOW.minusSeconds(3600);
    Supplier<Optional<Invoice>> twin =
        () ->
            in(
                () -> {
                  invoices().lockTwins(company, client, Currency.RON, total);
                  return invoices().findTwinDraft(company, client, Currency.RON, total, since);
                });
    assertThat(twin.get()).contains(newer);
    run(
        () ->
            invoices()
                .update(found(newer).issue(new DocumentNumber("TWIN", 1), TODAY, NOW), List.of()));
    assertThat(twin.get()).contains(older);
    assertThat(
            in(
                () ->
                    invoices()
                        .findTwinDraft(
                            company, client, Currency.RON, Money.of("1.00", Currency.RON), since)))
        .isEmpty();
    assertThat(in(() -> invoices().findTwinDraft(company, null, Currency.RON, total, since)))
        .isPresent();
  }

  @Test
  void credit_notes_of_an_invoice_without_cancelled_ones() {
    Invoice parent = added(draft(company).build());
    Invoice one = added(draft(company).correcting(parent.id()).createdAt(NOW).build());
    Invoice two =
        added(draft(company).correcting(parent.id()).createdAt(NOW.plusSeconds(1)).build());
    assertThat(in(() -> invoices().creditNotesOf(company, parent.id()))).containsExactly(one, two);
    run(() -> invoices().update(found(one).cancel("nu mai este nevoie", null, NOW), List.of()));
    assertThat(in(() -> invoices().creditNotesOf(company, parent.id()))).containsExactly(two);
  }

  @Test
  void payments_counted_in_are_saved() {
    Invoice draft = added(draft(company).build());
    run(
        () ->
            invoices()
                .update(found(draft).issue(new DocumentNumber("PAY", 1), TODAY, NOW), List.of()));
    Payment payment =
        new Payment(
            new PaymentId(Samples.uuid()),
            company,
            draft.id(),
            Money.of("242.00", Currency.RON),
            TODAY,
            PaymentMethod.CASH,
            null,
            null,
            false,
            NOW);
    run(() -> invoices().update(found(draft).pay(payment, TODAY, NOW), List.of()));
    assertThat(found(draft).amountPaid()).isEqualTo(Money.of("242.00", Currency.RON));
  }

  @Test
  void another_company_finds_nothing() {
    Invoice mine = added(draft(company).withKey("mine").build());
    CompanyId other = Samples.company();
    transactions()
        .inCompany(
            other,
            () -> {
              assertThat(invoices().find(other, mine.id())).isEmpty();
              assertThat(invoices().find(company, mine.id())).isEmpty();
              assertThat(invoices().findForUpdate(company, mine.id())).isEmpty();
              assertThat(invoices().findByIdempotencyKey(company, "mine")).isEmpty();
              assertThat(invoices().events(company, mine.id())).isEmpty();
              invoices().remove(company, mine.id());
              return 0;
            });
    assertThat(in(() -> invoices().find(company, mine.id()))).isPresent();
  }

  @Test
  void locked_invoice_makes_the_second_caller_wait_and_see_the_change() throws Exception {
    Invoice draft = added(draft(company).build());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> issueOnce =
          () ->
              in(
                  () -> {
                    Invoice loaded = invoices().findForUpdate(company, draft.id()).orElseThrow();
                    if (loaded.number() != null) {
                      return false;
                    }
                    invoices()
                        .update(loaded.issue(new DocumentNumber("LOCK", 1), TODAY, NOW), List.of());
                    return true;
                  });
      int issued = 0;
      for (Future<Boolean> one : threads.invokeAll(java.util.Collections.nCopies(8, issueOnce))) {
        issued += one.get() ? 1 : 0;
      }
      assertThat(issued).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }
}
