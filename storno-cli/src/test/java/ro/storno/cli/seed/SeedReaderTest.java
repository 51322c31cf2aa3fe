package ro.storno.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.cli.seed.SeedDocument.Bill;
import ro.storno.cli.seed.SeedDocument.Ids;
import ro.storno.cli.seed.SeedDocument.Sheet;
import ro.storno.cli.seed.SeedDocument.State;
import ro.storno.cli.seed.SeedDocument.Tenant;
import ro.storno.cli.seed.SeedDocument.Ware;
import ro.storno.cli.server.DemoCommand;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.domain.identity.Role;
import ro.storno.domain.preceding.Stage;

class SeedReaderTest {
  private static final String GOOD =
      """
      users:
        - {email: ana@x.example, password: secret-1, platformAdmin: true}
        - {email: ion@x.example, password: secret-2}
      organizations:
        - name: Grup
          members:
            - {user: ana@x.example, role: owner}
            - {user: Ion@x.example, role: accountant, companies: [RO99001234]}
          companies:
            - cif: RO99001234
              name: Firma SRL
              settings: {fallbackDeduplication: false}
              vatRates:
                - {rate: "9.00", label: 9%}
              series:
                - {prefix: ABC, type: invoice}
              clients:
                - {key: c1, name: Client SRL, cui: 99004567}
              invoices:
                - key: i1
                  client: c1
                  state: paid
                  issueDate: 2026-11-01
                  lines:
                    - {description: Ceva, quantity: 1.5, unitPrice: "10.00"}
                - key: i2
                  parent: i1
                  documentType: credit_note
                  issueDate: 2026-11-02
      """;

  private static final String PAPERS =
      """
              productCategories:
                - {name: Birotica, color: "#112233"}
              products:
                - {name: Hartie A4, code: H4, defaultPrice: "25.00", vatRate: 21, category: Birotica}
              suppliers:
                - {name: Furnizor SRL, cui: 99004567}
              proformas:
                - {client: c1, state: accepted, issueDate: 2026-11-03, lines: [{description: A, quantity: 1, unitPrice: "1.00"}]}
              deliveryNotes:
                - {client: c1, state: issued, etransportVehicleNumber: B100ABC, issueDate: 2026-11-03, lines: [{description: A, quantity: 1, unitPrice: "1.00"}]}
              receipts:
                - {key: bon, state: issued, issueDate: 2026-11-03, currency: RON, lines: [{description: A, quantity: 1, unitPrice: "1.00"}]}
                - {key: bon2, issueDate: 2026-11-03, currency: RON, lines: [{description: A, quantity: 1, unitPrice: "1.00"}]}
              recurringInvoices:
                - {client: c1, reference: Abonament, currency: RON, frequency: monthly, frequencyDay: 1, nextIssuanceDate: 2026-12-01, lines: [{description: A, quantity: 1, unitPrice: "1.00"}]}
      """;

  private static CommandFailure refused(String text) {
    return catchThrowableOfType(CommandFailure.class, () -> SeedReader.read("s.yaml", text));
  }

  @Test
  void a_good_file_is_read_in_full() {
    SeedDocument seed = SeedReader.read("s.yaml", GOOD);
    assertThat(seed.users()).hasSize(2);
    assertThat(seed.users().get(0).fields().platformAdmin()).isTrue();
    assertThat(seed.organizations().get(0).members().get(1).role()).isEqualTo(Role.ACCOUNTANT);
    assertThat(seed.organizations().get(0).members().get(1).companies())
        .containsExactly("99001234");
    Tenant tenant = seed.organizations().get(0).companies().get(0);
    assertThat(tenant.cif()).isEqualTo("99001234");
    assertThat(tenant.settings().orElseThrow().given()).containsExactly("fallbackDeduplication");
    assertThat(tenant.clients().get(0).entry().cui()).isEqualTo("99004567");
    Bill bill = tenant.invoices().get(0);
    assertThat(bill.state()).isEqualTo(State.PAID);
    UUID client = UUID.randomUUID();
    InvoiceEntry entry = bill.draft().entry(client, null, "seed:i1");
    assertThat(entry.clientId()).isEqualTo(client);
    assertThat(entry.idempotencyKey()).isEqualTo("seed:i1");
    assertThat(entry.lines()).isNotNull();
    assertThat(entry.lines().get(0).quantity()).isEqualTo(new BigDecimal("1.5"));
    UUID parent = UUID.randomUUID();
    assertThat(tenant.invoices().get(1).draft().entry(null, parent, "k").parentDocumentId())
        .isEqualTo(parent);
  }

  @Test
  void json_is_read_too() {
    SeedDocument seed =
        SeedReader.read(
            "s.json", "{\"users\": [{\"email\": \"a@x.example\", \"password\": \"p\"}]}");
    assertThat(seed.users()).hasSize(1);
  }

  @Test
  void json_may_be_indented_by_tabs() {
    String json = "{\n\t\"users\": [\n\t\t{\"email\": \"a@x.example\", \"password\": \"p\"}]}";
    assertThat(SeedReader.read("s.json", json).users()).hasSize(1);
    assertThat(refused(json.replace("password", "passwort")).lines().get(0)).contains("line 3");
  }

  @Test
  void a_key_given_twice_is_a_mistake_in_json_and_yaml() {
    assertThat(refused("{\"users\": [],\n \"users\": []}").lines().get(0)).contains("line 2");
    assertThat(refused("users: []\nusers: []").lines().get(0)).contains("line 2");
  }

