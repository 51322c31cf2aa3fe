package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.Sha256;
import ro.storno.application.TestApplication;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;

class InvoiceReadingTest {
  private final TestApplication app = new TestApplication();

  private static ListInvoices.Criteria criteria(Map<String, Object> values) {
    return Entries.record(ListInvoices.Criteria.class, new HashMap<>(values));
  }

  private InvoiceQueries.Result list(Map<String, Object> values) {
    return app.list.list(app.scope(), criteria(values), new Page.Request(1, 20));
  }

  @Test
  void status_filters_by_either_axis() {
    Invoice issued = app.issued();
    app.draft();
    assertThat(list(Map.of("status", "draft")).page().total()).isEqualTo(1);
    assertThat(list(Map.of("status", "draft,issued")).page().total()).isEqualTo(2);
    assertThat(list(Map.of("status", "overdue")).page().total()).isZero();
    app.clock.pass(Duration.ofDays(40));
    assertThat(list(Map.of("status", "overdue")).page().data())
        .extracting(InvoiceQueries.Row::id)
        .containsExactly(issued.id());
    assertThat(list(Map.of("paymentStatus", "overdue", "status", "issued")).page().total())
        .isEqualTo(1);
  }

  @Test
  void criteria_without_meaning_are_refused_all_at_once() {
    assertThatThrownBy(
            () ->
                list(
                    Map.of(
                        "status", "lost",
                        "direction", "up",
                        "type", "poem",
                        "currency", "LEI",
                        "sort", "mood",
                        "order", "random")))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys("status", "direction", "type", "currency", "sort", "order"));
  }

  @Test
  void overdue_begins_after_the_due_date_in_the_companys_time_zone() {
    Invoice issued = app.issued();
    app.clock.set(Instant.parse("2026-12-21T21:59:59Z"));
    assertThat(app.get.get(app.scope(), issued.id()).today())
        .isEqualTo(LocalDate.parse("2026-12-21"));
    assertThat(list(Map.of("isOverdue", true)).page().total()).isZero();
    app.clock.set(Instant.parse("2026-12-21T22:00:00Z"));
    assertThat(list(Map.of("isOverdue", true)).page().total()).isEqualTo(1);
  }

  @Test
  void quick_check_tells_what_is_missing_for_e_factura() {
    Invoice bare =
        app.create
            .create(app.scope(), Entries.invoice().with("currency", "EUR").build())
            .invoice()
            .invoice();
    InvoiceValidation quick = app.validate.validate(app.scope(), bare.id(), null);
    assertThat(quick.valid()).isFalse();
    assertThat(quick.errors())
        .extracting(InvoiceValidation.Message::field)
        .contains("clientId", "exchangeRate");
    assertThat(quick.report()).isNull();
    assertThatThrownBy(() -> app.validate.validate(app.scope(), bare.id(), "thorough"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void full_check_gives_the_official_report() {
    Invoice draft = app.draft();
    InvoiceValidation valid = app.validate.validate(app.scope(), draft.id(), "full");
    assertThat(valid.valid()).isTrue();
    assertThat(valid.report().ruleSet().name()).isEqualTo("CIUS-RO");
    app.xml.say(Verdict.INVALID);
    InvoiceValidation invalid = app.validate.validate(app.scope(), draft.id(), "full");
    assertThat(invalid.valid()).isFalse();
    assertThat(invalid.errors())
        .anySatisfy(
            error -> {
              assertThat(error.ruleId()).isEqualTo("BR-CO-15");
              assertThat(error.source()).isEqualTo("en16931");
              assertThat(error.field()).isEqualTo("lines");
            });
  }

  @Test
  void paper_says_what_the_invoice_says() {
    app.accounts.create(
        app.scope(),
        Entries.record(
            ManageBankAccounts.Command.class,
            Map.of("iban", "RO09BCYP0000001234567890", "bankName", "BCR")));
    Invoice issued = app.issued();
    app.pay.record(
        app.scope(),
        issued.id(),
        new RecordPayment.Command(
            new BigDecimal("42"), TestApplication.TODAY, "card", null, null, null));
    InvoiceFile pdf = app.print.print(app.scope(), issued.id());
    assertThat(pdf.filename()).isEqualTo("invoice-FACT-0001.pdf");
    PrintableInvoice printed = app.printer.last();
    assertThat(printed.heading().standing()).isEqualTo(PrintableInvoice.Standing.VALID);
    assertThat(printed.heading().number()).isEqualTo("FACT-0001");
    assertThat(printed.totals().gross()).isEqualByComparingTo("242.00");
    assertThat(printed.totals().balance()).isEqualByComparingTo("200.00");
    assertThat(printed.vatBreakdown())
        .singleElement()
        .satisfies(row -> assertThat(row.vatAmount()).isEqualByComparingTo("42.00"));
    assertThat(printed.payments()).hasSize(1);
    assertThat(printed.bankAccounts())
        .extracting(PrintableInvoice.BankAccount::iban)
        .containsExactly("RO09BCYP0000001234567890");
    assertThat(printed.seller().address()).contains("București", "România");
  }

  @Test
  void draft_and_cancelled_papers_are_marked_and_credit_notes_are_negative() {
    Invoice draft = app.draft();
    app.print.print(app.scope(), draft.id());
    assertThat(app.printer.last().heading().standing()).isEqualTo(PrintableInvoice.Standing.DRAFT);
    Invoice issued = app.issued();
    Invoice note =
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
            .invoice();
    app.print.print(app.scope(), note.id());
    assertThat(app.printer.last().heading().kind()).isEqualTo(PrintableInvoice.Kind.CREDIT_NOTE);
    assertThat(app.printer.last().totals().gross()).isEqualByComparingTo("-121.00");
    assertThat(app.printer.last().references().get(0).number()).isEqualTo("FACT-0001");
    app.cancel.cancel(app.scope(), note.id(), "nu mai este nevoie");
    app.print.print(app.scope(), note.id());
    assertThat(app.printer.last().heading().standing())
        .isEqualTo(PrintableInvoice.Standing.CANCELLED);
    assertThat(app.printer.last().totals().balance()).isEqualByComparingTo("0.00");
  }

  @Test
  void attachments_come_back_under_a_harmless_name_and_type() {
    InvoiceId id = app.draft().id();
    byte[] content = {1, 2, 3};
    Attachment attached =
        app.attach.attach(
            app.scope(),
            id,
            new AttachToInvoice.Command(
                "C:\\temp\\..\\con\u202Etract\r\n\"x\".pdf",
                "text/html\r\nX-Evil: 1",
                content,
                "Contract"));
    assertThat(attached.filename()).doesNotContain("\\", "\r", "\n", "\"", "\u202E", "/");
    assertThat(attached.mimeType()).isEqualTo("application/octet-stream");
    assertThat(attached.sha256()).isEqualTo(Sha256.of(content));
    InvoiceFile file = app.downloadAttachment.download(app.scope(), id, attached.id());
    assertThat(file.content()).isEqualTo(content);
    assertThat(app.get.get(app.scope(), id).attachments()).hasSize(1);
    assertThatThrownBy(() -> app.downloadAttachment.download(app.stranger(), id, attached.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () -> app.downloadAttachment.download(app.scope(), app.draft().id(), attached.id()))
        .as("of another invoice")
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () ->
                app.attach.attach(
                    app.scope(), id, new AttachToInvoice.Command("x", null, new byte[0], null)))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThat(
            app.attach
                .attach(app.scope(), id, new AttachToInvoice.Command("..", null, content, null))
                .filename())
        .isEqualTo("attachment");
  }

  @Test
  void form_starts_with_the_companys_rates_or_those_of_the_client() {
    InvoiceDefaults home = app.defaults.show(app.scope(), null);
    assertThat(home.vatRates())
        .extracting(InvoiceDefaults.RateOption::label)
        .containsExactly("21%", "11%", "0%");
    assertThat(home.vatRates().get(0).isDefault()).isTrue();
    assertThat(home.unitsOfMeasure())
        .hasSizeGreaterThan(8)
        .contains(new InvoiceDefaults.UnitOption("buc", "buc (Bucata)", "H87"));
    assertThat(home.counties()).hasSize(42).contains(new InvoiceDefaults.Option("B", "Bucuresti"));
    assertThat(home.countries()).contains(new InvoiceDefaults.Option("RO", "România"));
    assertThat(home.exchangeRates()).isEmpty();
    Client swiss =
        app.createClient
            .create(
                app.scope(),
                Entries.client("AG")
                    .with("country", "CH")
                    .with("county", null)
                    .with("defaultPaymentTermDays", 14)
                    .build())
            .client();
    InvoiceDefaults export = app.defaults.show(app.scope(), swiss.id());
    assertThat(export.exportApplicable()).isTrue();
    assertThat(export.defaultPaymentTermDays()).isEqualTo(14);
    assertThat(export.vatRates())
        .filteredOn(InvoiceDefaults.RateOption::isDefault)
        .extracting(InvoiceDefaults.RateOption::label)
        .containsExactly("0%");
    assertThatThrownBy(() -> app.defaults.show(app.stranger(), swiss.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
