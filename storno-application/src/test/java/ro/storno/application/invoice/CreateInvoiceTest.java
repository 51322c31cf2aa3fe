package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class CreateInvoiceTest {
  private final TestApplication app = new TestApplication();

  private CreateInvoice.Result created(Entries.InvoiceForm form) {
    return app.create.create(app.scope(), form.build());
  }

  private static Entries.InvoiceForm form() {
    return Entries.invoice();
  }

  @Test
  void draft_takes_defaults_from_company_and_client() {
    Client client = app.client("Client SRL");
    CreateInvoice.Result made = created(form().to(client));
    Invoice invoice = made.invoice().invoice();
    assertThat(invoice.status()).isEqualTo(DocumentStatus.DRAFT);
    assertThat(invoice.displayNumber()).matches("DRAFT-[0-9a-f]{8}");
    assertThat(invoice.content().currency()).isEqualTo(Currency.RON);
    assertThat(invoice.content().typeCode()).isEqualTo("380");
    assertThat(invoice.content().supplier()).isEqualTo(app.scope().profile().party());
    assertThat(invoice.content().buyer()).isEqualTo(client.party());
    assertThat(invoice.totals().total()).isEqualTo(Money.of("242.00", Currency.RON));
    assertThat(made.validation().errors()).isEmpty();
    assertThat(made.validation().schematronAvailable()).isTrue();
    assertThat(made.replayed()).isFalse();
    assertThat(made.invoice().events())
        .extracting(happening -> happening.event().type())
        .containsExactly(InvoiceEvent.Type.CREATED);
    assertThat(made.invoice().events().get(0).by().name()).isEqualTo("Ana Pop");
    assertThat(app.stored(invoice.id())).isEqualTo(invoice);
  }

  @Test
  void receiver_without_client_is_printed_as_typed() {
    Invoice invoice =
        created(form().with("receiverName", " Ion Pop ").with("receiverCif", "1800101221144"))
            .invoice()
            .invoice();
    assertThat(invoice.content().clientId()).isNull();
    assertThat(invoice.content().buyer().name()).isEqualTo("Ion Pop");
    assertThat(invoice.content().buyer().taxCode()).isEqualTo("1800101221144");
  }

  @Test
  void vat_rate_id_wins_over_rate_and_rate_over_the_default() {
    CompanyVatRate reduced = app.manageRates.list(app.scope()).get(1);
    InvoiceEntry.Line byId =
        Entries.record(
            InvoiceEntry.Line.class,
            Map.of(
                "description",
                "x",
                "quantity",
                BigDecimal.ONE,
                "unitPrice",
                BigDecimal.TEN,
                "vatRateId",
                reduced.id().value(),
                "vatRate",
                new BigDecimal("9")));
    Invoice invoice =
        created(
                form()
                    .lines(
                        byId,
                        Entries.line("1", "10", "9", null),
                        Entries.line("1", "10"),
                        Entries.line("1", "10", "0", null),
                        Entries.line("1", "10", "21", "E"),
                        Entries.line("1", "10", null, "AE")))
            .invoice()
            .invoice();
    assertThat(invoice.content().lines())
        .extracting(line -> line.vatRate().category() + " " + line.vatRate().percentage())
        .containsExactly("S 11.00", "S 9.00", "S 21.00", "Z 0.00", "S 21.00", "AE 0.00");
  }

  @Test
  void client_series_rate_and_parent_of_another_company_are_not_found() {
    CompanyVatRate foreignRate = app.manageRates.list(app.stranger()).get(0);
    Series foreignSeries = app.manageSeries.list(app.stranger(), "invoice").get(0);
    Invoice foreign = app.create.create(app.stranger(), form().build()).invoice().invoice();
    assertNotFound(form().with("documentSeriesId", foreignSeries.id().value()));
    assertNotFound(form().with("clientId", app.ids.next()));
    assertNotFound(
        form().with("documentType", "credit_note").with("parentDocumentId", foreign.id().value()));
    assertNotFound(
        form()
            .lines(
                Entries.record(
                    InvoiceEntry.Line.class,
                    Map.of(
                        "description",
                        "x",
                        "quantity",
                        BigDecimal.ONE,
                        "unitPrice",
                        BigDecimal.TEN,
                        "vatRateId",
                        foreignRate.id().value()))));
  }

  private void assertNotFound(Entries.InvoiceForm form) {
    assertThatThrownBy(() -> created(form)).isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void values_outside_their_lists_are_all_named() {
    ApplicationException.Invalid refused =
        catchThrowableOfType(
            ApplicationException.Invalid.class,
            () ->
                created(
                    form()
                        .with("currency", "LEI")
                        .with("language", "it")
                        .with("paymentMethod", "shells")
                        .with("documentType", "poem")
                        .with("invoiceTypeCode", "999")));
    assertThat(refused.errors())
        .containsOnlyKeys(
            "currency", "language", "paymentMethod", "documentType", "invoiceTypeCode");
  }

  @Test
  void quantity_of_nought_is_malformed_and_a_due_date_before_issue_unacceptable() {
    assertThatThrownBy(() -> created(form().lines(Entries.line("0", "1"))))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            refused -> assertThat(refused.errors()).containsKey("lines[0].quantity"));
    assertThatThrownBy(() -> created(form().with("dueDate", TestApplication.TODAY.minusDays(1))))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("dueDate"));
  }

  @Test
  void series_must_fit_the_document_and_be_active() {
    Series notes = app.manageSeries.list(app.scope(), "credit_note").get(0);
    assertThatThrownBy(() -> created(form().with("documentSeriesId", notes.id().value())))
        .isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void unlinked_negative_invoice_stays_an_invoice() {
    Invoice invoice =
        created(form().with("invoiceTypeCode", "381").lines(Entries.line("-1", "100")))
            .invoice()
            .invoice();
    assertThat(invoice.content().documentType()).isEqualTo(DocumentType.INVOICE);
    assertThat(invoice.content().typeCode()).isEqualTo("380");
    assertThat(invoice.totals().total()).isEqualTo(Money.of("-121.00", Currency.RON));
  }

  @Test
  void kind_of_operation_may_come_as_type_code() {
    assertThat(
            created(form().with("invoiceTypeCode", "reverse_charge")).invoice().invoice().content())
        .satisfies(
            content -> {
              assertThat(content.operationKind()).isEqualTo("reverse_charge");
              assertThat(content.typeCode()).isEqualTo("380");
            });
  }

  @Test
  void credit_note_follows_its_parent() {
    Invoice parent = app.issued();
    Entries.InvoiceForm credit =
        form()
            .with("documentType", "credit_note")
            .with("parentDocumentId", parent.id().value())
            .with("clientId", parent.content().clientId().value())
            .lines(Entries.line("-1", "100"));
    CreateInvoice.Result made = created(credit);
    assertThat(made.invoice().parent().number()).isEqualTo("FACT-0001");
    assertThat(made.invoice().invoice().content().typeCode()).isEqualTo("381");
    Invoice issued = app.issue.issue(app.scope(), made.invoice().invoice().id()).invoice();
    assertThat(issued.displayNumber()).isEqualTo("CN-0001");

    assertThat(
            created(credit.with("idempotencyKey", "positive").lines(Entries.line("1", "50")))
                .invoice()
                .invoice()
                .totals()
                .total())
        .as("typed either way, a credit note takes back")
        .isEqualTo(Money.of("-60.50", Currency.RON));
    assertThatThrownBy(
            () -> created(credit.with("currency", "EUR").lines(Entries.line("-1", "100"))))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(
            () ->
                created(
                    form()
                        .with("parentDocumentId", parent.id().value())
                        .with("clientId", parent.content().clientId().value())))
        .as("an invoice has no parent")
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void collected_invoice_is_paid_in_the_same_transaction() {
    InvoiceEntry.Collect whole = new InvoiceEntry.Collect(null, "cash", null, "CH-7", null);
    InvoiceDetail detail = created(form().with("collect", whole)).invoice();
    assertThat(detail.payments()).hasSize(1);
    assertThat(detail.payments().get(0).amount()).isEqualTo(Money.of("242.00", Currency.RON));
    assertThat(detail.payments().get(0).reference()).isEqualTo("CH-7");
    assertThat(detail.invoice().balance().isZero()).isTrue();
    assertThat(detail.events())
        .extracting(happening -> happening.event().type())
        .containsExactly(InvoiceEvent.Type.PAYMENT_RECEIVED, InvoiceEvent.Type.CREATED);
    assertThat(app.listPayments.list(app.scope(), detail.invoice().id())).hasSize(1);
  }

  @Test
  void collecting_too_much_leaves_no_invoice_behind() {
    InvoiceEntry.Collect much =
        new InvoiceEntry.Collect(new BigDecimal("242.02"), null, null, null, null);
    assertThatThrownBy(() -> created(form().with("collect", much)))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThat(
            app.list
                .list(app.scope(), ListInvoices.Criteria.ALL, new Page.Request(1, 20))
                .page()
                .total())
        .isZero();
  }

  @Test
  void vat_rules_apply_to_clients_abroad_only_when_asked() {
    Client german =
        app.createClient
            .create(
                app.scope(),
                Entries.client("GmbH").with("country", "DE").with("county", null).build())
            .client();
    assertThat(rates(form().to(german))).containsExactly("S 21.00");
    assertThat(rates(form().to(german).with("autoApplyVatRules", true)))
        .as("neither VIES nor OSS")
        .containsExactly("S 21.00");
    app.updateCompany.update(
        app.owner(),
        app.scope().company(),
        Entries.record(UpdateCompany.Command.class, Map.of("oss", true)),
        Set.of("oss"));
    Invoice oss =
        app.create
            .create(app.fresh(), form().to(german).with("autoApplyVatRules", true).build())
            .invoice()
            .invoice();
    assertThat(oss.content().lines().get(0).vatRate()).isEqualTo(VatRate.standard("19"));
    Client swiss =
        app.createClient
            .create(
                app.scope(),
                Entries.client("AG").with("country", "CH").with("county", null).build())
            .client();
    assertThat(rates(form().to(swiss).with("autoApplyVatRules", true))).containsExactly("G 0.00");
    assertThat(
            rates(
                form()
                    .to(swiss)
                    .with("autoApplyVatRules", true)
                    .lines(Entries.line("1", "1", null, "E"))))
        .containsExactly("E 0.00");
  }

  private List<String> rates(Entries.InvoiceForm form) {
    return created(form.with("idempotencyKey", app.ids.hex(6)))
        .invoice()
        .invoice()
        .content()
        .lines()
        .stream()
        .map(line -> line.vatRate().category() + " " + line.vatRate().percentage())
        .toList();
  }

  @Test
  void seller_who_is_not_registered_charges_no_vat_by_default() {
    CompanyScope small =
        app.with(
            company ->
                new Company(
                    company.id(),
                    company.organization(),
                    unregistered(company.party()),
                    company.settings(),
                    null,
                    false,
                    company.createdAt(),
                    null,
                    null));
    Invoice invoice = app.create.create(small, form().build()).invoice().invoice();
    assertThat(invoice.content().lines().get(0).vatRate().category()).isEqualTo(VatCategory.O);
  }

  private static Party unregistered(Party party) {
    return new Party(
        party.name(),
        party.taxCode(),
        null,
        party.registrationNumber(),
        false,
        party.address(),
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void percentage_wins_where_clients_send_both_discounts_back() {
    InvoiceEntry.Line line =
        Entries.record(
            InvoiceEntry.Line.class,
            Map.of(
                "description", "x",
                "quantity", BigDecimal.ONE,
                "unitPrice", new BigDecimal("200"),
                "discount", new BigDecimal("20"),
                "discountPercent", new BigDecimal("10")));
    assertThat(created(form().lines(line)).invoice().invoice().totals().subtotal())
        .isEqualTo(Money.of("180.00", Currency.RON));
  }

  @Test
  void employee_and_frozen_company_create_nothing() {
    assertThatThrownBy(() -> app.create.create(app.as(Role.EMPLOYEE), form().build()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    CompanyScope frozen =
        app.with(
            company ->
                new Company(
                    company.id(),
                    company.organization(),
                    company.party(),
                    company.settings(),
                    null,
                    true,
                    company.createdAt(),
                    null,
                    null));
    assertThatThrownBy(() -> app.create.create(frozen, form().build()))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("upgrade");
    assertThat(
            app.list.list(frozen, ListInvoices.Criteria.ALL, new Page.Request(1, 1)).page().total())
        .isZero();
  }
}
