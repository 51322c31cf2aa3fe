package ro.storno.simulator.anaf.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * ANAF's public registries on the wire: {@code PlatitorTvaRest} v9 and the register of e-Factura.
 * At most 100 codes a request and a request a second; what ANAF says to more is not public, so
 * status 400 and 429 stand for it.
 */
public final class RegistryRoutes {
  private static final int MOST = 100;

  private final TaxpayerDirectory directory;
  private final Quotas quotas;
  private final Failures failures;
  private final ObjectMapper json = new ObjectMapper();

  private record Question(long cui, LocalDate date) {}

  /** Routes of a directory. */
  public RegistryRoutes(TaxpayerDirectory directory, Quotas quotas, Failures failures) {
    this.directory = directory;
    this.quotas = quotas;
    this.failures = failures;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(
            AnafOperation.TAXPAYERS,
            "POST",
            "/api/PlatitorTvaRest/v9/tva",
            Request::bodyHash,
            call -> answer(call, RegistryEntries::taxpayer)),
        Route.of(
            AnafOperation.EFACTURA_REGISTER,
            "POST",
            "/api/registruroefactura/v1/interogare",
            Request::bodyHash,
            call -> answer(call, RegistryEntries::efactura)));
  }

  private Reply answer(Call call, BiFunction<Taxpayer, LocalDate, Optional<ObjectNode>> entry) {
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("cod", 500);
      body.put("message", "A aparut o eroare tehnica");
      return Reply.Answer.of(200, "application/json", body.toString());
    }
    if (!quotas.registry()) {
      return failures.tooManyRequests();
    }
    Optional<List<Question>> questions = questions(call.request().body());
    if (questions.isEmpty()) {
      return failures.badRequest(
          "Se asteapta o lista JSON de cel mult " + MOST + " de elemente {cui, data}");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode found = body.putArray("found");
    ArrayNode notFound = body.putArray("notFound");
    for (Question question : questions.get()) {
      Optional<ObjectNode> known =
          directory
              .find(Long.toString(question.cui()))
              .flatMap(taxpayer -> entry.apply(taxpayer, question.date()));
      known.ifPresentOrElse(found::add, () -> notFound.add(question.cui()));
    }
    return Reply.Answer.of(found.isEmpty() ? 404 : 200, "application/json", body.toString());
  }

  private Optional<List<Question>> questions(byte[] body) {
    try {
      JsonNode list = json.readTree(body);
      if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
        return Optional.empty();
      }
      List<Question> questions = new ArrayList<>();
      for (JsonNode each : list) {
        questions.add(
            new Question(
                Long.parseLong(each.path("cui").asText()),
                LocalDate.parse(each.path("data").asText())));
      }
      return Optional.of(questions);
    } catch (IOException | NumberFormatException | DateTimeParseException e) {
      return Optional.empty(); // the answer says what is expected
    }
  }
}
