package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/**
 * An invoice of a seller of another country, through the HTTP API: register the seller, issue an
 * invoice, submit it to the system of the country, fetch the file that was made.
 */
final class CountryJourney {
  private static final String TABLE = "demo-countries.json";

  private final ApiClient api;
  private final JsonNode place;

  /**
   * A journey.
   *
   * @param api somebody is signed in; not null
   * @param place what {@link #place} returned; not null
   */
  CountryJourney(ApiClient api, JsonNode place) {
    this.api = api;
    this.place = place;
  }

  /**
   * What came of it.
   *
   * @param invoice as issued; not null
   * @param submission as it stands; not null
   * @param file exactly what is handed in; not null
   * @param provider the system of the country, as the API lists it; not null
   */
  record Result(JsonNode invoice, JsonNode submission, byte[] file, JsonNode provider) {
    /** Returns whether the server has a way to the system. */
    boolean connected() {
      return !provider.path("fields").isEmpty();
    }
  }

  /**
   * Returns what the demonstration knows of a country.
   *
   * @param country two letters
   * @throws CommandFailure if it knows nothing
   */
  static JsonNode place(String country) {
    try (InputStream table = CountryJourney.class.getResourceAsStream(TABLE)) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(table, TABLE));
      JsonNode place = all.get(country);
      if (place == null) {
        List<String> known = new ArrayList<>();
        all.fieldNames().forEachRemaining(known::add);
        throw new CommandFailure(
            ExitCode.USAGE,
            "--country is one of " + String.join(", ", known) + ", not '" + country + "'");
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(LocalDate today) {
    api.in(seller());
    String client = MainJob.id(api.post("/api/v1/clients", place.path("client")).path("client"));
    String invoice =
        MainJob.id(api.post("/api/v1/invoices", invoice(client, today)).path("invoice"));
    String path = "/api/v1/invoices/" + invoice;
    JsonNode issued = MainJob.invoiceIn(api.post(path + "/issue", null));
    String provider = place.path("provider").asText();
    api.post(path + "/submit-einvoice", Map.of("provider", provider));
    JsonNode submission = api.get(path + "/einvoice-submissions").path(0);
    return new Result(
        issued,
        submission,
        api.download(path + "/einvoice-submissions/" + MainJob.id(submission) + "/xml"),
        listed(provider));
  }

  /** The seller of an earlier demonstration in the same data folder is taken again. */
  private String seller() {
    JsonNode company = place.path("company");
    Optional<JsonNode> known =
        companies().stream()
            .filter(each -> each.path("cif").asText().equals(company.path("cif").asText()))
            .findFirst();
    if (known.isPresent()) {
      return MainJob.id(known.get());
    }
    String id = MainJob.id(api.post("/api/v1/companies", company));
    api.in(id);
    api.post("/api/v1/bank-accounts", place.path("account"));
    if (place.has("settings")) {
      api.patch("/api/v1/companies/" + id, place.path("settings"));
    }
    return id;
  }

  private List<JsonNode> companies() {
    JsonNode answer = api.get("/api/v1/companies");
    List<JsonNode> companies = new ArrayList<>();
    (answer.isArray() ? answer : answer.path("data")).forEach(companies::add);
    return companies;
  }

  private Map<String, Object> invoice(String client, LocalDate today) {
    return Map.of(
        "clientId", client,
        "issueDate", today.toString(),
        "dueDate", today.plusDays(30).toString(),
        "currency", place.path("currency").asText(),
        "exchangeRate", "5.00",
        "paymentMethod", "bank_transfer",
        "lines",
            List.of(
                Map.of(
                    "description", place.path("line").asText(),
                    "quantity", "8",
                    "unitPrice", "120.00",
                    "vatRate", place.path("vatRate").asText(),
                    "unitOfMeasure", "ore")));
  }

  private JsonNode listed(String provider) {
    for (JsonNode each : api.get("/api/v1/einvoice/providers")) {
      if (each.path("provider").asText().equals(provider)) {
        return each;
      }
    }
    throw new CommandFailure(ExitCode.NEGATIVE, "The server knows no provider " + provider);
  }
}
