package ro.storno.application.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.TestApplication.TODAY;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.TestApplication;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.FollowUpInvoice;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.job.Job;
import ro.storno.application.notification.Notice;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.domain.DomainException;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;

class RecurringLifeTest {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private final TestApplication app = new TestApplication();
  private final UUID client = app.client("Client SRL").id().value();

  private Series series(SeriesType type) {
    return app.transactions
        .inCompany(app.scope().company(), () -> app.series.defaultOf(app.scope().company(), type))
        .orElseThrow();
  }

  private static RecurringEntry.Line line(Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("description", "Chirie");
    fields.put("quantity", BigDecimal.ONE);
    fields.put("unitPrice", new BigDecimal("100"));
    fields.putAll(changes);
    return Entries.record(RecurringEntry.Line.class, fields);
  }

  private RecurringEntry entry(Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("clientId", client);
    fields.put("seriesId", series(SeriesType.INVOICE).id().value());
    fields.put("currency", "RON");
    fields.put("frequency", "monthly");
    fields.put("frequencyDay", TODAY.getDayOfMonth());
    fields.put("nextIssuanceDate", TODAY);
    fields.put("dueDateType", "relative");
    fields.put("dueDateDays", 30);
    fields.put("lines", List.of(line(Map.of())));
    fields.putAll(changes);
    return Entries.record(RecurringEntry.class, fields);
  }

  private RecurringInvoice created(Map<String, @Nullable Object> changes) {
    return app.manageRecurring.create(app.scope(), entry(changes));
  }

  private RecurringInvoice stored(RecurringInvoice recurring) {
    return app.readRecurring.get(app.fresh(), recurring.id()).recurring();
  }

  private List<RecurringInvoices.Issue> issues(RecurringInvoice recurring) {
    return app.recurring.issues(recurring.id());
  }

  private Invoice invoice(RecurringInvoices.Issue issue) {
    return app.stored(issue.invoice());
  }

  private Invoice only(RecurringInvoice recurring) {
    assertThat(issues(recurring)).hasSize(1);
    return invoice(issues(recurring).get(0));
  }

  private List<Invoice> invoices() {
    CompanyId company = app.scope().company();
    return app.transactions.inCompany(company, () -> app.invoices.all(company).toList());
  }

  /** One look and all jobs that follow from it. */
  private void run() {
    app.transactions.inPlatform(
        () -> {
          app.scheduleRecurring.run(new Job(ScheduleRecurring.KIND, null, "x", "{}"));
          return 0;
        });
    while (app.jobs.waiting().stream().anyMatch(job -> job.kind().equals(RunRecurring.KIND))) {
      app.jobs.runAll(app.runRecurring);
    }
  }

  private void at(LocalDate day, String time) {
    app.clock.set(day.atTime(LocalTime.parse(time)).atZone(BUCHAREST).toInstant());
  }

  @Test
  void due_one_is_issued_numbered_and_followed_up_and_moves_on() {
    RecurringInvoice made =
        created(
            Map.of(
                "reference",
                "CHIRIE",
                "notes",
                "Luna {{month}}",
                "paymentTerms",
                "30 de zile",
                "frequencyDay",
                31,
                "penaltyEnabled",
                true,
                "penaltyPercentPerDay",
                new BigDecimal("0.05"),
                "penaltyGraceDays",
                5,
                "lines",
                List.of(line(Map.of("description", "Chirie [[month]] {year}")))));
    run();
    Invoice issued = only(made);
    InvoiceContent content = issued.content();
    assertThat(issued.status()).isEqualTo(DocumentStatus.ISSUED);
    assertThat(issued.displayNumber()).isEqualTo("FACT-0001");
    assertThat(content.issueDate()).isEqualTo(TODAY);
    assertThat(content.dueDate()).isEqualTo(TODAY.plusDays(30));
    assertThat(content.lines().get(0).description()).isEqualTo("Chirie noiembrie 2026");
    assertThat(content.texts().notes()).isEqualTo("Luna noiembrie");
    assertThat(content.texts().paymentTerms()).isEqualTo("30 de zile");
    assertThat(content.options().latePenalty())
        .isEqualTo(new LatePenalty(Percentage.of("0.05"), 5));
    assertThat(content.buyer()).isNotNull();
    assertThat(app.jobs.waiting(FollowUpInvoice.KIND)).hasSize(1);
    ReadRecurring.Shown shown = app.readRecurring.get(app.scope(), made.id());
    assertThat(shown.recurring().next()).isEqualTo("2026-12-31");
    assertThat(shown.recurring().lastInvoice()).isEqualTo(issued.id());
    assertThat(shown.lastNumber()).isEqualTo("FACT-0001");
    run();
    assertThat(issues(made)).hasSize(1);
  }

