package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/**
 * The main job, through the HTTP API: sign in, create a client and an invoice, issue it, have the
 * official rules judge it, fetch XML and PDF.
 */
final class MainJob {
  private final ApiClient api;

  MainJob(ApiClient api) {
    this.api = api;
  }

  /**
   * What came of it.
   *
   * @param id of the invoice; not null
   * @param invoice as issued; not null
   * @param validation full validation; not null
   * @param xml not null
   * @param pdf not null
   */
  record Result(String id, JsonNode invoice, JsonNode validation, byte[] xml, byte[] pdf) {}

  /** Signs in and enters the first company; returns it. */
  JsonNode signIn(String email, String password) {
    JsonNode tokens = api.post("/api/auth", Map.of("email", email, "password", password));
    api.signedIn(tokens.path("token").asText());
    JsonNode companies = api.get("/api/v1/companies");
    JsonNode first = (companies.isArray() ? companies : companies.path("data")).path(0);
    api.in(id(first));
    return first;
  }

  /** Creates, issues and fetches an invoice; somebody is signed in. */
  Result run(LocalDate today) {
    String client = id(api.post("/api/v1/clients", client()).path("client"));
    String invoice = id(api.post("/api/v1/invoices", invoice(client, today)).path("invoice"));
    String path = "/api/v1/invoices/" + invoice;
    JsonNode issued = api.post(path + "/issue", null);
    JsonNode validation = api.post(path + "/validate?mode=full", null);
    return new Result(
        invoice,
        invoiceIn(issued),
        validation,
        api.download(path + "/xml"),
        api.download(path + "/pdf"));
  }

  /** Returns the invoice in an answer, which some operations wrap. */
  static JsonNode invoiceIn(JsonNode answer) {
    return answer.has("invoice") ? answer.path("invoice") : answer;
  }

  static String id(JsonNode object) {
    String id = object.path("id").asText("");
    if (id.isEmpty()) {
      throw new CommandFailure(ExitCode.NEGATIVE, "The server's answer has no id: " + object);
    }
    return id;
  }

  private static Map<String, Object> client() {
    Map<String, Object> client = new LinkedHashMap<>();
    client.put("type", "company");
    client.put("name", "Librăria Exemplu Țară și Carte SRL");
    client.put("cui", "RO99004567");
    client.put("vatCode", "RO99004567");
    client.put("isVatPayer", true);
    client.put("registrationNumber", "J12/99456/2019");
    client.put("address", "Strada Memorandumului nr. 10");
    client.put("city", "Cluj-Napoca");
    client.put("county", "Cluj");
    client.put("country", "RO");
    client.put("postalCode", "400114");
    client.put("email", "contabilitate@libraria.example");
    client.put("bankName", "Banca Exemplu");
    client.put("bankAccount", "RO19DEMO0000000087654321");
    client.put("defaultPaymentTermDays", 30);
    return client;
  }

  private static Map<String, Object> invoice(String client, LocalDate today) {
    Map<String, Object> invoice = new LinkedHashMap<>();
    invoice.put("clientId", client);
    invoice.put("issueDate", today.toString());
    invoice.put("dueDate", today.plusDays(30).toString());
    invoice.put("currency", "RON");
    invoice.put("paymentTerms", "Plata în 30 de zile, prin transfer bancar");
    invoice.put("notes", "Vă mulțumim pentru comandă!");
    invoice.put("orderNumber", "PO-2026-0417");
    // two demos on one day are two invoices, not one sent twice
    invoice.put("idempotencyKey", "demo-" + java.util.UUID.randomUUID());
    invoice.put(
        "lines",
        List.of(
            line("Identitate vizuală: siglă, paletă, manual de utilizare", "1", "4200.00", "21"),
            line("Proiectare pagini de produs", "12.5", "240.00", "21"),
            line("Ghid tipărit pentru librari, ediția 2026", "40", "38.50", "11")));
    return invoice;
  }

  private static Map<String, Object> line(
      String description, String quantity, String unitPrice, String vatRate) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("description", description);
    line.put("quantity", quantity);
    line.put("unitPrice", unitPrice);
    line.put("vatRate", vatRate);
    line.put("vatCategoryCode", "S");
    line.put("unitOfMeasure", "buc");
    return line;
  }
}
