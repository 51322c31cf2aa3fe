package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.party.Countries;

/**
 * An invoice of a seller of another country, through the HTTP API: register the seller, let it use
 * the system of the country, issue an invoice, submit it there, fetch the file that was handed in,
 * and wait for the verdict.
 */
final class CountryJourney {
  private static final String TABLE = "demo-countries.json";

  /** Longer than the server waits before it asks for a verdict by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(500);

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
   * What was handed in.
   *
   * @param company of the seller; not null
   * @param invoice as issued; not null
   * @param submission as it stood after handing in; not null
   * @param file exactly what is handed in; not null
   * @param provider the system of the country, as the API lists it; not null
   */
  record Result(
      String company, JsonNode invoice, JsonNode submission, byte[] file, JsonNode provider) {}

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

  /**
   * Lets the seller use the system; tries the credentials there first.
   *
   * @param fields of the configuration, besides those of the seller; not null
   * @return {@code success} and {@code message} of the trial
   */
  JsonNode configure(Map<String, String> fields) {
    String company = seller();
    api.in(company);
    Map<String, String> config = new LinkedHashMap<>(fields);
    place
        .path("config")
        .fields()
        .forEachRemaining(f -> config.put(f.getKey(), f.getValue().asText()));
    Map<String, Object> request = Map.of("provider", provider(), "enabled", true, "config", config);
    String path = "/api/v1/companies/" + company + "/einvoice-config";
    JsonNode tested = api.post(path + "/test", request);
    api.post(path, request);
    return tested;
  }

  /** Issues an invoice, dated by the clock of the seller's country, and submits it. */
  Result submit() {
    LocalDate today = LocalDate.now(Countries.zone(place.path("company").path("country").asText()));
    String company = seller();
    api.in(company);
    String client = MainJob.id(api.post("/api/v1/clients", place.path("client")).path("client"));
    String invoice =
        MainJob.id(api.post("/api/v1/invoices", invoice(client, today)).path("invoice"));
    String path = "/api/v1/invoices/" + invoice;
    JsonNode issued = MainJob.invoiceIn(api.post(path + "/issue", null));
    api.post(path + "/submit-einvoice", Map.of("provider", provider()));
    JsonNode submission = newest(invoice);
    return new Result(
        company,
        issued,
        submission,
        api.download(path + "/einvoice-submissions/" + MainJob.id(submission) + "/xml"),
        listed(provider()));
  }

  /**
   * Waits until the authority has judged what was handed in and its answer is kept, and has it
   * asked now instead of when that falls due.
   *
   * @return the submission as it stands; without a verdict if none came in time
   */
  JsonNode follow(Result handedIn) {
    String invoice = MainJob.id(handedIn.invoice());
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode submission = newest(invoice);
    while (!finished(submission) && Instant.now().isBefore(end)) {
      api.postUnlessTooMany(
          "/api/v1/invoices/"
              + invoice
              + "/einvoice-submissions/"
              + MainJob.id(submission)
              + "/ask");
      pause();
      submission = newest(invoice);
    }
    return submission;
  }

  private static boolean finished(JsonNode submission) {
    return switch (submission.path("state").asText()) {
      case "accepted" ->
          submission.path("downloadId").isNull() || !submission.path("evidence").isEmpty();
      case "sent", "unknown", "sending", "queued" -> false;
      default -> true;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.NEGATIVE, "Interrupted");
    }
  }

  private JsonNode newest(String invoice) {
    return api.get("/api/v1/invoices/" + invoice + "/einvoice-submissions").path(0);
  }

  private String provider() {
    return place.path("provider").asText();
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