  @Test
  void one_in_another_currency_of_a_company_abroad_is_issued_without_a_rate() {
    Company here = app.scope().profile();
    app.transactions.inCompany(
        here.id(),
        () -> {
          app.companies.update(Samples.abroad(here, "IT", here.settings().defaultCurrency()));
          return here;
        });
    RecurringInvoice made = created(Map.of("currency", "USD"));
    run();
    assertThat(only(made).status()).isEqualTo(DocumentStatus.ISSUED);
    assertThat(only(made).content().exchangeRate()).isNull();
  }

  @Test
  void nothing_is_issued_before_midnight_of_bucharest() {
    LocalDate day = LocalDate.of(2027, 3, 28);
    RecurringInvoice made = created(Map.of("nextIssuanceDate", day, "frequencyDay", 28));
    at(day.minusDays(1), "23:59");
    run();
    assertThat(issues(made)).isEmpty();
    at(day, "00:00");
    run();
    assertThat(only(made).content().issueDate()).isEqualTo(day);
  }

  @Test
  void occurrences_missed_in_a_downtime_are_issued_one_by_one_with_their_own_periods() {
    RecurringInvoice made =
        created(
            Map.of(
                "nextIssuanceDate", LocalDate.of(2027, 1, 31),
                "frequencyDay", 31,
                "lines", List.of(line(Map.of("description", "{{period}}")))));
    at(LocalDate.of(2027, 4, 5), "10:00");
    run();
    assertThat(issues(made))
        .extracting(RecurringInvoices.Issue::occurrence)
        .containsExactly(
            LocalDate.of(2027, 1, 31), LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 31));
    assertThat(issues(made).stream().map(this::invoice))
        .allSatisfy(each -> assertThat(each.content().issueDate()).isEqualTo("2027-04-05"))
        .extracting(each -> each.content().lines().get(0).description())
        .containsExactly(
            "31.01.2027 - 27.02.2027", "28.02.2027 - 30.03.2027", "31.03.2027 - 29.04.2027");
    assertThat(issues(made).stream().map(each -> invoice(each).displayNumber()))
        .doesNotHaveDuplicates();
    assertThat(stored(made).next()).isEqualTo("2027-04-30");
  }

  @Test
  void nothing_is_issued_while_paused_nor_after_the_end() {
    RecurringInvoice made = created(Map.of("stopDate", TODAY.plusMonths(1)));
    app.manageRecurring.toggle(app.scope(), made.id());
    run();
    assertThat(issues(made)).isEmpty();
    assertThat(stored(made).next()).isEqualTo(TODAY);
    app.manageRecurring.toggle(app.scope(), made.id());
    at(TODAY.plusMonths(5), "10:00");
    run();
    assertThat(issues(made))
        .extracting(RecurringInvoices.Issue::occurrence)
        .containsExactly(TODAY, TODAY.plusMonths(1));
    assertThat(stored(made).ended()).isTrue();
    assertThat(stored(made).active()).isTrue();
  }

  @Test
  void issue_now_leaves_the_next_day_and_works_while_paused() {
    RecurringInvoice made =
        created(Map.of("nextIssuanceDate", TODAY.plusDays(9), "isActive", false));
    InvoiceDetail one = app.issueRecurring.issueNow(app.scope(), made.id());
    InvoiceDetail two = app.issueRecurring.issueNow(app.scope(), made.id());
    assertThat(one.invoice().displayNumber()).isEqualTo("FACT-0001");
    assertThat(two.invoice().displayNumber()).isEqualTo("FACT-0002");
    RecurringInvoice after = stored(made);
    assertThat(after.next()).isEqualTo(TODAY.plusDays(9));
    assertThat(after.active()).isFalse();
    assertThat(after.lastInvoice()).isEqualTo(two.invoice().id());
  }

  @Test
  void prices_follow_the_rate_of_the_day_the_markup_and_the_product() {
    app.bank.publish("2026-11-19", "4.9000").publish("2026-11-20", "4.9750");
    UUID product =
        app.manageProducts
            .create(
                app.scope(),
                Entries.record(
                    ProductEntry.class,
                    Map.of("name", "Abonament", "defaultPrice", new BigDecimal("50"))))
            .id()
            .value();
    RecurringInvoice made =
        created(
            Map.of(
                "lines",
                List.of(
                    line(Map.of("priceRule", "exchange_rate", "referenceCurrency", "EUR")),
                    line(
                        Map.of(
                            "priceRule", "markup",
                            "referenceCurrency", "EUR",
                            "markupPercent", new BigDecimal("2"))),
                    line(Map.of("priceRule", "latest_product_price", "productId", product)))));
    app.manageProducts.update(
        app.scope(),
        new ProductId(product),
        Entries.record(ProductEntry.class, Map.of("defaultPrice", new BigDecimal("60"))),
        Set.of("defaultPrice"));
    run();
    assertThat(only(made).content().lines())
        .extracting(each -> each.unitPrice().value().stripTrailingZeros())
        .containsExactly(new BigDecimal("497.5"), new BigDecimal("507.45"), new BigDecimal("6E+1"));
    ReadRecurring.Shown shown = app.readRecurring.get(app.scope(), made.id());
    assertThat(shown.totals().subtotal().amount()).isEqualByComparingTo("300");
    assertThat(Objects.requireNonNull(shown.estimate()).subtotal().amount())
        .isEqualByComparingTo("1064.95");
  }

  private List<Notice> told() {
    return app.told.stream()
        .filter(notice -> notice.type() == NotificationType.RECURRING_INVOICE_FAILED)
        .toList();
  }

  @Test
  void invoice_waits_for_its_exchange_rate_and_says_so() {
    app.bank.publish("2026-11-20", "4.9750");
    app.bank.silent(true);
    RecurringInvoice made =
        created(
            Map.of(
                "lines",
                List.of(line(Map.of("priceRule", "exchange_rate", "referenceCurrency", "EUR")))));
    run();
    assertThat(issues(made)).isEmpty();
    RecurringInvoice.Failure failure = Objects.requireNonNull(stored(made).failure());
    assertThat(failure.reason()).contains("lines[0].unitPrice", "not known for sure");
    assertThat(told())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.company()).isEqualTo(app.scope().company());
              assertThat(notice.key()).isEqualTo(made.id() + "@" + TODAY);
              assertThat(notice.data())
                  .containsEntry("recurringInvoiceId", made.id().toString())
                  .containsEntry("occurrence", "21.11.2026")
                  .hasEntrySatisfying("error", error -> assertThat(error).contains("not known"));
            });
    app.clock.pass(Duration.ofHours(1));
    run();
    assertThat(told())
        .as("of the same period nobody is told twice")
        .extracting(Notice::key)
        .containsOnly(made.id() + "@" + TODAY);
    app.bank.silent(false);
    run();
    assertThat(issues(made)).as("not before the hour has passed").isEmpty();
    app.clock.pass(Duration.ofHours(1));
    run();
    assertThat(only(made).content().lines().get(0).unitPrice().value())
        .isEqualByComparingTo("497.50");
    assertThat(stored(made).failure()).isNull();
  }

  @Test
  void credit_note_becomes_an_invoice_that_takes_back() {
    RecurringInvoice made =
        created(Map.of("documentType", "credit_note", "invoiceTypeCode", "381"));
    run();
    Invoice issued = only(made);
    assertThat(issued.content().typeCode()).isEqualTo("380");
    assertThat(issued.totals().total().amount()).isEqualByComparingTo("-121.00");
    assertThatThrownBy(
            () -> created(Map.of("seriesId", series(SeriesType.CREDIT_NOTE).id().value())))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("seriesId"));
  }

  @Test
  void mail_is_planned_in_the_same_commit_for_its_time() {
    RecurringInvoice made =
        created(
            Map.of("autoEmailEnabled", true, "autoEmailTime", "08:30", "autoEmailDayOffset", 2));
    RecurringInvoice silent = created(Map.of());
    run();
    assertThat(app.plannedMails)
        .containsOnly(Map.entry(only(made).id(), Instant.parse("2026-11-23T06:30:00Z")));
    assertThat(only(silent).status()).isEqualTo(DocumentStatus.ISSUED);
  }

  @Test
  void what_is_in_the_way_is_told_and_put_right_by_a_change() {
    RecurringInvoice made = created(Map.of());
    Series chosen = series(SeriesType.INVOICE);
    Series other =
        app.manageSeries.create(
            app.scope(),
            Entries.record(ManageSeries.Command.class, Map.of("prefix", "REC", "type", "invoice")));
    app.manageSeries.change(
        app.scope(),
        chosen.id(),
        Entries.record(ManageSeries.Command.class, Map.of("active", false)),
        Set.of("active"));
    run();
    assertThat(issues(made)).isEmpty();
    assertThat(Objects.requireNonNull(stored(made).failure()).reason()).contains("not active");
    assertThatThrownBy(() -> app.issueRecurring.issueNow(app.scope(), made.id()))
        .isInstanceOf(DomainException.RuleViolated.class);
    app.manageRecurring.update(
        app.scope(),
        made.id(),
        Entries.record(RecurringEntry.class, Map.of("seriesId", other.id().value())),
        Set.of("seriesId"));
    run();
    assertThat(only(made).displayNumber()).startsWith("REC");
    assertThat(invoices()).as("failed attempts leave nothing").hasSize(1);
  }

  @Test
  void plan_without_recurring_invoices_neither_adds_nor_resumes_nor_issues() {
    RecurringInvoice made = created(Map.of());
    app.transactions.inPlatform(
        () -> {
          app.organizations.changePlan(app.scope().profile().organization(), "starter");
          return 0;
        });
    app.clock.pass(Duration.ofSeconds(2));
    assertThatThrownBy(() -> created(Map.of()))
        .isInstanceOf(ApplicationException.PlanLimit.class)
        .hasMessage("Recurring invoices are not available on your plan.");
    assertThatThrownBy(() -> app.issueRecurring.issueNow(app.scope(), made.id()))
        .isInstanceOf(ApplicationException.PlanLimit.class);
    run();
    assertThat(issues(made)).isEmpty();
    assertThat(Objects.requireNonNull(stored(made).failure()).reason()).contains("your plan");
    assertThat(app.manageRecurring.toggle(app.scope(), made.id()).active()).isFalse();
    assertThatThrownBy(() -> app.manageRecurring.toggle(app.scope(), made.id()))
        .isInstanceOf(ApplicationException.PlanLimit.class);
    app.manageRecurring.delete(app.scope(), made.id());
  }

  @Test
  void everything_missing_or_wrong_is_told_at_once_with_422() {
    assertThatThrownBy(
            () ->
                app.manageRecurring.create(
                    app.scope(), Entries.record(RecurringEntry.class, Map.of())))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "clientId",
                        "seriesId",
                        "currency",
                        "frequency",
                        "frequencyDay",
                        "nextIssuanceDate",
                        "dueDateType",
                        "lines"));
    Map<String, @Nullable Object> wrong = new HashMap<>();
    wrong.put("clientId", new UUID(1, 1));
    wrong.put("documentType", "receipt");
    wrong.put("frequency", "daily");
    wrong.put("dueDateType", "fixed");
    wrong.put("dueDateFixedDay", 32);
    wrong.put("autoEmailTime", "25:00");
    wrong.put("penaltyEnabled", true);
    wrong.put(
        "lines",
        List.of(
            line(Map.of("quantity", BigDecimal.ZERO, "priceRule", "exchange_rate")),
            line(Map.of("priceRule", "markup", "vatRateId", new UUID(1, 1))),
            line(Map.of("priceRule", "latest_product_price")),
            line(Map.of("priceRule", "guess", "productId", new UUID(1, 1)))));
    assertThatThrownBy(() -> created(wrong))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "clientId",
                        "documentType",
                        "frequency",
                        "dueDateFixedDay",
                        "autoEmailTime",
                        "penaltyPercentPerDay",
                        "lines[0].quantity",
                        "lines[0].referenceCurrency",
                        "lines[1].markupPercent",
                        "lines[1].vatRateId",
                        "lines[2].productId",
                        "lines[3].priceRule",
                        "lines[3].productId"));
    assertThatThrownBy(() -> created(Map.of("stopDate", TODAY.minusDays(1))))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void change_keeps_what_is_not_sent_and_refuses_a_day_that_has_its_invoice() {
    RecurringInvoice made =
        created(
            Map.of(
                "reference", "A",
                "stopDate", TODAY.plusYears(1),
                "lines",
                    List.of(
                        line(
                            Map.of(
                                "priceRule", "markup",
                                "markupPercent", new BigDecimal("3"),
                                "discountPercent", new BigDecimal("10"))))));
    run();
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("stopDate", null);
    RecurringInvoice changed =
        app.manageRecurring.update(
            app.scope(), made.id(), Entries.record(RecurringEntry.class, none), Set.of("stopDate"));
    assertThat(changed.stop()).isNull();
    assertThat(changed.reference()).isEqualTo("A");
    assertThat(changed.next()).isEqualTo(TODAY.plusMonths(1));
    assertThat(changed.template())
        .usingRecursiveComparison()
        .ignoringFields("lines")
        .isEqualTo(made.template());
    assertThat(changed.template().lines())
        .usingRecursiveComparison()
        .ignoringFields("line.id")
        .isEqualTo(made.template().lines());
    assertThatThrownBy(() -> moved(made, TODAY))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("nextIssuanceDate"));
    assertThatThrownBy(
            () ->
                app.manageRecurring.update(
                    app.scope(),
                    made.id(),
                    Entries.record(RecurringEntry.class, Map.of()),
                    Set.of()))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("No fields provided");
  }

  private void moved(RecurringInvoice made, LocalDate next) {
    app.manageRecurring.update(
        app.scope(),
        made.id(),
        Entries.record(RecurringEntry.class, Map.of("nextIssuanceDate", next)),
        Set.of("nextIssuanceDate"));
  }

  @Test
  void days_that_have_their_invoices_are_passed_over_when_the_schedule_is_moved_back() {
    RecurringInvoice made = created(Map.of());
    run();
    moved(made, TODAY.minusMonths(1));
    run();
    assertThat(issues(made))
        .extracting(RecurringInvoices.Issue::occurrence)
        .containsExactlyInAnyOrder(TODAY, TODAY.minusMonths(1));
    assertThat(stored(made).next()).isEqualTo(TODAY.plusMonths(1));
  }

  @Test
  void several_are_served_each_for_itself() {
    RecurringInvoice one = created(Map.of());
    RecurringInvoice two = created(Map.of());
    List<String> ids = List.of(one.id().toString(), "x", new UUID(1, 1).toString());
    assertThat(app.manageRecurring.activateAll(app.scope(), ids, false).done()).isEqualTo(1);
    assertThat(stored(one).active()).isFalse();
    BulkOutcome issued = app.issueRecurring.issueAllNow(app.scope(), ids);
    assertThat(issued.done()).isEqualTo(1);
    assertThat(issued.errors()).containsOnlyKeys("x", new UUID(1, 1).toString());
    BulkOutcome deleted =
        app.manageRecurring.deleteAll(
            app.scope(), List.of(one.id().toString(), two.id().toString(), "x"));
    assertThat(deleted.done()).isEqualTo(2);
    assertThat(invoices()).as("what it issued stays").hasSize(1);
    assertThatThrownBy(() -> app.manageRecurring.deleteAll(app.scope(), List.of()))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void strangers_find_nothing_and_roles_do_what_they_may() {
    RecurringInvoice made = created(Map.of());
    RecurringId id = made.id();
    CompanyScope stranger = app.stranger();
    assertThatThrownBy(() -> app.readRecurring.get(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageRecurring.toggle(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageRecurring.delete(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.issueRecurring.issueNow(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.runRecurring.run(RunRecurring.job(stranger.company(), id, TODAY));
    assertThat(issues(made)).isEmpty();
    CompanyScope employee = app.as(Role.EMPLOYEE);
    assertThat(
            app.readRecurring
                .list(employee, RecurringInvoices.Filter.ANY, new Page.Request(1, 20))
                .total())
        .isEqualTo(1);
    assertThatThrownBy(() -> app.manageRecurring.toggle(employee, id))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.issueRecurring.issueNow(employee, id))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void looks_follow_each_other_and_never_queue_an_occurrence_twice() {
    RecurringInvoice made = created(Map.of());
    app.scheduleRecurring.begin();
    app.scheduleRecurring.begin();
    assertThat(app.jobs.waiting(ScheduleRecurring.KIND)).hasSize(1);
    for (int i = 0; i < 2; i++) {
      app.transactions.inPlatform(
          () -> {
            app.scheduleRecurring.run(new Job(ScheduleRecurring.KIND, null, "x", "{}"));
            return 0;
          });
    }
    assertThat(app.jobs.waiting(RunRecurring.KIND)).hasSize(1);
    assertThat(app.jobs.waiting(ScheduleRecurring.KIND))
        .extracting(entry -> entry.when())
        .containsExactly(
            Instant.parse("2026-11-21T10:00:00Z"), Instant.parse("2026-11-21T10:05:00Z"));
    app.deleteCompany.delete(app.owner(), app.scope().company());
    app.jobs.runAll(app.runRecurring);
    assertThat(issues(made)).as("nothing is issued for a deleted company").isEmpty();
  }

  /** Where work dies: before the transaction, or at its end with all of it done. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void death_at_any_boundary_leaves_all_or_nothing_and_the_next_run_does_the_rest(int boundary) {
    RecurringInvoice made = created(Map.of("autoEmailEnabled", true));
    int[] passed = {0};
    app.transactions.atBoundaries(
        () -> {
          if (++passed[0] == boundary) {
            throw new IllegalStateException("died");
          }
        });
    try {
      app.runRecurring.run(RunRecurring.job(made.company(), made.id(), TODAY));
    } catch (IllegalStateException died) {
      assertThat(died).hasMessage("died");
    }
    app.transactions.atBoundaries(() -> {});
    assertThat(invoices()).hasSize(issues(made).size());
    assertThat(app.plannedMails).hasSize(issues(made).size());
    assertThat(stored(made).next().equals(TODAY)).isEqualTo(issues(made).isEmpty());
    app.runRecurring.run(RunRecurring.job(made.company(), made.id(), TODAY));
    app.runRecurring.run(RunRecurring.job(made.company(), made.id(), TODAY));
    assertThat(only(made).displayNumber()).isEqualTo("FACT-0001");
    assertThat(app.plannedMails).hasSize(1);
  }

  /**
   * Runs, repeated jobs, pauses, downtimes and invoices out of turn in any order: each occurrence
   * up to the last run has its invoice once, and numbers have no gap.
   */
  @ParameterizedTest
  @EnumSource(Frequency.class)
  void no_sequence_loses_or_repeats_an_occurrence(Frequency frequency) {
    for (int seed = 1; seed <= 4; seed++) {
      TestApplication fresh = app;
      Random chance = new Random(20261128L + seed);
      fresh.clock.set(TestApplication.START);
      int day = frequency.countsWeeks() ? 1 + chance.nextInt(7) : 1 + chance.nextInt(31);
      RecurringInvoice made =
          created(
              Map.of(
                  "frequency",
                  frequency.wireName(),
                  "frequencyDay",
                  day,
                  "frequencyMonth",
                  1 + chance.nextInt(12)));
      Set<LocalDate> tried = new LinkedHashSet<>(List.of(TODAY));
      for (int step = 0; step < 25; step++) {
        switch (chance.nextInt(6)) {
          case 0, 1 -> fresh.clock.pass(Duration.ofHours(chance.nextInt(24 * 70)));
          case 2 -> fresh.manageRecurring.toggle(fresh.scope(), made.id());
          case 3 -> fresh.issueRecurring.issueNow(fresh.scope(), made.id());
          case 4 ->
              tried.forEach(
                  each ->
                      fresh.runRecurring.run(RunRecurring.job(made.company(), made.id(), each)));
          default -> run();
        }
        tried.add(stored(made).next());
      }
      if (!stored(made).active()) {
        fresh.manageRecurring.toggle(fresh.scope(), made.id());
      }
      run();
      LocalDate today = fresh.clock.instant().atZone(BUCHAREST).toLocalDate();
      List<LocalDate> expected =
          Stream.iterate(TODAY, made.schedule()::following)
              .takeWhile(each -> !each.isAfter(today))
              .toList();
      assertThat(
              issues(made).stream()
                  .map(RecurringInvoices.Issue::occurrence)
                  .filter(Objects::nonNull))
          .as(frequency + " " + seed)
          .containsExactlyElementsOf(expected);
      fresh.manageRecurring.delete(fresh.scope(), made.id());
    }
    List<Long> numbers =
        new ArrayList<>(
            invoices().stream()
                .map(each -> Objects.requireNonNull(each.number()).sequence())
                .sorted()
                .toList());
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1L);
    }
  }
}
