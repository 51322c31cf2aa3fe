package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import ro.storno.application.authority.Pace;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.PublicService;
import ro.storno.authority.call.PublicService.Question;

/**
 * What ANAF's registries have in common: {@code [{"cui": 1, "data": "2026-01-31"}]} is posted, at
 * most a hundred at a time and one request a second to whichever of them, and {@code {"found":
 * [...], "notFound": [...]}} comes back, with status 404 if none of them is known. Faults come with
 * status 200 too.
 */
final class RegistryRequests {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final Pattern CIF = Pattern.compile("[1-9][0-9]{1,9}");

  /** One for all registries: they stand on one host, and nobody says that it counts them apart. */
  private static final String TURNS = "anaf.registries";

  private final PublicService service;
  private final String path;
  private final RegistrySettings settings;
  private final Pace pace;
  private final InstantSource clock;

  RegistryRequests(
      PublicService service,
      String path,
      RegistrySettings settings,
      Pace pace,
      InstantSource clock) {
    this.service = service;
    this.path = path;
    this.settings = settings;
    this.pace = pace;
    this.clock = clock;
  }

  static boolean isCif(String text) {
    return CIF.matcher(text).matches();
  }

  /** Waits until others had the chance to join, and the registry may be asked again. */
  void awaitTurn() {
    if (service.connected()) {
      service.sleep(settings.gathering().toMillis());
      takeTurn();
    }
  }

  private void takeTurn() {
    Duration wait =
        pace.takeTurn(TURNS, settings.interval(), settings.patience())
            .orElseThrow(
                () ->
                    service.unavailable(
                        "too many requests are waiting", new IllegalStateException("queue full")));
    service.sleep(wait.plusNanos(999_999).toMillis());
  }

  /** Asks about taxpayers as of today. The turn for the first attempt was taken before. */
  JsonNode ask(Iterable<String> cifs) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), BUCHAREST);
    StringJoiner body = new StringJoiner(",", "[", "]");
    for (String cif : cifs) {
      body.add("{\"cui\":" + cif + ",\"data\":\"" + today + "\"}");
    }
    boolean[] first = {true};
    HttpAnswer reply =
        service.ask(
            Question.post(path, body.toString())
                .after(
                    () -> {
                      if (!first[0]) {
                        takeTurn();
                      }
                      first[0] = false;
                    }));
    if (reply.status() != 200 && reply.status() != 404) {
      throw service.unavailable(
          "status " + reply.status(), new IOException("status " + reply.status()));
    }
    JsonNode answer = service.json(reply);
    if (!answer.path("found").isArray() && !answer.path("notFound").isArray()) {
      throw service.unavailable(
          "it answered with an error instead of a result",
          new IOException("neither found nor not"));
    }
    return answer;
  }
}
