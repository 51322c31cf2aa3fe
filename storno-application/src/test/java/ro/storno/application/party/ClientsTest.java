package ro.storno.application.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Client;

class ClientsTest {
  private final TestApplication app = new TestApplication();

  @Test
  void same_cui_returns_the_client_that_is_there() {
    CreateClient.Result first =
        app.createClient.create(
            app.scope(), Entries.client("Dante").with("cui", "RO18547290").build());
    CreateClient.Result again =
        app.createClient.create(
            app.scope(), Entries.client("Altul").with("cui", "18547290").build());
    assertThat(first.existing()).isFalse();
    assertThat(again.existing()).isTrue();
    assertThat(again.client()).isEqualTo(first.client());
    assertThat(
            app.createClient
                .create(app.stranger(), Entries.client("Dante").with("cui", "18547290").build())
                .existing())
        .as("another company has clients of its own")
        .isFalse();
  }

  @Test
  void required_fields_depend_on_country_and_type() {
    assertThat(errors(Entries.record(ClientEntry.class, Map.of())))
        .containsOnlyKeys("name", "address", "city", "county", "registrationNumber");
    assertThat(errors(Entries.client("X").with("country", "QQ").build()))
        .containsOnlyKeys("country");
    assertThat(
            app.createClient.create(
                app.scope(),
                Entries.client("GmbH")
                    .with("country", "de")
                    .with("county", null)
                    .with("registrationNumber", null)
                    .build()))
        .satisfies(made -> assertThat(made.client().party().address().country()).isEqualTo("DE"));
    assertThat(
            app.createClient
                .create(
                    app.scope(),
                    Entries.client("Ion Pop")
                        .with("type", "individual")
                        .with("cnp", "1800101221144")
                        .with("registrationNumber", null)
                        .build())
                .client()
                .party()
                .taxCode())
        .isEqualTo("1800101221144");
  }

  private Map<String, String> errors(ClientEntry entry) {
    return catchThrowableOfType(
            ApplicationException.Unacceptable.class,
            () -> app.createClient.create(app.scope(), entry))
        .errors();
  }

  @Test
  void wrong_check_digits_are_warnings() {
    assertThat(
            app.createClient
                .create(
                    app.scope(),
                    Entries.client("X")
                        .with("cui", "18547291")
                        .with("bankAccount", "RO00AAAA1B31007593840000")
                        .build())
                .warnings())
        .hasSize(2);
  }

  @Test
  void vat_payer_gets_its_vat_code() {
    assertThat(
            app.createClient
                .create(
                    app.scope(),
                    Entries.client("X").with("cui", "18547290").with("isVatPayer", true).build())
                .client()
                .party()
                .vatCode())
        .isEqualTo("RO18547290");
  }

  @Test
  void change_reaches_open_documents_of_this_month_only() {
    Client client = app.client("Vechi SRL");
    Invoice draft = created(client, TestApplication.TODAY);
    Invoice issued =
        app.issue.issue(app.scope(), created(client, TestApplication.TODAY).id()).invoice();
    Invoice cancelled = created(client, TestApplication.TODAY);
    app.cancel.cancel(app.scope(), cancelled.id(), "nu mai este nevoie");
    Invoice lastMonth = created(client, TestApplication.TODAY.minusMonths(1));
    int jobs = app.jobs.waiting().size();

    UpdateClient.Result changed =
        app.updateClient.update(
            app.scope(),
            client.id(),
            Entries.record(ClientEntry.class, Map.of("name", "Nou SRL")),
            Set.of("name"));

    assertThat(changed.invoicesUpdated()).isEqualTo(2);
    assertThat(changed.client().party().address()).isEqualTo(client.party().address());
    assertThat(buyer(draft)).isEqualTo("Nou SRL");
    assertThat(buyer(issued)).isEqualTo("Nou SRL");
    assertThat(buyer(cancelled)).isEqualTo("Vechi SRL");
    assertThat(buyer(lastMonth)).isEqualTo("Vechi SRL");
    assertThat(app.stored(issued.id()).number()).isEqualTo(issued.number());
    assertThat(app.jobs.waiting()).as("the issued one is judged anew").hasSize(jobs + 1);
  }

  @Test
  void change_of_a_phone_number_touches_no_document() {
    Client client = app.client("Vechi SRL");
    created(client, TestApplication.TODAY);
    assertThat(
            app.updateClient
                .update(
                    app.scope(),
                    client.id(),
                    Entries.record(ClientEntry.class, Map.of("phone", "0721")),
                    Set.of("phone"))
                .invoicesUpdated())
        .isZero();
  }

  private Invoice created(Client client, LocalDate day) {
    return app.create
        .create(
            app.scope(),
            Entries.invoice()
                .to(client)
                .with("issueDate", day)
                .with("dueDate", day.plusDays(day.getDayOfMonth()))
                .with("idempotencyKey", app.ids.hex(8))
                .build())
        .invoice()
        .invoice();
  }

  private String buyer(Invoice invoice) {
    return app.stored(invoice.id()).content().buyer().name();
  }

  @Test
  void deleted_client_leaves_lists_and_new_documents_but_not_old_ones() {
    Client client = app.client("Plecat SRL");
    Invoice draft = created(client, TestApplication.TODAY);
    app.deleteClient.delete(app.scope(), client.id());
    assertThat(
            app.listClients
                .list(app.scope(), new Clients.Filter(null, null), new Page.Request(1, 20))
                .page()
                .total())
        .isZero();
    assertThat(buyer(draft)).isEqualTo("Plecat SRL");
    assertThatThrownBy(() -> created(client, TestApplication.TODAY))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.deleteClient.delete(app.scope(), client.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void bulk_deletion_tells_which_ones_failed() {
    Client mine = app.client("A");
    BulkOutcome result =
        app.bulkDelete.delete(
            app.scope(), List.of(mine.id().toString(), "nonsense", app.ids.next().toString()));
    assertThat(result.done()).isEqualTo(1);
    assertThat(result.errors()).hasSize(2).containsEntry("nonsense", "Client not found");
    assertThatThrownBy(() -> app.bulkDelete.delete(app.scope(), List.of()))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> app.bulkDelete.delete(app.scope(), Collections.nCopies(101, "x")))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void client_is_shown_with_its_invoices() {
    Client client = app.client("A");
    created(client, TestApplication.TODAY);
    GetClient.ClientWithHistory shown =
        app.getClient.get(app.scope(), client.id(), new Page.Request(1, 20));
    assertThat(shown.invoices().page().data()).hasSize(1);
  }

  @Test
  void foreign_client_is_not_found_and_employees_only_look() {
    Client client = app.client("A");
    assertThatThrownBy(() -> app.getClient.get(app.stranger(), client.id(), new Page.Request(1, 1)))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.deleteClient.delete(app.stranger(), client.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () -> app.create.create(app.stranger(), Entries.invoice().to(client).build()))
        .isInstanceOf(ApplicationException.NotFound.class);
    CompanyScope employee = app.as(Role.EMPLOYEE);
    assertThat(app.getClient.get(employee, client.id(), new Page.Request(1, 1))).isNotNull();
    assertThatThrownBy(() -> app.createClient.create(employee, Entries.client("B").build()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.deleteClient.delete(employee, client.id()))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
