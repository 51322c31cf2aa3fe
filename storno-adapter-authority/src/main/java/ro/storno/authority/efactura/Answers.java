package ro.storno.authority.efactura;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import ro.storno.application.anaf.EFactura.MessagePage;
import ro.storno.application.anaf.EFactura.MessageQuery;
import ro.storno.application.anaf.EFactura.StateAnswer;
import ro.storno.application.anaf.EFactura.UploadAnswer;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AnafWording;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Quotation;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;

/**
 * Reads what e-Factura answers; external-apis.md, section 2. What is documented is understood
 * exactly; everything else is {@code OutcomeUnknown}, because guessing is what loses documents.
 */
final class Answers {
  private static final String UPLOAD = "mfp:anaf:dgti:spv:respUploadFisier:";
  private static final String STATE = "mfp:anaf:dgti:efactura:stareMesajFactura:";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  private static final String NO_REASON = "ANAF gave no reason.";

  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private final MessageList list = new MessageList();

  Answers(InstantSource clock) {
    this.clock = clock;
  }

  UploadAnswer upload(HttpAnswer answer) {
    Optional<String> badRequest = badRequest(answer);
    if (badRequest.isPresent()) {
      return refused(List.of(badRequest.get()), answer);
    }
    HttpAnswer good = answer.good();
    return switch (good.form()) {
      case XML -> upload(header(good, UPLOAD), good);
      case JSON -> throw error(object(good));
      default -> throw good.unreadable("neither XML nor JSON");
    };
  }

  private UploadAnswer upload(HeaderXml header, HttpAnswer answer) {
    String status = header.attribute("ExecutionStatus").orElse("");
    Optional<String> index = number(header.attribute("index_incarcare"));
    if (status.equals("0") && index.isPresent()) {
      return new UploadAnswer.Taken(new UploadIndex(index.get()), answer.text());
    }
    if (status.equals("1")) {
      return refused(header.errors(), answer);
    }
    throw answer.unreadable("neither an index nor a refusal");
  }

  private UploadAnswer refused(List<String> errors, HttpAnswer answer) {
    throwIfBesideTheMatter(errors);
    return new UploadAnswer.Refused(orNoReason(errors), answer.text());
  }

  StateAnswer state(HttpAnswer answer) {
    Optional<String> badRequest = badRequest(answer);
    if (badRequest.isPresent()) {
      return unanswered(List.of(badRequest.get()), answer);
    }
    HttpAnswer good = answer.good();
    return switch (good.form()) {
      case XML -> state(header(good, STATE), good);
      case JSON -> throw error(object(good));
      default -> throw good.unreadable("neither XML nor JSON");
    };
  }

  private StateAnswer state(HeaderXml header, HttpAnswer answer) {
    String raw = answer.text();
    Optional<String> state = header.attribute("stare");
    if (state.isEmpty() && !header.errors().isEmpty()) {
      return unanswered(header.errors(), answer);
    }
    Optional<DownloadId> download = number(header.attribute("id_descarcare")).map(DownloadId::new);
    return switch (state.orElse("").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)) {
      case "ok" ->
          new StateAnswer.Accepted(
              download.orElseThrow(() -> answer.unreadable("accepted, and no id_descarcare")), raw);
      case "nok" -> new StateAnswer.Rejected(download.orElse(null), raw);
      case "in prelucrare" -> new StateAnswer.InProgress(raw);
      case "xml cu erori nepreluat de sistem" -> new StateAnswer.NotTaken(raw);
      default -> throw answer.unreadable("a state that is not known");
    };
  }

  private StateAnswer unanswered(List<String> errors, HttpAnswer answer) {
    throwIfBesideTheMatter(errors);
    return new StateAnswer.Unanswered(orNoReason(errors), answer.text());
  }

  MessagePage messages(HttpAnswer answer, MessageQuery query) {
    declineBadRequest(answer);
    HttpAnswer good = answer.good();
    if (good.form() != HttpAnswer.Form.JSON) {
      throw good.unreadable("not JSON");
    }
    JsonNode object = object(good);
    String error = text(object, "eroare");
    if (error != null && AnafWording.nothingFound(error)) {
      return new MessagePage(List.of(), query.page(), 0, 0);
    }
    if (error != null || !object.path("mesaje").isArray()) {
      throw error(object);
    }
    return list.page(object, query)
        .orElseThrow(() -> good.unreadable("without its number of pages and messages"));
  }

  byte[] archive(HttpAnswer answer) {
    declineBadRequest(answer);
    HttpAnswer good = answer.good();
    if (good.form() == HttpAnswer.Form.ZIP) {
      if (ZipEnd.of(good.body()).isEmpty()) {
        throw good.unreadable("a ZIP archive that was cut off");
      }
      return good.body();
    }
    if (good.form() != HttpAnswer.Form.JSON) {
      throw good.unreadable("neither ZIP nor JSON");
    }
    throw error(object(good));
  }

  /** Returns the text of a 400 in ANAF's own form, and of no other. */
  private Optional<String> badRequest(HttpAnswer answer) {
    return answer.status() == 400 && answer.form() == HttpAnswer.Form.JSON
        ? Optional.ofNullable(text(object(answer), "message"))
        : Optional.empty();
  }

  private void declineBadRequest(HttpAnswer answer) {
    badRequest(answer)
        .ifPresent(
            text -> {
              throw declined(text);
            });
  }

  /** Returns the exception for {@code {"eroare": …, "titlu": …}}. */
  private AuthorityException error(JsonNode object) {
    String text = text(object, "eroare");
    if (text == null) {
      return new AuthorityException.OutcomeUnknown(
          "ANAF answered JSON that holds neither a result nor an error.", null);
    }
    return declined(text);
  }

  private AuthorityException declined(String text) {
    if (AnafWording.tooOld(text)) {
      return new AuthorityException.Gone("ANAF says: " + Quotation.of(text));
    }
    return AnafWording.besideTheMatter(text, clock.instant())
        .orElseGet(() -> new AuthorityException.Declined("ANAF says: " + Quotation.of(text)));
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

  private static List<String> orNoReason(List<String> errors) {
    return errors.isEmpty() ? List.of(NO_REASON) : errors;
  }

  private static HeaderXml header(HttpAnswer answer, String namespace) {
    try {
      HeaderXml header = HeaderXml.read(answer.body());
      if (!header.namespace().startsWith(namespace)) {
        throw answer.unreadable("the answer to another question");
      }
      return header;
    } catch (SAXException e) {
      throw new AuthorityException.OutcomeUnknown("ANAF answered XML that cannot be read.", e);
    }
  }

  private JsonNode object(HttpAnswer answer) {
    try {
      // what follows the first object is left alone: ANAF has been seen to add a brace
      return json.readTree(answer.body());
    } catch (JsonProcessingException e) {
      e.clearLocation(); // its message would quote the answer
      throw new AuthorityException.OutcomeUnknown("ANAF answered JSON that cannot be read.", e);
    } catch (IOException e) {
      throw new AuthorityException.OutcomeUnknown("ANAF answered JSON that cannot be read.", e);
    }
  }

  private static Optional<String> number(Optional<String> text) {
    return text.filter(number -> NUMBER.matcher(number).matches());
  }

  private static @Nullable String text(JsonNode object, String field) {
    String text = object.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
