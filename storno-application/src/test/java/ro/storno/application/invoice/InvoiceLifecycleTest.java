package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.payment.PaymentId;

class InvoiceLifecycleTest {
  private final TestApplication app = new TestApplication();

  /** What can be asked of an invoice. */
  enum Operation {
    ISSUE {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.issue.issue(app.scope(), id);
      }
    },
    UPDATE {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.update.update(
            app.scope(),
            id,
            Entries.record(InvoiceEntry.class, Map.of("notes", "altceva")),
            Set.of("notes"));
      }
    },
    DELETE {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.delete.delete(app.scope(), id);
      }
    },
    CANCEL {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.cancel.cancel(app.scope(), id, "nu mai este nevoie");
      }
    },
    RESTORE {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.restore.restore(app.scope(), id);
      }
    },
    PAY {
      @Override
      void on(TestApplication app, InvoiceId id) {
        app.pay.record(
            app.scope(),
            id,
            new RecordPayment.Command(
                BigDecimal.ONE, TestApplication.TODAY, null, null, null, null));
      }
    };

    abstract void on(TestApplication app, InvoiceId id);
  }

  private static final Map<DocumentStatus, Set<Operation>> ALLOWED =
      Map.of(
          DocumentStatus.DRAFT,
          Set.of(
              Operation.ISSUE, Operation.UPDATE, Operation.DELETE, Operation.CANCEL, Operation.PAY),
          DocumentStatus.ISSUED,
          Set.of(Operation.UPDATE, Operation.CANCEL, Operation.PAY),
          DocumentStatus.SENT_TO_PROVIDER,
          Set.of(Operation.PAY),
          DocumentStatus.VALIDATED,
          Set.of(Operation.PAY),
          DocumentStatus.REJECTED,
          Set.of(Operation.UPDATE, Operation.CANCEL, Operation.PAY),
          DocumentStatus.CANCELLED,
          Set.of(Operation.RESTORE));

  private InvoiceId inStatus(DocumentStatus status) {
    InvoiceId id = app.draft().id();
    switch (status) {
      case DRAFT -> app.stored(id);
      case CANCELLED -> Operation.CANCEL.on(app, id);
      default -> {
        Operation.ISSUE.on(app, id);
        move(id, status);
      }
    }
    assertThat(app.stored(id).status()).isEqualTo(status);
    return id;
  }

  private void move(InvoiceId id, DocumentStatus status) {
    if (status == DocumentStatus.ISSUED) {
      return;
    }
    save(id, app.stored(id).submit(app.clock.instant()));
    if (status == DocumentStatus.VALIDATED) {
      save(id, app.stored(id).accept(app.clock.instant()));
    } else if (status == DocumentStatus.REJECTED) {
      save(id, app.stored(id).reject(app.clock.instant()));
    }
  }

  private void save(InvoiceId id, Invoice changed) {
    app.transactions.inCompany(
        app.scope().company(),
        () -> {
          app.invoices.update(changed, List.of());
          return id;
        });
  }

  static Stream<Arguments> everyOperationInEveryStatus() {
    return ALLOWED.keySet().stream()
        .sorted()
        .flatMap(
            status -> Arrays.stream(Operation.values()).map(each -> Arguments.of(status, each)));
  }

  @ParameterizedTest
  @MethodSource("everyOperationInEveryStatus")
  void operation_is_done_or_refused_with_nothing_changed(
      DocumentStatus status, Operation operation) {
    InvoiceId id = inStatus(status);
    Invoice before = app.stored(id);
    int events = app.events.list(app.scope(), id).size();
    int jobs = app.jobs.waiting().size();
    if (ALLOWED.get(status).contains(operation)) {
      assertThatCode(() -> operation.on(app, id)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> operation.on(app, id)).isInstanceOf(DomainException.class);
      assertThat(app.stored(id)).isEqualTo(before);
      assertThat(app.events.list(app.scope(), id)).hasSize(events);
      assertThat(app.jobs.waiting()).hasSize(jobs);
    }
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void another_company_finds_nothing_to_work_on(Operation operation) {
    TestApplication other = app;
    InvoiceId foreign =
        app.create.create(app.stranger(), Entries.invoice().build()).invoice().invoice().id();
    assertThatThrownBy(() -> operation.on(other, foreign))
        .isInstanceOf(ApplicationException.NotFound.class)
        .hasMessage("Invoice not found");
  }

  @Test
  void reading_another_companys_invoice_finds_nothing() {
    InvoiceId mine = app.issued().id();
    CompanyScope foreign = app.stranger();
    List<ThrowingCallable> reads =
        List.of(
            () -> app.get.get(foreign, mine),
            () -> app.events.list(foreign, mine),
            () -> app.downloadXml.download(foreign, mine),
            () -> app.print.print(foreign, mine),
            () -> app.validate.validate(foreign, mine, "full"),
            () -> app.listPayments.list(foreign, mine),
            () -> app.listAttachments.list(foreign, mine),
            () -> app.listVerdicts.list(foreign, mine),
            () ->
                app.attach.attach(
                    foreign,
                    mine,
                    new AttachToInvoice.Command("a", "text/plain", new byte[] {1}, null)));
    for (ThrowingCallable read : reads) {
      assertThatThrownBy(read).isInstanceOf(ApplicationException.NotFound.class);
    }
    assertThat(app.store.size()).isZero();
  }

  @Test
  void employee_looks_but_does_not_touch() {
    InvoiceId id = app.issued().id();
    CompanyScope employee = app.as(Role.EMPLOYEE);
    assertThat(app.get.get(employee, id)).isNotNull();
    assertThat(app.events.list(employee, id)).isNotEmpty();
    assertThat(app.downloadXml.download(employee, id)).isNotNull();
    assertThat(app.validate.validate(employee, id, null)).isNotNull();
    List<ThrowingCallable> changes =
        List.of(
            () -> app.issue.issue(employee, id),
            () -> app.cancel.cancel(employee, id, "nu mai este nevoie"),
            () -> app.restore.restore(employee, id),
            () -> app.delete.delete(employee, id),
            () -> app.update.update(employee, id, Entries.invoice().build(), Set.of("notes")),
            () ->
                app.pay.record(
                    employee,
                    id,
                    new RecordPayment.Command(
                        BigDecimal.ONE, TestApplication.TODAY, null, null, null, null)),
            () ->
                app.attach.attach(
                    employee,
                    id,
                    new AttachToInvoice.Command("a", "text/plain", new byte[] {1}, null)));
    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change).isInstanceOf(ApplicationException.Forbidden.class);
    }
  }

  @Test
  void accountant_does_the_daily_work() {
    CompanyScope accountant = app.as(Role.ACCOUNTANT);
    InvoiceId id =
        app.create
            .create(accountant, Entries.invoice().to(app.client("A")).build())
            .invoice()
            .invoice()
            .id();
    assertThat(app.issue.issue(accountant, id).invoice().status()).isEqualTo(DocumentStatus.ISSUED);
    assertThat(app.cancel.cancel(accountant, id, "nu mai este nevoie").invoice().status())
        .isEqualTo(DocumentStatus.CANCELLED);
  }

  @Test
  void numbers_follow_each_other_without_gaps_even_after_refusals() {
    assertThat(app.issued().displayNumber()).isEqualTo("FACT-0001");
    InvoiceId future =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .to(app.client("A"))
                    .with("issueDate", TestApplication.TODAY.plusDays(1))
                    .build())
            .invoice()
            .invoice()
            .id();
    assertThatThrownBy(() -> app.issue.issue(app.scope(), future))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("issueDate"));
    assertThat(app.issued().displayNumber()).isEqualTo("FACT-0002");
  }

  @Test
  void concurrent_issues_are_gapless_and_each_is_followed_up_once() throws Exception {
    List<InvoiceId> drafts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      drafts.add(app.draft().id());
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> work =
          drafts.stream()
              .<Callable<String>>map(
                  id -> () -> app.issue.issue(app.scope(), id).invoice().displayNumber())
              .toList();
      List<String> numbers = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(work)) {
        numbers.add(each.get());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 40)
                  .mapToObj(n -> String.format(Locale.ROOT, "FACT-%04d", n))
                  .toList());
      assertThat(app.jobs.waiting()).hasSize(40);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void issued_number_is_kept_after_restore() {
    Invoice issued = app.issued();
    app.cancel.cancel(app.scope(), issued.id(), "emisă din greșeală");
    app.issued();
    app.restore.restore(app.scope(), issued.id());
    assertThat(app.stored(issued.id()).status()).isEqualTo(DocumentStatus.DRAFT);
    assertThatThrownBy(() -> app.delete.delete(app.scope(), issued.id()))
        .isInstanceOf(DomainException.IllegalState.class);
    InvoiceDetail again = app.issue.issue(app.scope(), issued.id());
    assertThat(again.invoice().displayNumber()).isEqualTo("FACT-0001");
    assertThat(app.issued().displayNumber()).as("nothing was taken for it").isEqualTo("FACT-0003");
    assertThat(app.jobs.waiting()).as("followed up again").hasSize(4);
  }

  @Test
  void invoice_is_issued_by_the_series_it_names_else_by_the_default() {
    Series own =
        app.manageSeries.create(
            app.scope(),
            Entries.record(
                ManageSeries.Command.class, Map.of("prefix", "EXP/", "type", "invoice")));
    InvoiceId id =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .to(app.client("A"))
                    .with("documentSeriesId", own.id().value())
                    .build())
            .invoice()
            .invoice()
            .id();
    InvoiceDetail issued = app.issue.issue(app.scope(), id);
    assertThat(issued.invoice().displayNumber()).isEqualTo("EXP/0001");
    assertThat(issued.series().currentNumber()).isEqualTo(1);
    assertThat(app.issued().content().seriesId())
        .as("the default is remembered")
        .isEqualTo(app.manageSeries.list(app.scope(), "invoice").get(0).id());
  }

  @Test
  void without_an_active_series_nothing_is_issued() {
    Series only = app.manageSeries.list(app.scope(), "invoice").get(0);
    app.manageSeries.change(
        app.scope(),
        only.id(),
        Entries.record(ManageSeries.Command.class, Map.of("active", false)),
        Set.of("active"));
    InvoiceId id = app.draft().id();
    assertThatThrownBy(() -> app.issue.issue(app.scope(), id))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("no active series");
    assertThat(app.stored(id).status()).isEqualTo(DocumentStatus.DRAFT);
    assertThat(app.jobs.waiting()).isEmpty();
  }

  @Test
  void seller_is_printed_as_on_the_day_of_issue() {
    Invoice draft = app.draft();
    app.updateCompany.update(
        app.owner(),
        app.scope().company(),
        Entries.record(UpdateCompany.Command.class, Map.of("address", "Str. Noua 9")),
        Set.of("address"));
    Invoice issued = app.issue.issue(app.fresh(), draft.id()).invoice();
    assertThat(issued.content().supplier().address().street()).isEqualTo("Str. Noua 9");
  }

  @Test
  void upload_is_scheduled_only_when_the_company_synchronises() {
    assertThat(app.issue.issue(app.scope(), app.draft().id()).filing().scheduledSendAt()).isNull();
    CompanyScope synchronising = app.synchronising(24);
    InvoiceDetail issued = app.issue.issue(synchronising, app.draft().id());
    assertThat(issued.filing().scheduledSendAt())
        .isEqualTo(TestApplication.START.plus(Duration.ofHours(24)));
    CompanyScope atOnce = app.synchronising(null);
    assertThat(app.issue.issue(atOnce, app.draft().id()).filing().scheduledSendAt())
        .isEqualTo(TestApplication.START);
  }

  @Test
  void update_changes_what_was_sent_and_keeps_the_rest() {
    Invoice draft =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .to(app.client("A"))
                    .with("notes", "vechi")
                    .with("orderNumber", "PO-1")
                    .with("taxPointDate", TestApplication.TODAY)
                    .build())
            .invoice()
            .invoice();
    UpdateInvoice.Result changed =
        app.update.update(
            app.scope(),
            draft.id(),
            Entries.record(InvoiceEntry.class, Map.of("orderNumber", "PO-2")),
            Set.of("orderNumber", "notes"));
    InvoiceContent content = changed.invoice().invoice().content();
    assertThat(content.references().orderNumber()).isEqualTo("PO-2");
    assertThat(content.texts().notes()).isNull();
    assertThat(content.references().taxPointDate()).isEqualTo(TestApplication.TODAY);
    assertThat(content.buyer()).isEqualTo(draft.content().buyer());
    assertThat(content.lines()).isEqualTo(draft.content().lines());
    assertThat(changed.invoice().events().get(0).event().type())
        .isEqualTo(InvoiceEvent.Type.UPDATED);
  }

  @Test
  void lines_are_replaced_as_a_whole_and_known_ids_are_kept() {
    Invoice draft = app.draft();
    UUID kept = draft.content().lines().get(0).id().value();
    InvoiceEntry.Line again =
        Entries.record(
            InvoiceEntry.Line.class,
            Map.of(
                "id",
                kept,
                "description",
                "Altceva",
                "quantity",
                BigDecimal.ONE,
                "unitPrice",
                BigDecimal.TEN));
    InvoiceEntry.Line invented =
        Entries.record(
            InvoiceEntry.Line.class,
            Map.of(
                "id",
                app.ids.next(),
                "description",
                "Nou",
                "quantity",
                BigDecimal.ONE,
                "unitPrice",
                BigDecimal.TEN));
    Invoice changed =
        app.update
            .update(
                app.scope(),
                draft.id(),
                Entries.record(InvoiceEntry.class, Map.of("lines", List.of(again, invented))),
                Set.of("lines"))
            .invoice()
            .invoice();
    assertThat(changed.content().lines().get(0).id().value()).isEqualTo(kept);
    assertThat(changed.content().lines().get(1).id().value()).isNotEqualTo(invented.id());
    assertThat(changed.totals().total()).isEqualTo(Money.of("24.20", Currency.RON));
    assertThatThrownBy(
            () ->
                app.update.update(
                    app.scope(),
                    draft.id(),
                    Entries.record(InvoiceEntry.class, Map.of()),
                    Set.of("lines")))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void changed_issued_invoice_keeps_its_number_and_is_judged_anew() {
    Invoice issued = app.issued();
    app.jobs.runAll(app.followUp);
    byte[] first = app.downloadXml.download(app.scope(), issued.id()).content();
    app.update.update(
        app.scope(),
        issued.id(),
        Entries.invoice().lines(Entries.line("5", "100")).build(),
        Set.of("lines"));
    assertThat(app.jobs.waiting()).hasSize(1);
    app.jobs.runAll(app.followUp);
    assertThat(app.stored(issued.id()).displayNumber()).isEqualTo("FACT-0001");
    assertThat(app.downloadXml.download(app.scope(), issued.id()).content()).isNotEqualTo(first);
    assertThat(app.listVerdicts.list(app.scope(), issued.id())).hasSize(2);
  }

  @Test
  void cancelling_needs_a_reason_and_no_credit_notes() {
    Invoice issued = app.issued();
    assertThatThrownBy(() -> app.cancel.cancel(app.scope(), issued.id(), null))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> app.cancel.cancel(app.scope(), issued.id(), "scurt"))
        .isInstanceOf(DomainException.InvalidValue.class);
    InvoiceId note =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .with("documentType", "credit_note")
                    .with("parentDocumentId", issued.id().value())
                    .with("clientId", issued.content().clientId().value())
                    .lines(Entries.line("-1", "100"))
                    .build())
            .invoice()
            .invoice()
            .id();
    assertThatThrownBy(() -> app.cancel.cancel(app.scope(), issued.id(), "nu mai este nevoie"))
        .isInstanceOf(DomainException.RuleViolated.class);
    app.cancel.cancel(app.scope(), note, "nu mai este nevoie");
    InvoiceDetail cancelled = app.cancel.cancel(app.scope(), issued.id(), "nu mai este nevoie");
    assertThat(cancelled.invoice().balance().isZero()).isTrue();
    assertThat(cancelled.cancelledBy().name()).isEqualTo("Ana Pop");
    assertThat(cancelled.events().get(0).event().metadata())
        .containsEntry("reason", "nu mai este nevoie");
  }

  @Test
  void restoring_comes_too_late_after_thirty_days() {
    Invoice issued = app.issued();
    app.cancel.cancel(app.scope(), issued.id(), "nu mai este nevoie");
    app.clock.pass(Duration.ofDays(31));
    assertThatThrownBy(() -> app.restore.restore(app.scope(), issued.id()))
        .isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void deleted_draft_takes_its_files_along_but_not_with_payments_on_it() {
    InvoiceId id = app.draft().id();
    app.attach.attach(
        app.scope(),
        id,
        new AttachToInvoice.Command("a.pdf", "application/pdf", new byte[9], null));
    Operation.PAY.on(app, id);
    assertThatThrownBy(() -> app.delete.delete(app.scope(), id))
        .isInstanceOf(DomainException.IllegalState.class);
    PaymentId payment = app.listPayments.list(app.scope(), id).get(0).id();
    app.unpay.delete(app.scope(), id, payment);
    app.delete.delete(app.scope(), id);
    assertThat(app.store.size()).isZero();
    assertThatThrownBy(() -> app.get.get(app.scope(), id))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
