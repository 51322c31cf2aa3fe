package ro.storno.application.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Client;

class ExportCsvTest {
  private final TestApplication app = new TestApplication();

  private List<String> lines(
      CompanyScope scope, BiFunction<CompanyScope, Consumer<String>, Long> export) {
    List<String> lines = new ArrayList<>();
    long count = export.apply(scope, lines::add);
    assertThat(lines).hasSize((int) count + 1).allMatch(line -> line.endsWith("\r"));
    assertThat(lines.get(0)).startsWith(Csv.MARK);
    return lines;
  }

  private List<String> invoices(CompanyScope scope, Map<String, Object> criteria) {
    return lines(
        scope,
        (s, line) ->
            app.exportCsv.invoices(
                s, Entries.record(ListInvoices.Criteria.class, new HashMap<>(criteria)), line));
  }

  private Invoice issued(Client client, String price) {
    Invoice draft =
        app.create
            .create(
                app.scope(),
                Entries.invoice()
                    .to(client)
                    .with("notes", "=cmd|' /C calc'!A0")
                    .with("salesAgent", "Ana, Ion")
                    .with("idempotencyKey", app.ids.hex(8))
                    .lines(Entries.line("2", price))
                    .build())
            .invoice()
            .invoice();
    return app.issue.issue(app.scope(), draft.id()).invoice();
  }

  @Test
  void invoices_stand_under_the_names_of_their_page_and_of_older_clients() {
    Invoice invoice = issued(app.client("@Client SRL"), "100");
    List<String> lines = invoices(app.scope(), Map.of());
    assertThat(lines.get(0))
        .startsWith(
            Csv.MARK
                + "Invoice Number,Client Name,Client CIF,Issue Date,Due Date,Status,Currency,"
                + "Subtotal,VAT Total,Total,Amount Paid,Balance,Direction,Series,Notes,")
        .endsWith(",Numar\r");
    String number = invoice.displayNumber();
    assertThat(lines.get(1))
        .startsWith(
            number
                + ",'@Client SRL,,2026-11-21,2026-12-21,issued,RON,200.00,42.00,242.00,0.00,242.00,"
                + "outgoing,"
                + invoice.number().prefix()
                + ",'=cmd|' /C calc'!A0,")
        .contains(",\"Ana, Ion\",")
        .endsWith("," + number + "\r");
    long columns = lines.get(0).chars().filter(c -> c == ',').count();
    assertThat(lines.get(1).chars().filter(c -> c == ',').count())
        .as("one comma stands in a name")
        .isEqualTo(columns + 1);
  }

  @Test
  void filter_and_order_are_those_of_the_list() {
    Client client = app.client("C");
    issued(client, "5");
    issued(client, "7");
    app.create.create(app.scope(), Entries.invoice().to(client).build());
    assertThat(invoices(app.scope(), Map.of("status", "issued", "sort", "total", "order", "asc")))
        .satisfiesExactly(
            header -> assertThat(header).contains("Status"),
            small -> assertThat(small).contains(",10.00,"),
            large -> assertThat(large).contains(",14.00,"));
    assertThatThrownBy(() -> invoices(app.scope(), Map.of("status", "lost")))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void clients_and_products_are_listed_with_as_many_cells_as_there_are_names() {
    app.client("Beta");
    app.createClient.create(
        app.scope(), Entries.client("=HYPERLINK(1)").with("phone", "+40721").build());
    app.manageProducts.create(
        app.scope(),
        Entries.record(
            ProductEntry.class, Map.of("name", "-Pâine", "defaultPrice", new BigDecimal("5.5"))));
    List<String> clients = lines(app.scope(), app.exportCsv::clients);
    assertThat(clients).hasSize(3).anyMatch(line -> line.startsWith("'=HYPERLINK(1),company,"));
    assertThat(clients).anyMatch(line -> line.contains(",'+40721,"));
    List<String> products = lines(app.scope(), app.exportCsv::products);
    assertThat(products.get(1)).startsWith("'-Pâine,,,buc,5.50,RON,21.00,S,false,");
    assertThat(lines(app.scope(), app.exportCsv::suppliers)).hasSize(1);
    for (List<String> list : List.of(clients, products)) {
      assertThat(list.stream().map(line -> line.split(",", -1).length).distinct()).hasSize(1);
    }
  }

  @Test
  void employee_and_stranger_get_nothing_of_it() {
    app.client("Ascuns");
    assertThatThrownBy(() -> lines(app.as(Role.EMPLOYEE), app.exportCsv::clients))
        .isInstanceOf(ApplicationException.Forbidden.class);
    for (BiFunction<CompanyScope, Consumer<String>, Long> export :
        Arrays.<BiFunction<CompanyScope, Consumer<String>, Long>>asList(
            app.exportCsv::clients, app.exportCsv::suppliers, app.exportCsv::products)) {
      assertThat(lines(app.stranger(), export)).hasSize(1);
    }
    assertThat(invoices(app.stranger(), Map.of())).hasSize(1);
  }
}
