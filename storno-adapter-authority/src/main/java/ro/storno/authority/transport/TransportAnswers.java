package ro.storno.authority.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.transport.ETransport.Entry;
import ro.storno.application.transport.ETransport.Listing;
import ro.storno.application.transport.ETransport.StateAnswer;
import ro.storno.application.transport.ETransport.UploadAnswer;
import ro.storno.authority.call.AnafWording;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Quotation;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.transport.Uit;

/**
 * Reads what RO e-Transport answers: JSON, with status 200 whatever happened; external-apis.md,
 * section 3. What is documented is understood exactly; everything else is {@code OutcomeUnknown}.
 */
final class TransportAnswers {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  private static final String NO_REASON = "ANAF gave no reason.";

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();

  TransportAnswers(InstantSource clock) {
    this.clock = clock;
  }

  UploadAnswer upload(HttpAnswer answer) {
    JsonNode object = object(answer);
    List<String> errors = errors(object);
    String status = text(object, "ExecutionStatus");
    Optional<UploadIndex> index = index(object, "index_incarcare");
    if ("0".equals(status) && errors.isEmpty() && index.isPresent()) {
      String uit = text(object, "UIT");
      return new UploadAnswer.Taken(
          index.get(), uit == null ? null : Uit.parse(uit).orElse(null), answer.text());
    }
    if ("1".equals(status) || !errors.isEmpty()) {
      throwIfBesideTheMatter(errors);
      return new UploadAnswer.Refused(orNoReason(errors), answer.text());
    }
    throw answer.unreadable("neither an index nor a refusal");
  }

  StateAnswer state(HttpAnswer answer) {
    JsonNode object = object(answer);
    List<String> errors = errors(object);
    String state = text(object, "stare");
    if (state == null) {
      throwIfBesideTheMatter(errors);
      if (errors.isEmpty()) {
        throw answer.unreadable("neither a state nor an error");
      }
      return new StateAnswer.Unanswered(errors, answer.text());
    }
    return switch (state.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)) {
      case "ok" -> new StateAnswer.Accepted(answer.text());
      case "nok" -> new StateAnswer.Rejected(orNoReason(errors), answer.text());
      case "in prelucrare" -> new StateAnswer.InProgress(answer.text());
      case "xml cu erori nepreluat de sistem" ->
          new StateAnswer.Rejected(
              errors.isEmpty() ? List.of("ANAF: XML cu erori nepreluat de sistem") : errors,
              answer.text());
      default -> throw answer.unreadable("a state that is not known");
    };
  }

  Listing list(HttpAnswer answer) {
    JsonNode object = object(answer);
    List<String> errors = errors(object);
    JsonNode messages = object.path("mesaje");
    if (errors.stream().anyMatch(AnafWording::nothingFound)) {
      return new Listing(List.of(), List.of());
    }
    throwIfBesideTheMatter(errors);
    if (!errors.isEmpty()) {
      throw new AuthorityException.Declined("ANAF says: " + Quotation.of(errors.get(0)));
    }
    if (!messages.isArray()) {
      throw answer.unreadable("neither a list nor an error");
    }
    List<Entry> entries = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (JsonNode each : messages) {
      entry(each).ifPresentOrElse(entries::add, () -> unreadable.add(each.toString()));
    }
    return new Listing(entries, unreadable);
  }

  private static Optional<Entry> entry(JsonNode each) {
    String uit = text(each, "uit");
    Optional<Instant> createdAt = instant(text(each, "data_creare"));
    return index(each, "id_incarcare")
        .flatMap(
            index ->
                createdAt.map(
                    at ->
                        new Entry(
                            index,
                            uit == null ? null : Uit.parse(uit).orElse(null),
                            text(each, "ref_decl"),
                            at)));
  }

  /** Romanian time to the second; of an hour that happens twice, the first. */
  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(
              LocalDateTime.parse(text, SECOND).atZone(AnafWording.BUCHAREST).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the entry is handed out as it came
    }
  }

  private static Optional<UploadIndex> index(JsonNode object, String field) {
    return Optional.ofNullable(text(object, field))
        .filter(number -> NUMBER.matcher(number).matches())
        .map(UploadIndex::new);
  }

  /** ANAF writes {@code Errors} here, and {@code eroare} elsewhere. */
  private static List<String> errors(JsonNode object) {
    List<String> errors = new ArrayList<>();
    for (JsonNode each : object.path("Errors")) {
      String error = text(each, "errorMessage");
      errors.add(error == null ? NO_REASON : error);
    }
    String eroare = text(object, "eroare");
    if (eroare != null) {
      errors.add(eroare);
    }
    return errors;
  }

  private static List<String> orNoReason(List<String> errors) {
    return errors.isEmpty() ? List.of(NO_REASON) : errors;
  }

  private void throwIfBesideTheMatter(List<String> errors) {
    for (String error : errors) {
      AnafWording.besideTheMatter(error, clock.instant())
          .ifPresent(
              trouble -> {
                throw trouble;
              });
    }
  }

  private JsonNode object(HttpAnswer answer) {
    HttpAnswer good = answer.good();
    if (good.form() != HttpAnswer.Form.JSON) {
      throw good.unreadable("not JSON");
    }
    try {
      return json.readTree(good.body());
    } catch (JsonProcessingException e) {
      e.clearLocation(); // its message would quote the answer
      throw new AuthorityException.OutcomeUnknown("ANAF answered JSON that cannot be read.", e);
    } catch (IOException e) {
      throw new AuthorityException.OutcomeUnknown("ANAF answered JSON that cannot be read.", e);
    }
  }

  private static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    String text = value.isNull() ? "" : value.asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
