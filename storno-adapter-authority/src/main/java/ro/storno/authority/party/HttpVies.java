package ro.storno.authority.party;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.party.Vies;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.PublicService;
import ro.storno.authority.call.PublicService.Question;
import ro.storno.domain.party.VatId;

/**
 * Asks VIES by its REST service: {@code POST check-vat-number} with {@code {"countryCode",
 * "vatNumber"}} below {@code https://ec.europa.eu/taxation_customs/vies/rest-api}. A member state
 * whose register is out of order is told from one that does not know a number: the first is {@code
 * Unavailable}, the second an answer. Thread-safe.
 */
public final class HttpVies implements Vies {
  private static final String PATH = "check-vat-number";
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,40}");
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final PublicService.Naming NAMING =
      new PublicService.Naming(
          "VIES",
          "go on without the check of the VAT identifier, or try again later",
          "STORNO_VIES_URL");

  /** Errors that mean: nothing is known. Anything else that is no verdict means the same. */
  private static final Map<String, String> OUT_OF_ORDER =
      Map.ofEntries(
          Map.entry("MS_UNAVAILABLE", "the member state's register is out of order"),
          Map.entry("MS_MAX_CONCURRENT_REQ", "the member state's register is busy"),
          Map.entry("MS_MAX_CONCURRENT_REQ_TIME", "the member state's register is busy"),
          Map.entry("GLOBAL_MAX_CONCURRENT_REQ", "it is busy"),
          Map.entry("GLOBAL_MAX_CONCURRENT_REQ_TIME", "it is busy"),
          Map.entry("SERVICE_UNAVAILABLE", "it is out of order"),
          Map.entry("SERVER_BUSY", "it is busy"),
          Map.entry("TIMEOUT", "the member state did not answer it in time"),
          Map.entry("VAT_BLOCKED", "it blocks questions about this number"),
          Map.entry("IP_BLOCKED", "it blocks this server"));

  private final PublicService service;

  /**
   * A client of VIES.
   *
   * @param settings where and how it is reached; not null
   */
  public HttpVies(PublicService.Settings settings) {
    this.service = new PublicService(NAMING, settings);
  }

  /** Returns a client of the public service, or a stand-in for it; off if null. */
  public static HttpVies at(@Nullable URI base) {
    return new HttpVies(PublicService.Settings.of(base, LARGEST_ANSWER));
  }

  @Override
  public boolean connected() {
    return service.connected();
  }

  @Override
  public Answer check(VatId id) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("countryCode", id.prefix())
            .put("vatNumber", id.number())
            .toString();
    // A fault told in JSON is an answer of VIES and not worth another try at once.
    HttpAnswer reply = service.ask(Question.post(PATH, body).againOn(HttpVies::speechlessFault));
    JsonNode answer = service.json(reply);
    String error = error(answer);
    if (error != null && error.equals("INVALID_INPUT")) {
      return new Answer(false, null, null);
    }
    if (error != null) {
      throw service.unavailable(
          OUT_OF_ORDER.getOrDefault(error, "it answered " + shortened(error)),
          new IOException(shortened(error)));
    }
    if (reply.status() != 200 || !answer.path("valid").isBoolean() || !isAbout(answer, id)) {
      throw service.unavailable(
          "status " + reply.status() + " without a verdict", new IOException("no verdict"));
    }
    return new Answer(
        answer.path("valid").booleanValue(), told(answer, "name"), told(answer, "address"));
  }

  private static boolean speechlessFault(HttpAnswer reply) {
    boolean json = reply.body().length > 0 && reply.body()[0] == '{';
    return (reply.status() == 429 || reply.status() >= 500) && !json;
  }

  /** Errors stand in a list of wrappers, or beside the verdict; VALID and INVALID are none. */
  private static @Nullable String error(JsonNode answer) {
    String wrapped = answer.path("errorWrappers").path(0).path("error").asText("");
    String beside = answer.path("userError").asText("");
    String error = wrapped.isEmpty() ? beside : wrapped;
    if (error.isEmpty() && answer.path("actionSucceed").isBoolean()) {
      return answer.path("actionSucceed").booleanValue() ? null : "SERVICE_UNAVAILABLE";
    }
    return switch (error.toUpperCase(Locale.ROOT)) {
      case "", "VALID", "INVALID" -> null;
      default -> error.toUpperCase(Locale.ROOT);
    };
  }

  private static boolean isAbout(JsonNode answer, VatId id) {
    String number = answer.path("vatNumber").asText(id.number());
    return number.replaceAll("[\\s.-]", "").equalsIgnoreCase(id.number());
  }

  /** Dashes stand for what a member state does not tell; lines become parts with commas. */
  private static @Nullable String told(JsonNode answer, String field) {
    String text =
        answer
            .path(field)
            .asText("")
            .strip()
            .replaceAll("\\s*\\R\\s*", ", ")
            .replaceAll("\\s+", " ");
    return text.isEmpty() || text.equals("null") || text.matches("-+") ? null : text;
  }

  /** As far as it can be one of VIES's codes; it is shown to users. */
  private static String shortened(String error) {
    Matcher code = CODE.matcher(error);
    return code.lookingAt() ? code.group() : "an error";
  }
}
