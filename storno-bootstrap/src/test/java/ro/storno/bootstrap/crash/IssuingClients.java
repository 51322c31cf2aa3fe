package ro.storno.bootstrap.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Clients that create and issue invoices as fast as they are answered. */
final class IssuingClients {
  private static final String EMAIL = "crash@storno.example";
  private static final String PASSWORD = "only-for-this-test-1";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper mapper = new ObjectMapper();

  /** Number per invoice id, for every issue that was answered with 200. */
  final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Answers that nobody should get. */
  final Map<String, Integer> complaints = new ConcurrentHashMap<>();

  private String token = "";
  private String company = "";
  private String client = "";

  /** An answer: status and body. */
  record Answer(int status, JsonNode body) {}

  /** Creates account, company and client. */
  void settle(URI server) throws Exception {
    require(
        201,
        call(server, "POST", "/api/auth/register", Map.of("email", EMAIL, "password", PASSWORD)));
    signIn(server);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("cif", "RO99001234");
    details.put("name", "Firma de probă SRL");
    details.put("registrationNumber", "J40/99123/2021");
    details.put("vatPayer", true);
    details.put("address", "Strada Lipscani nr. 1");
    details.put("city", "SECTOR3");
    details.put("county", "București");
    details.put("country", "RO");
    company = require(201, call(server, "POST", "/api/v1/companies", details)).path("id").asText();
    Map<String, Object> buyer = new LinkedHashMap<>();
    buyer.put("name", "Client de probă SRL");
    buyer.put("cui", "RO99004567");
    buyer.put("isVatPayer", true);
    buyer.put("registrationNumber", "J12/99456/2019");
    buyer.put("address", "Strada Memorandumului nr. 10");
    buyer.put("city", "Cluj-Napoca");
    buyer.put("county", "Cluj");
    buyer.put("country", "RO");
    client = require(201, call(server, "POST", "/api/v1/clients", buyer)).at("/client/id").asText();
  }

  void signIn(URI server) throws Exception {
    token =
        require(
                200,
                call(server, "POST", "/api/auth", Map.of("email", EMAIL, "password", PASSWORD)))
            .path("token")
            .asText();
  }

  /** Lets clients issue until they are stopped or the server is gone. */
  List<Thread> begin(URI server, int clients, AtomicBoolean stop) {
    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (!stop.get() && issueOne(server)) {
                  // as fast as answers come
                }
              },
              "client-" + i);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private boolean issueOne(URI server) {
    try {
      Answer created = call(server, "POST", "/api/v1/invoices", invoice());
      if (created.status() != 201) {
        return complain("create", created);
      }
      String id = created.body().at("/invoice/id").asText();
      Answer issued = call(server, "POST", "/api/v1/invoices/" + id + "/issue", null);
      if (issued.status() != 200) {
        return complain("issue", issued);
      }
      JsonNode invoice =
          issued.body().has("invoice") ? issued.body().path("invoice") : issued.body();
      acknowledged.put(id, invoice.path("number").asText());
      return true;
    } catch (IOException e) {
      return false; // killed: what was asked is in doubt, which is allowed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A 503 while the server goes down is no complaint. */
  private boolean complain(String what, Answer answer) {
    if (answer.status() != 503) {
      complaints.merge(what + " " + answer.status() + " " + answer.body(), 1, Integer::sum);
    }
    return false;
  }

  private Map<String, Object> invoice() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Bucharest"));
    Map<String, Object> invoice = new LinkedHashMap<>();
    invoice.put("clientId", client);
    invoice.put("issueDate", today.toString());
    invoice.put("dueDate", today.plusDays(30).toString());
    invoice.put("currency", "RON");
    invoice.put("idempotencyKey", UUID.randomUUID().toString());
    invoice.put(
        "lines",
        List.of(
            Map.of(
                "description", "Consultanță",
                "quantity", "1.5",
                "unitPrice", "99.99",
                "vatRate", "21",
                "unitOfMeasure", "ore")));
    return invoice;
  }

  Answer get(URI server, String path) throws IOException, InterruptedException {
    return call(server, "GET", path, null);
  }

  private Answer call(URI server, String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(60));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!company.isEmpty()) {
      request.header("X-Company", company);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(
          method, HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)));
    }
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), mapper.readTree(response.body()));
  }

  private static JsonNode require(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException("expected " + status + ", got " + answer);
    }
    return answer.body();
  }
}
