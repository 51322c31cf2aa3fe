package ro.storno.simulator.vies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import ro.storno.simulator.http.Reply;

/**
 * The check of VAT numbers. Romanian numbers are looked up; of every other member state those are
 * valid that do not end in {@code 00}. Germany and Spain keep names to themselves, as in life.
 * Thread-safe.
 */
public final class VatNumbers {
  private static final Set<String> STATES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI");
  private static final Set<String> DISCREET = Set.of("DE", "ES");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z+*.]{2,12}");
  private static final String UNKNOWN = "---";

  private final InstantSource clock;
  private final Function<String, Optional<Trader>> romanian;
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Who has a number.
   *
   * @param name not null
   * @param address not null
   */
  public record Trader(String name, String address) {}

  /** In which of its two shapes an error is told. */
  public enum ErrorShape {
    /** {@code {"actionSucceed":false,"errorWrappers":[{"error":…}]}}. */
    WRAPPERS,
    /** An answer with {@code "valid":false} and {@code userError}. */
    USER_ERROR
  }

  private record Outage(String error, ErrorShape shape) {}

  /**
   * The check.
   *
   * @param clock not null
   * @param romanian finds a Romanian taxpayer registered for VAT by the digits; not null
   */
  public VatNumbers(InstantSource clock, Function<String, Optional<Trader>> romanian) {
    this.clock = clock;
    this.romanian = romanian;
  }

  /**
   * Lets the checks of a member state fail until {@link #recover}.
   *
   * @param state such as {@code DE}; not null
   * @param error such as {@code MS_UNAVAILABLE}; not null
   * @param shape not null
   */
  public void fail(String state, String error, ErrorShape shape) {
    outages.put(state, new Outage(error, shape));
  }

  /** Ends the failures of every member state. */
  public void recover() {
    outages.clear();
  }

  /** Answers {@code POST check-vat-number}. */
  public Reply.Answer check(byte[] body) {
    JsonNode asked;
    try {
      asked = json.readTree(body);
    } catch (IOException e) {
      return error("INVALID_INPUT");
    }
    String state = asked.path("countryCode").asText("").toUpperCase(Locale.ROOT);
    String number = asked.path("vatNumber").asText("").toUpperCase(Locale.ROOT);
    if (!STATES.contains(state) || !NUMBER.matcher(number).matches()) {
      return error("INVALID_INPUT");
    }
    Outage outage = outages.get(state);
    if (outage == null) {
      return answer(state, number, trader(state, number));
    }
    return outage.shape() == ErrorShape.WRAPPERS
        ? error(outage.error())
        : failed(state, number, outage.error());
  }

  /** Returns an error of the service as a whole. */
  public Reply.Answer error(String code) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("actionSucceed", false);
    body.putArray("errorWrappers").addObject().put("error", code);
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  private Optional<Trader> trader(String state, String number) {
    if (state.equals("RO")) {
      return romanian.apply(number);
    }
    if (number.endsWith("00")) {
      return Optional.empty();
    }
    return Optional.of(
        DISCREET.contains(state)
            ? new Trader(UNKNOWN, UNKNOWN)
            : new Trader("TRADER " + state + " " + number, "MAIN STREET 1, " + state));
  }

  private Reply.Answer failed(String state, String number, String error) {
    ObjectNode body = body(state, number, false, new Trader(UNKNOWN, UNKNOWN));
    body.put("userError", error);
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  private Reply.Answer answer(String state, String number, Optional<Trader> trader) {
    ObjectNode body =
        body(state, number, trader.isPresent(), trader.orElse(new Trader(UNKNOWN, UNKNOWN)));
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  private ObjectNode body(String state, String number, boolean valid, Trader trader) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("countryCode", state);
    body.put("vatNumber", number);
    body.put("requestDate", clock.instant().toString());
    body.put("valid", valid);
    body.put("requestIdentifier", "");
    body.put("name", trader.name());
    body.put("address", trader.address());
    for (String field : new String[] {"Name", "Street", "PostalCode", "City", "CompanyType"}) {
      body.put("trader" + field, UNKNOWN);
      body.put("trader" + field + "Match", "NOT_PROCESSED");
    }
    return body;
  }
}