  @Test
  void control_characters_are_refused_not_a_crash() {
    assertThat(refused("users: \u0000").lines()).hasSize(1);
    assertThat(refused("{\"users\": \u0007}").lines()).hasSize(1);
  }

  @Test
  void every_mistake_is_told_with_line_and_path() {
    CommandFailure failure =
        refused(
            GOOD.replace("role: owner", "role: boss")
                .replace("quantity: 1.5", "quantity: many")
                .replace("issueDate: 2026-11-01", "issueDate: tomorrow")
                .replace("client: c1", "client: c9")
                .replace("label: 9%", "labbel: 9%")
                .replace("parent: i1", "parent: i7"));
    assertThat(failure.lines()).hasSize(7);
    assertThat(String.join("\n", failure.lines()))
        .contains("s.yaml: line 7: organizations[0].members[0].role: is one of employee")
        .contains("line 25: organizations[0].companies[0].invoices[0].lines[0].quantity: 'many'")
        .contains("invoices[0].issueDate: 'tomorrow' is not a date (YYYY-MM-DD)")
        .contains("no client with key 'c9'")
        .contains("vatRates[0].labbel: unknown field; known are")
        .contains("no invoice with key 'i7'")
        .contains("members must have one with role: owner");
  }

  @Test
  void what_the_version_cannot_do_is_refused_not_ignored() {
    assertThat(refused(GOOD.replace("series:", "tokens:")).lines())
        .anyMatch(line -> line.contains("tokens: not yet supported in this version"));
    assertThat(refused("apiKeys: []").lines())
        .containsExactly("s.yaml: line 1: apiKeys: not yet supported in this version");
  }

  @Test
  void every_kind_of_record_and_document_is_read() {
    Tenant tenant =
        SeedReader.read("s.yaml", GOOD + PAPERS).organizations().get(0).companies().get(0);
    assertThat(tenant.catalogue().categories()).hasSize(1);
    Ware product = tenant.catalogue().products().get(0);
    UUID id = UUID.randomUUID();
    assertThat(product.category()).isEqualTo("Birotica");
    assertThat(product.template().complete(new Ids().with("categoryId", id)).categoryId())
        .isEqualTo(id);
    assertThat(tenant.catalogue().suppliers()).hasSize(1);
    assertThat(tenant.papers().proformas().get(0).state()).isEqualTo(Stage.ACCEPTED);
    Sheet note = tenant.papers().deliveryNotes().get(0);
    assertThat(note.state()).isEqualTo(Stage.ISSUED);
    assertThat(note.transport().etransportVehicleNumber()).isEqualTo("B100ABC");
    assertThat(note.template().complete(new Ids().with("clientId", id)).clientId()).isEqualTo(id);
    assertThat(note.template().complete(new Ids()).lines()).hasSize(1);
    assertThat(tenant.papers().receipts().get(0).key()).isEqualTo("bon");
    assertThat(tenant.papers().recurring().get(0).reference()).isEqualTo("Abonament");
  }

  @Test
  void mistakes_in_documents_are_told_with_their_place() {
    String bad =
        PAPERS
            .replace("state: accepted", "state: issued")
            .replace("client: c1, state: issued", "client: c9, state: issued")
            .replace("reference: Abonament, ", "")
            .replace("etransportVehicleNumber", "vehicle")
            .replace("category: Birotica", "categry: Birotica");
    assertThat(refused(GOOD + bad).lines())
        .anyMatch(line -> line.contains("proformas[0].state: is one of draft, sent, accepted"))
        .anyMatch(line -> line.contains("deliveryNotes[0].client: the file has no client"))
        .anyMatch(line -> line.contains("deliveryNotes[0].vehicle: unknown field"))
        .anyMatch(line -> line.contains("recurringInvoices[0].reference: is required"))
        .anyMatch(line -> line.contains("products[0].categry: unknown field"));
    assertThat(refused(GOOD + PAPERS.replace("key: bon2", "key: bon")).lines())
        .anyMatch(line -> line.contains("receipts: key 'bon' occurs twice"));
  }

  @Test
  void a_key_that_occurs_twice_is_a_mistake() {
    assertThat(refused(GOOD.replace("ion@x", "ana@x")).lines())
        .anyMatch(line -> line.contains("occurs twice"));
  }

  @Test
  void a_scalar_where_fields_belong_is_a_mistake_not_a_crash() {
    assertThat(refused("users: 5").lines())
        .containsExactly("s.yaml: line 1: users: expected a list");
    assertThat(refused("users: [5]").lines().get(0)).contains("expected fields");
    assertThat(refused("just text").lines().get(0)).contains("expected fields");
    assertThat(refused("").lines()).containsExactly("s.yaml: is empty");
  }

  @Test
  void a_document_nested_too_deeply_is_refused() {
    assertThat(refused("[".repeat(5000)).exitCode().code()).isEqualTo(2);
  }

  @Test
  void passwords_are_not_in_the_text_form() {
    assertThat(SeedReader.read("s", GOOD).toString()).doesNotContain("secret-1");
  }

  @Test
  void the_demonstration_file_is_good() throws Exception {
    try (var file = DemoCommand.class.getResourceAsStream("demo-seed.yaml")) {
      assertThat(file).isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(SeedReader.read("demo-seed.yaml", text).organizations()).hasSize(1);
    }
  }
}
