package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.company.UpdateCompany;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;

class IdempotencyTest {
  private final TestApplication app = new TestApplication();

  private CreateInvoice.Result created(Entries.InvoiceForm form) {
    return app.create.create(app.scope(), form.build());
  }

  private long count() {
    return app.list
        .list(app.scope(), ListInvoices.Criteria.ALL, new Page.Request(1, 1))
        .page()
        .total();
  }

  @Test
  void same_key_returns_what_was_made_first() {
    CreateInvoice.Result first = created(Entries.invoice().with("idempotencyKey", "stripe:pi_1"));
    app.clock.pass(Duration.ofDays(3));
    CreateInvoice.Result again =
        created(
            Entries.invoice()
                .with("idempotencyKey", "stripe:pi_1")
                .lines(Entries.line("2.0000", "100.00")));
    assertThat(again.replayed()).isTrue();
    assertThat(again.invoice().invoice().id()).isEqualTo(first.invoice().invoice().id());
    assertThat(again.invoice().invoice().createdAt())
        .isEqualTo(first.invoice().invoice().createdAt());
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void replay_still_works_when_what_it_refers_to_is_gone() {
    Client client = app.client("Plecat SRL");
    Entries.InvoiceForm form = Entries.invoice().to(client).with("idempotencyKey", "k");
    CreateInvoice.Result first = created(form);
    app.issue.issue(app.scope(), first.invoice().invoice().id());
    app.deleteClient.delete(app.scope(), client.id());
    CreateInvoice.Result again = created(form);
    assertThat(again.replayed()).isTrue();
    assertThat(again.invoice().invoice().displayNumber()).isEqualTo("FACT-0001");
  }

  @Test
  void same_key_with_another_meaning_is_refused_with_the_first_difference() {
    created(Entries.invoice().with("idempotencyKey", "k"));
    assertThatThrownBy(
            () ->
                created(
                    Entries.invoice().with("idempotencyKey", "k").lines(Entries.line("3", "100"))))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> {
              assertThat(refused).hasMessageContaining("lines[0].quantity was '2', is now '3'");
              assertThat(refused.errors()).containsOnlyKeys("lines[0].quantity");
            });
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keys_are_unique_per_company_only() {
    created(Entries.invoice().with("idempotencyKey", "k"));
    assertThat(
            app.create
                .create(app.stranger(), Entries.invoice().with("idempotencyKey", "k").build())
                .replayed())
        .isFalse();
  }

  @Test
  void concurrent_use_of_a_key_yields_one_document() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<CreateInvoice.Result> create =
          () -> created(Entries.invoice().with("idempotencyKey", "same"));
      Set<InvoiceId> made = new HashSet<>();
      int fresh = 0;
      for (Future<CreateInvoice.Result> each : threads.invokeAll(Collections.nCopies(24, create))) {
        made.add(each.get().invoice().invoice().id());
        fresh += each.get().replayed() ? 0 : 1;
      }
      assertThat(made).hasSize(1);
      assertThat(fresh).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void equal_draft_of_the_last_hour_is_returned_without_a_key() {
    Client client = app.client("A");
    CreateInvoice.Result first = created(Entries.invoice().to(client));
    app.clock.pass(Duration.ofMinutes(59));
    CreateInvoice.Result twin = created(Entries.invoice().to(client));
    assertThat(twin.replayed()).isTrue();
    assertThat(twin.invoice().invoice().id()).isEqualTo(first.invoice().invoice().id());
    app.clock.pass(Duration.ofMinutes(2));
    assertThat(created(Entries.invoice().to(client)).replayed()).isFalse();
  }

  @Test
  void draft_of_another_total_client_key_or_receiver_is_no_twin() {
    Client client = app.client("A");
    created(Entries.invoice().to(client));
    assertThat(created(Entries.invoice().to(client).lines(Entries.line("1", "1"))).replayed())
        .isFalse();
    assertThat(created(Entries.invoice().to(app.client("B"))).replayed()).isFalse();
    assertThat(created(Entries.invoice().to(client).with("idempotencyKey", "k")).replayed())
        .isFalse();
    created(Entries.invoice().with("receiverName", "Ion"));
    app.clock.pass(Duration.ofSeconds(1));
    assertThat(created(Entries.invoice().with("receiverName", "Vasile")).replayed()).isFalse();
    assertThat(created(Entries.invoice().with("receiverName", "Vasile")).replayed()).isTrue();
  }

  @Test
  void issued_invoice_is_no_twin() {
    Client client = app.client("A");
    CreateInvoice.Result first = created(Entries.invoice().to(client));
    app.issue.issue(app.scope(), first.invoice().invoice().id());
    assertThat(created(Entries.invoice().to(client)).replayed()).isFalse();
  }

  @Test
  void company_can_switch_the_fallback_off() {
    app.updateCompany.update(
        app.owner(),
        app.scope().company(),
        Entries.record(UpdateCompany.Command.class, Map.of("fallbackDeduplication", false)),
        Set.of("fallbackDeduplication"));
    InvoiceEntry entry = Entries.invoice().to(app.client("A")).build();
    app.create.create(app.fresh(), entry);
    assertThat(app.create.create(app.fresh(), entry).replayed()).isFalse();
  }

  @Test
  void key_of_more_than_255_characters_is_refused() {
    assertThatThrownBy(() -> created(Entries.invoice().with("idempotencyKey", "k".repeat(256))))
        .isInstanceOf(ApplicationException.Invalid.class);
  }
}
