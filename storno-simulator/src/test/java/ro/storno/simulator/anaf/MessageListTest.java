package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.oauth.CertificateHolder;

class MessageListTest {
  private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
  private static final String CIF = Documents.BUYER;

  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(1)
              .withClock(InstantSource.fixed(NOW))
              .withLimits(Limits.OFFICIAL.withListsPerDay(3).withPagedListsPerDay(20)));
  private final AnafClient client = AnafClient.of(anaf);

  @AfterEach
  void stop() {
    anaf.close();
  }

  private void receive(int count, Duration ago) {
    for (int i = 0; i < count; i++) {
      anaf.efactura()
          .deliver(
              Delivery.invoice(CIF, Documents.SELLER, Documents.invoice("F-" + i))
                  .at(NOW.minus(ago).plusMillis(i)));
    }
  }

  private JsonNode page(int page) throws Exception {
    return client.page(
        CIF, NOW.minus(Duration.ofDays(59)).toEpochMilli(), NOW.toEpochMilli(), page);
  }

  @Test
  void pages_hold_five_hundred_and_overlap_nowhere() throws Exception {
    receive(1203, Duration.ofDays(2));
    Set<String> ids = new HashSet<>();
    for (int number = 1; number <= 3; number++) {
      JsonNode page = page(number);
      assertThat(page.path("numar_inregistrari_in_pagina").asInt())
          .isEqualTo(page.path("mesaje").size());
      assertThat(page.path("numar_total_inregistrari_per_pagina").asInt()).isEqualTo(500);
      assertThat(page.path("numar_total_inregistrari").asInt()).isEqualTo(1203);
      assertThat(page.path("numar_total_pagini").asInt()).isEqualTo(3);
      assertThat(page.path("index_pagina_curenta").asInt()).isEqualTo(number);
      assertThat(page.path("titlu").asText())
          .startsWith("Lista Mesaje disponibile din intervalul 23-09-2026 01:30:00");
      ids.addAll(page.path("mesaje").findValuesAsText("id"));
    }
    assertThat(ids).hasSize(1203);
    assertThat(page(4).path("eroare").asText())
        .isEqualTo("Pagina solicitata 4 este mai mare decat numarul toatal de pagini 3");
    assertThat(client.list(CIF, 60).path("eroare").asText()).contains("Folositi endpoint-ul");
  }

  @Test
  void an_entry_has_romanian_time_and_texts_only() throws Exception {
    receive(1, Duration.ZERO);
    JsonNode entry = client.list(CIF, 1).path("mesaje").path(0);
    assertThat(entry.path("data_creare").asText()).isEqualTo("202611210030");
    assertThat(entry).allSatisfy(value -> assertThat(value.isTextual()).isTrue());
  }

  @Test
  void nothing_found_is_an_error_with_status_200() throws Exception {
    assertThat(page(1).path("eroare").asText())
        .isEqualTo("Nu exista mesaje in intervalul selectat");
    JsonNode days = client.list(CIF, 15);
    assertThat(days.path("eroare").asText()).isEqualTo("Nu exista mesaje in ultimele 15 zile");
    assertThat(days.path("titlu").asText()).isEqualTo("Lista Mesaje");
  }

  @Test
  void the_interval_has_sixty_days_and_no_future() throws Exception {
    long now = NOW.toEpochMilli();
    long day = Duration.ofDays(1).toMillis();
    assertThat(client.page(CIF, now - day, now + 1000, 1).path("eroare").asText())
        .isEqualTo("endTime = 21-11-2026 00:30:01 nu poate in viitor fata de momentul requestului");
    assertThat(client.page(CIF, now - 60 * day - 1000, now, 1).path("eroare").asText())
        .contains("nu poate fi mai vechi de 60 de zile");
    assertThat(client.page(CIF, now, now, 1).path("eroare").asText())
        .contains("nu poate fi <= startTime");
    assertThat(client.list(CIF, 61).path("eroare").asText())
        .isEqualTo("Numarul de zile trebuie sa fie intre 1 si 60");
  }

  @Test
  void a_delivery_of_the_future_is_listed_then() throws Exception {
    anaf.efactura()
        .deliver(
            Delivery.invoice(CIF, Documents.SELLER, Documents.invoice("F-1"))
                .at(NOW.plusSeconds(60)));
    assertThat(client.list(CIF, 1).has("mesaje")).isFalse();
    anaf.clock().advance(Duration.ofSeconds(60));
    assertThat(client.list(CIF, 1).path("mesaje")).hasSize(1);
  }

  @Test
  void a_skewed_clock_moves_the_future() throws Exception {
    anaf.clock().skew(Duration.ofSeconds(-30));
    assertThat(page(1).path("eroare").asText()).contains("in viitor");
  }

  @Test
  void a_filter_shows_one_kind() throws Exception {
    receive(1, Duration.ZERO);
    client.taken("UBL", CIF, Documents.invoice("S-1", "RO" + CIF, "RO" + Documents.SELLER, "RO"));
    String path = "/prod/FCTEL/rest/listaMesajeFactura?zile=1&cif=" + CIF + "&filtru=";
    assertThat(AnafClient.json(client.get(path + "T")).path("mesaje").findValuesAsText("tip"))
        .containsExactly("FACTURA TRIMISA");
    assertThat(AnafClient.json(client.get(path + "R")).path("eroare").asText())
        .startsWith("Nu exista mesaje in");
    assertThat(AnafClient.json(client.get(path + "X")).path("eroare").asText())
        .contains("E, T, P sau R");
  }

  @Test
  void rights_are_needed_and_the_answer_names_those_of_the_holder() throws Exception {
    receive(1, Duration.ZERO);
    CertificateHolder holder = CertificateHolder.of("77", "Ion", CIF, "18547290");
    AnafClient his = new AnafClient(anaf.api(), anaf.oauth().issue(holder).access());
    JsonNode list = his.list(CIF, 1);
    assertThat(list.path("cui").asText()).isEqualTo("14399840,18547290");
    assertThat(list.path("serial").asText()).isEqualTo("77");
    assertThat(his.list("99001234", 1).path("eroare").asText())
        .isEqualTo("Nu aveti drept in SPV pentru CIF=99001234");
  }

  @Test
  void a_cif_has_so_many_lists_a_day() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(client.list(CIF, 1).path("eroare").asText()).startsWith("Nu exista");
    }
    assertThat(client.list(CIF, 1).path("eroare").asText())
        .isEqualTo(
            "S-au facut deja 3 interogari de lista mesaje de catre utilizator in cursul zilei");
    assertThat(client.list(Documents.SELLER, 1).path("eroare").asText()).startsWith("Nu exista");
    anaf.clock().advance(Duration.ofDays(1));
    assertThat(client.list(CIF, 1).path("eroare").asText()).startsWith("Nu exista");
  }

  @Test
  void missing_and_malformed_parameters_are_told_apart() throws Exception {
    assertThat(client.get("/prod/FCTEL/rest/listaMesajeFactura?cif=1").statusCode()).isEqualTo(400);
    assertThat(
            client.get("/prod/FCTEL/rest/listaMesajePaginatieFactura?cif=1&pagina=1").statusCode())
        .isEqualTo(400);
    assertThat(client.list("aaa", 1).path("eroare").asText())
        .isEqualTo("CIF introdus= aaa nu este un numar");
    assertThat(client.page("aaa", 1, 2, 1).path("eroare").asText())
        .isEqualTo("CIF introdus= aaa nu este un numar sau nu are o valoare acceptata de sistem");
  }
}
