package ro.storno.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A company that creates and issues invoices over the API; safe for many threads. */
final class Seller {
  private static final int LINES = 5;
  private static final AtomicLong KEYS = new AtomicLong();

  private final Api api;
  private final String company;
  private final String client;

  private Seller(Api api, String company, String client) {
    this.api = api;
    this.company = company;
    this.client = client;
  }

  /** Registers an account with a company and a client on a fresh server. */
  static Seller register(int port) {
    Api anonymous = Api.at(port);
    String token =
        anonymous
            .post(
                "/api/auth/register",
                Map.of(
                    "email", "load" + KEYS.incrementAndGet() + "@example.com",
                    "password", "correct horse 7 battery",
                    "firstName", "Ana",
                    "lastName", "Pop"),
                201)
            .path("token")
            .asText();
    Api loggedIn = anonymous.withToken(token);
    JsonNode company = loggedIn.post("/api/v1/companies", companyDetails(), 201);
    String id = company.path("uuid").asText();
    Api inCompany = loggedIn.inCompany(id);
    JsonNode client = inCompany.post("/api/v1/clients", clientDetails(), 201);
    return new Seller(inCompany, id, client.path("client").path("id").asText());
  }

  private static Map<String, Object> companyDetails() {
    return Map.of(
        "cif", "RO18547290",
        "name", "Moara Veche SRL",
        "registrationNumber", "J12/345/2006",
        "vatPayer", true,
        "address", "Strada Fabricii 12",
        "city", "Cluj-Napoca",
        "county", "Cluj",
        "country", "RO");
  }

  private static Map<String, Object> clientDetails() {
    return Map.of(
        "name", "Libraria din Colt SA",
        "type", "company",
        "cui", "14399840",
        "vatCode", "RO14399840",
        "isVatPayer", true,
        "registrationNumber", "J40/1/2002",
        "address", "Bulevardul Unirii 5",
        "city", "Cluj-Napoca",
        "county", "Cluj",
        "country", "RO");
  }

  String company() {
    return company;
  }

  /** A new invoice series with a prefix of its own; its id. */
  String series(String prefix) {
    JsonNode series =
        api.post("/api/v1/document-series", Map.of("prefix", prefix, "type", "invoice"), 201);
    JsonNode inner = series.has("id") ? series : series.elements().next();
    return inner.path("id").asText();
  }

  /** Creates a draft of five lines in a series; its id. */
  String create(String series) {
    Map<String, Object> invoice = new LinkedHashMap<>();
    invoice.put("clientId", client);
    invoice.put("documentSeriesId", series);
    invoice.put("issueDate", LocalDate.now().toString());
    invoice.put("dueDate", LocalDate.now().plusDays(30).toString());
    invoice.put("currency", "RON");
    invoice.put("idempotencyKey", "load:" + KEYS.incrementAndGet());
    invoice.put("lines", lines());
    JsonNode answer = api.post("/api/v1/invoices", invoice, 201);
    return (answer.has("invoice") ? answer.path("invoice") : answer).path("id").asText();
  }

  private static List<Map<String, Object>> lines() {
    List<Map<String, Object>> lines = new ArrayList<>(LINES);
    for (int i = 1; i <= LINES; i++) {
      lines.add(
          Map.of(
              "description",
              "Faina alba de grau, sac de 25 kg, lot " + i,
              "quantity",
              Integer.toString(i),
              "unitPrice",
              "12." + (10 + i),
              "unitOfMeasure",
              "buc",
              "vatRate",
              "21.00"));
    }
    return lines;
  }

  /** Issues a draft. */
  void issue(String invoice) {
    api.post("/api/v1/invoices/" + invoice + "/issue", new byte[] {'{', '}'}, 200);
  }

  /** Reads an invoice. */
  int get(String invoice) {
    return api.size("/api/v1/invoices/" + invoice);
  }

  /** Reads the first page of the list. */
  int list() {
    return api.size("/api/v1/invoices?limit=20");
  }
}
