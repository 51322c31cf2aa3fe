package ro.storno.persistence.party;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.party.Clients.Filter;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.persistence.PostgresPorts;

class JdbiClientsTest extends PostgresPorts {
  private CompanyId company;

  @BeforeEach
  void newCompany() {
    company = Samples.company();
  }

  private JdbiClients clients() {
    return new JdbiClients(transactions());
  }

  private static Client client(
      CompanyId company, ClientId id, String name, String cui, @Nullable Instant deleted) {
    return new Client(
        id,
        company,
        ClientType.COMPANY,
        Samples.party(name, cui),
        "1960101123457",
        "XX123456",
        "C-1",
        "EUR",
        15,
        "notă",
        "manual",
        true,
        NOW,
        "VIES NAME",
        Map.of("xrechnung", Map.of("leitwegId", "04011000-1234512345-35")),
        NOW,
        null,
        deleted);
  }

  private Client added(CompanyId owner, String name, String cui) {
    Client client = client(owner, new ClientId(uuid()), name, cui, null);
    run(owner, () -> clients().add(client));
    return client;
  }

  private List<String> names(@Nullable String search, @Nullable ClientType type) {
    return in(
            company,
            () -> clients().list(company, new Filter(search, type), new Page.Request(1, 50)))
        .data()
        .stream()
        .map(client -> client.party().name())
        .toList();
  }

  @Test
  void every_field_comes_back_and_changes_are_kept() {
    Client client = added(company, "Alfa SRL", "RO 123");
    assertThat(in(company, () -> clients().find(company, client.id()))).contains(client);
    Client changed = client(company, client.id(), "Beta SRL", "456", null);
    run(company, () -> clients().update(changed));
    assertThat(in(company, () -> clients().find(company, client.id()))).contains(changed);
  }

  @Test
  void tax_codes_are_compared_by_digits_and_deleted_clients_do_not_count() {
    Client client = added(company, "Cifru", "RO 77 88");
    assertThat(in(company, () -> clients().findByTaxCode(company, "7788"))).contains(client);
    assertThat(in(company, () -> clients().findByTaxCode(company, "RO7788"))).contains(client);
    assertThat(in(company, () -> clients().findByTaxCode(company, "778"))).isEmpty();
    assertThat(in(company, () -> clients().findByTaxCode(company, "RO"))).isEmpty();
    Client deleted = client(company, client.id(), "Cifru", "RO 77 88", NOW);
    run(company, () -> clients().update(deleted));
    assertThat(in(company, () -> clients().findByTaxCode(company, "7788"))).isEmpty();
    assertThat(in(company, () -> clients().find(company, client.id()))).contains(deleted);
    assertThat(names("Cifru", null)).isEmpty();
  }

  @Test
  void list_is_by_name_paged_and_searched_without_regard_to_case_and_diacritics() {
    List.of("Zenit", "știință", "Academia", "academia", "Bărbia 50%")
        .forEach(name -> added(company, name, "1"));
    assertThat(names(null, null))
        .containsExactly("Academia", "academia", "Bărbia 50%", "știință", "Zenit");
    assertThat(names("STIINTA", null)).containsExactly("știință");
    assertThat(names("0%", ClientType.COMPANY)).containsExactly("Bărbia 50%");
    assertThat(names("academia", ClientType.INDIVIDUAL)).isEmpty();
    assertThat(names("office@EXAMPLE", null)).hasSize(5);
    assertThat(names("1960101", null)).hasSize(5);
    Page<Client> second =
        in(company, () -> clients().list(company, new Filter(null, null), new Page.Request(2, 2)));
    assertThat(second.total()).isEqualTo(5);
    assertThat(second.pages()).isEqualTo(3);
    assertThat(second.data()).hasSize(2);
  }

  @Test
  void many_who_add_the_same_tax_code_at_once_add_it_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String typed = i % 2 == 0 ? "RO 5544" : "5544";
        attempts.add(threads.submit(() -> in(company, () -> addedUnlessThere(typed))));
      }
      int added = 0;
      for (Future<Boolean> attempt : attempts) {
        added += attempt.get() ? 1 : 0;
      }
      assertThat(added).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(names("5544", null)).hasSize(1);
  }

  private boolean addedUnlessThere(String taxCode) {
    clients().lockTaxCode(company, taxCode);
    boolean absent = clients().findByTaxCode(company, taxCode).isEmpty();
    if (absent) {
      clients().add(client(company, new ClientId(uuid()), "Unic", taxCode, null));
    }
    return absent;
  }

  @Test
  void another_company_finds_nothing() {
    Client mine = added(company, "Ascuns", "999");
    CompanyId other = Samples.company();
    run(
        other,
        () -> {
          assertThat(clients().find(company, mine.id())).isEmpty();
          assertThat(clients().findByTaxCode(company, "999")).isEmpty();
          assertThat(
                  clients().list(company, new Filter(null, null), new Page.Request(1, 10)).total())
              .isZero();
          clients().update(client(company, mine.id(), "Furat", "999", null));
        });
    assertThat(in(company, () -> clients().find(company, mine.id()))).contains(mine);
  }
}
