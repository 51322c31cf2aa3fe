package ro.storno.application.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Client;

class ExportSagaTest {
  private static final ExportSaga.Wanted ALL =
      new ExportSaga.Wanted(null, null, null, null, null, null);

  private final TestApplication app = new TestApplication();
  private String name = "";

  private Document written(Function<Consumer<String>, String> export) throws Exception {
    List<String> lines = new ArrayList<>();
    name = export.apply(lines::add);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(String.join("\n", lines))));
  }

  private static List<String> texts(Document document, String element) {
    NodeList nodes = document.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private Invoice draft(Client client, Map<String, Object> values) {
    Entries.InvoiceForm form = Entries.invoice().to(client).with("idempotencyKey", app.ids.hex(8));
    values.forEach(form::with);
    return app.create.create(app.scope(), form.build()).invoice().invoice();
  }

  private Invoice issued(Client client, Map<String, Object> values) {
    return app.issue.issue(app.scope(), draft(client, values).id()).invoice();
  }

  private void pay(Invoice invoice, String amount, String method) {
    app.pay.record(
        app.scope(),
        invoice.id(),
        new RecordPayment.Command(
            new BigDecimal(amount), TestApplication.TODAY, method, null, null, null));
  }

  private Document invoices(Map<String, Object> criteria) throws Exception {
    return written(
        lines ->
            app.exportSaga.invoices(
                app.scope(),
                Entries.record(ListInvoices.Criteria.class, new HashMap<>(criteria)),
                lines));
  }

  private Document receipts(ExportSaga.Wanted wanted) throws Exception {
    return written(
        lines -> app.exportSaga.payments(app.scope(), Direction.OUTGOING, wanted, lines));
  }

  @Test
  void invoices_that_were_issued_and_stand_are_told_with_their_lines() throws Exception {
    Client client = app.client("Țevi <&]]> SRL");
    Invoice invoice =
        issued(client, Map.of("lines", List.of(Entries.line("2", "100"), Entries.line("1", "5"))));
    draft(client, Map.of());
    app.cancel.cancel(app.scope(), issued(client, Map.of()).id(), "greșeală de operare");
    Document xml = invoices(Map.of());
    assertThat(xml.getDocumentElement().getTagName()).isEqualTo("Facturi");
    assertThat(texts(xml, "FacturaNumar")).containsExactly(invoice.displayNumber());
    assertThat(texts(xml, "ClientNume")).containsExactly("Țevi <&]]> SRL");
    assertThat(texts(xml, "FurnizorCIF")).containsExactly("RO12345674");
    assertThat(texts(xml, "FacturaData")).containsExactly("21.11.2026");
    assertThat(texts(xml, "FacturaScadenta")).containsExactly("21.12.2026");
    assertThat(texts(xml, "FacturaTaxareInversa")).containsExactly("Nu");
    assertThat(texts(xml, "Valoare")).containsExactly("200.00", "5.00");
    assertThat(texts(xml, "TVA")).containsExactly("42.00", "1.05");
    assertThat(texts(xml, "ProcTVA")).containsExactly("21.00", "21.00");
    assertThat(texts(xml, "Total")).containsExactly("248.05");
    assertThat(name).isEqualTo("I_RO12345674_multiple_21_11_2026_21_11_2026.xml");
    assertThat(texts(invoices(Map.of("status", "draft")), "FacturaNumar"))
        .singleElement()
        .asString()
        .startsWith("DRAFT-");
    assertThat(texts(invoices(Map.of("from", TestApplication.TODAY.plusDays(1))), "Factura"))
        .isEmpty();
    assertThat(name).startsWith("I_RO12345674_multiple_22_11_2026_");
  }

  @Test
  void payments_are_booked_by_their_means_and_matched_by_romanian_codes_only() throws Exception {
    Client romanian =
        app.createClient
            .create(app.scope(), Entries.client("Intern SRL").with("cui", "RO18547290").build())
            .client();
    Client german =
        app.createClient
            .create(
                app.scope(),
                Entries.client("Extern GmbH")
                    .with("country", "DE")
                    .with("county", null)
                    .with("cui", "136695976")
                    .build())
            .client();
    Invoice one = issued(romanian, Map.of());
    pay(one, "100", "cash");
    pay(one, "50", "bank_transfer");
    pay(one, "20", "card");
    pay(issued(german, Map.of()), "10", "bank_transfer");
    Document xml = receipts(ALL);
    assertThat(xml.getDocumentElement().getTagName()).isEqualTo("Incasari");
    assertThat(texts(xml, "TipDocument")).containsExactlyInAnyOrder("Chitanta", "OP", "Card", "OP");
    assertThat(texts(xml, "Cont")).containsExactlyInAnyOrder("5311", "5121", "5125.2", "5121");
    assertThat(texts(xml, "CodFiscal"))
        .as("neither for a card nor for somebody abroad")
        .containsExactlyInAnyOrder("18547290", "18547290", "", "");
    Document overridden =
        receipts(new ExportSaga.Wanted(null, null, null, "5311.1", null, "5125.9"));
    assertThat(texts(overridden, "Cont"))
        .containsExactlyInAnyOrder("5311.1", "5121", "5125.9", "5121");
    assertThat(
            texts(
                written(
                    lines -> app.exportSaga.payments(app.scope(), Direction.INCOMING, ALL, lines)),
                "Linie"))
        .isEmpty();
    assertThatThrownBy(() -> receipts(new ExportSaga.Wanted(null, null, "EURO", "x", null, "5125")))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys("currency", "accountCash", "accountCard"));
  }

  @Test
  void one_currency_alone_is_booked_under_its_own_accounts() throws Exception {
    app.bank.publish("2026-11-20", "5.0820");
    Client client = app.client("C");
    pay(issued(client, Map.of("currency", "EUR")), "10", "bank_transfer");
    pay(issued(client, Map.of()), "20", "cash");
    change(Map.of("currencyAccounts", Map.of("eur", Map.of("bank", "5124", "cash", ""))));
    Document euros = receipts(new ExportSaga.Wanted(null, null, "eur", null, null, null));
    assertThat(texts(euros, "Suma")).containsExactly("10.00");
    assertThat(texts(euros, "Cont")).containsExactly("5124");
    assertThat(name).endsWith("_EUR.xml");
    assertThat(texts(receipts(ALL), "Cont")).containsExactlyInAnyOrder("5121", "5311");
  }

  private AccountingSettings change(Map<String, Object> saga) {
    return app.manageAccounting.change(
        app.scope(),
        new ManageAccountingSettings.Command(
            Entries.record(ManageAccountingSettings.SagaEntry.class, new HashMap<>(saga)), null));
  }

  @Test
  void settings_are_merged_and_fall_back_where_they_are_empty() {
    assertThat(app.manageAccounting.show(app.scope())).isEqualTo(AccountingSettings.INITIAL);
    change(Map.of("accountCard", "5125.7", "accountClients", "4111.1"));
    change(
        Map.of(
            "accountClients",
            "",
            "currencyAccounts",
            Map.of("EUR", Map.of("bank", "5124"), "USD", Map.of("cash", "5314"))));
    HashMap<String, Map<String, String>> forgotten = new HashMap<>();
    forgotten.put("USD", Map.of("cash", ""));
    forgotten.put("EUR", Map.of("card", "5125.3"));
    var settings = change(Map.of("currencyAccounts", forgotten));
    assertThat(settings).isEqualTo(app.manageAccounting.show(app.scope()));
    assertThat(settings.saga().lei().card()).isEqualTo("5125.7");
    assertThat(settings.saga().clients()).isEqualTo("4111");
    assertThat(settings.saga().currencies()).containsOnlyKeys("EUR");
    assertThat(settings.saga().accounts("EUR"))
        .isEqualTo(new AccountingSettings.Accounts("5311", "5124", "5125.3"));
    assertThat(app.manageAccounting.show(app.stranger())).isEqualTo(AccountingSettings.INITIAL);
  }

  @Test
  void what_is_no_account_is_refused_by_field_and_nothing_is_changed() {
    assertThatThrownBy(
            () ->
                change(
                    Map.of(
                        "accountBank",
                        "=1+1",
                        "accountCard",
                        "5125",
                        "currencyAccounts",
                        Map.of("EURO", Map.of(), "EUR", Map.of("cash", "casa")))))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "saga.accountBank",
                        "saga.accountCard",
                        "currencyAccounts.EURO",
                        "currencyAccounts.EUR.cash"));
    assertThat(app.manageAccounting.show(app.scope())).isEqualTo(AccountingSettings.INITIAL);
    assertThatThrownBy(
            () ->
                app.manageAccounting.change(
                    app.as(Role.ACCOUNTANT), new ManageAccountingSettings.Command(null, null)))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.exportSaga.clients(app.as(Role.EMPLOYEE), line -> {}))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void clients_and_products_are_told_as_saga_names_them() throws Exception {
    app.createClient.create(
        app.scope(), Entries.client("Intern SRL").with("cui", "RO18547290").build());
    Document clients = written(lines -> app.exportSaga.clients(app.scope(), lines));
    assertThat(clients.getDocumentElement().getTagName()).isEqualTo("Clienti");
    assertThat(texts(clients, "Denumire")).containsExactly("Intern SRL");
    assertThat(texts(clients, "Cod")).containsExactly("18547290");
    assertThat(name).isEqualTo("CLI_21_11_2026.xml");
    app.manageProducts.create(
        app.scope(),
        Entries.record(
            ProductEntry.class,
            Map.of("name", "Pâine", "code", "P1", "defaultPrice", new BigDecimal("5.5"))));
    Document products = written(lines -> app.exportSaga.products(app.scope(), lines));
    assertThat(texts(products, "Cod")).containsExactly("P1");
    assertThat(texts(products, "TVA")).containsExactly("21.00");
    assertThat(name).isEqualTo("ART_21_11_2026.xml");
    Document suppliers = written(lines -> app.exportSaga.suppliers(app.scope(), lines));
    assertThat(suppliers.getDocumentElement().getTagName()).isEqualTo("Furnizori");
    assertThat(name).isEqualTo("FRN_21_11_2026.xml");
  }
}
