package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/**
 * What a business does with ANAF, through the HTTP API: authorize once, let issued invoices go out
 * by themselves, see them accepted, receive what suppliers sent.
 */
final class AnafJourney {
  /** Without a synchronisation, ANAF is asked for its verdict two minutes after the upload. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a synchronisation with one message takes. */
  private static final Duration MOMENT = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_REDIRECTS = 6;

  private final ApiClient api;

  AnafJourney(ApiClient api) {
    this.api = api;
  }

  /**
   * What ANAF made of an invoice.
   *
   * @param index of the upload; not null
   * @param state not null
   * @param accepted whether it was accepted
   * @param seal verdict on the Ministry's signature, or empty if there is none; not null
   * @param archive the signed answer, byte for byte; empty if there is none
   */
  record Outcome(
      String index, String state, boolean accepted, Optional<String> seal, byte[] archive) {}

  /** Authorizes the server at ANAF, as a certificate holder with a browser does. */
  void authorize() {
    String address = api.get("/api/connect/anaf").path("url").asText();
    HttpResponse<byte[]> answer = api.visit(URI.create(address));
    for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
      URI from = answer.uri();
      String location = answer.headers().firstValue("Location").orElse("");
      answer = api.visit(from.resolve(location));
    }
    if (answer.statusCode() != 200) {
      throw new CommandFailure(
          ExitCode.NEGATIVE, "The authorization at ANAF ended with status " + answer.statusCode());
    }
  }

  /** Lets issued invoices go out, and suppliers' invoices come in, by themselves. */
  void switchOn(String company, boolean already) {
    if (!already) {
      api.post("/api/v1/companies/" + company + "/toggle-sync", null);
    }
  }

  /** Waits until ANAF has taken an invoice in; returns the index of the upload. */
  String handedIn(String invoice) {
    return await(
        "ANAF's index",
        () ->
            Optional.of(MainJob.invoiceIn(api.get("/api/v1/invoices/" + invoice)))
                .map(found -> found.path("anafUploadId").asText(""))
                .filter(index -> !index.isEmpty() && !index.equals("null")));
  }

  /** Waits until ANAF has judged an invoice and its answer is kept. */
  Outcome follow(String invoice) {
    String path = "/api/v1/invoices/" + invoice;
    JsonNode judged =
        await(
            "ANAF's verdict",
            () -> Optional.of(api.get(path)).map(MainJob::invoiceIn).filter(AnafJourney::judged));
    boolean accepted = judged.path("documentStatus").asText().equals("validated");
    String index = judged.path("anafUploadId").asText();
    String state = judged.path("anafState").asText();
    byte[] archive =
        await("ANAF's signed answer", () -> api.downloadIfThere(path + "/anaf-response"));
    Optional<String> seal =
        accepted
            ? Optional.of(api.post(path + "/verify-signature", null).path("verdict").asText())
            : Optional.empty();
    return new Outcome(index, state, accepted, seal, archive);
  }

  private static boolean judged(JsonNode invoice) {
    String status = invoice.path("documentStatus").asText();
    return status.equals("validated") || status.equals("rejected");
  }

  /**
   * Asks for what suppliers sent and for verdicts now, instead of when they fall due. Where that
   * was done a moment ago, it is asked again until that is allowed, within a minute.
   */
  void synchronise() {
    await(
        "A synchronisation",
        () -> api.postUnlessTooMany("/api/v1/sync/trigger") ? Optional.of(true) : Optional.empty());
  }

  /** Waits a moment for the first invoice of a supplier, the newest if there are several. */
  Optional<JsonNode> received() {
    Supplier<Optional<JsonNode>> first =
        () ->
            Optional.of(api.get("/api/v1/invoices?direction=incoming&limit=1").path("data"))
                .filter(found -> !found.isEmpty())
                .map(found -> found.path(0));
    Instant end = Instant.now().plus(MOMENT);
    Optional<JsonNode> found = first.get();
    while (found.isEmpty() && Instant.now().isBefore(end)) {
      pause();
      found = first.get();
    }
    return found;
  }

  private static <T> T await(String what, Supplier<Optional<T>> question) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new CommandFailure(
        ExitCode.NEGATIVE,
        what + " did not come within " + PATIENCE.toMinutes() + " minutes; see ./storno jobs list");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.NEGATIVE, "Interrupted");
    }
  }
}
