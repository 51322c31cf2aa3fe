package ro.storno.simulator.anaf.etransport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.anaf.efactura.Environment;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * One of ANAF's two e-Transport systems on the wire; texts and shapes are ANAF's. Whatever goes
 * wrong is told with status 200.
 */
public final class TransportRoutes {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  private static final int LARGEST = 5 * 1024 * 1024;
  private static final int MOST_DAYS = 60;
  private static final String TECHNICAL = "A aparut o eroare tehnica. Cod: SIM-500";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Environment environment;
  private final TransportDesk desk;
  private final SimulatorClock clock;
  private final Seed seed;
  private final Quotas quotas;
  private final Failures failures;
  private final DeclarationReader reader = new DeclarationReader();

  /** Routes of a desk. */
  public TransportRoutes(
      Environment environment,
      TransportDesk desk,
      SimulatorClock clock,
      Seed seed,
      Quotas quotas,
      Failures failures) {
    this.environment = environment;
    this.desk = desk;
    this.clock = clock;
    this.seed = seed;
    this.quotas = quotas;
    this.failures = failures;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    String base = "/" + environment.segment() + "/ETRANSPORT/ws/v1/";
    return List.of(
        Route.of(
            AnafOperation.TRANSPORT_UPLOAD,
            "POST",
            base + "upload/([^/]+)/([^/]+)/([^/]+)",
            request -> request.path() + " " + request.bodyHash(),
            this::upload),
        Route.of(
            AnafOperation.TRANSPORT_STATE,
            "GET",
            base + "stareMesaj/([^/]+)",
            Request::path,
            this::state),
        Route.of(
            AnafOperation.TRANSPORT_LIST,
            "GET",
            base + "lista/([^/]+)/([^/]+)",
            Request::path,
            this::list));
  }

  private Reply upload(Call call) {
    String cif = call.path().group(2);
    byte[] document = call.request().body();
    if (document.length == 0 && !call.request().oversized()) {
      return failures.badRequest("Trebuie sa aveti atasat in request un fisier de tip xml");
    }
    Optional<String> refusal =
        atDoor(call, cif)
            .or(
                () ->
                    call.request().oversized() || document.length > LARGEST
                        ? Optional.of("Marime fisier transmis mai mare de 5 MB")
                        : Optional.empty());
    if (refusal.isPresent()) {
      return errors(call, refusal.get());
    }
    if (!call.path().group(1).equals("ETRANSP")) {
      return errors(call, "Valoarea acceptata pentru parametrul standard este ETRANSP");
    }
    Optional<DeclarationFacts> facts = reader.read(document);
    if (facts.isEmpty() || !call.path().group(3).equals("2")) {
      return errors(
          call,
          "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; cvc-elt.1.a: Cannot find"
              + " the declaration of element.");
    }
    Optional<DeclarationRecord> taken = desk.arrive(document, cif, facts.get(), call.decision());
    return taken.isPresent() ? taken(call, taken.get()) : new Reply.Dropped();
  }

  private Reply taken(Call call, DeclarationRecord taken) {
    ObjectNode body = answer(call, 0);
    body.put("index_incarcare", taken.index());
    body.put("UIT", taken.uit());
    String reference = taken.facts().reference();
    body.put("ref_declarant", reference == null ? "" : reference);
    return json(body);
  }

  private Optional<String> atDoor(Call call, String cif) {
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return Optional.of(TECHNICAL);
    }
    if (!DIGITS.matcher(cif).matches()) {
      return Optional.of("CIF introdus= " + cif + " nu este un numar");
    }
    if (!call.access().any()) {
      return Optional.of("Nu exista niciun CIF petru care sa aveti drept in SPV");
    }
    return call.access().mayActFor(cif)
        ? Optional.empty()
        : Optional.of("Nu aveti drept in SPV pentru CIF=" + cif);
  }

  private Reply state(Call call) {
    String id = call.path().group(1);
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return errors(call, TECHNICAL);
    }
    if (!DIGITS.matcher(id).matches()) {
      return errors(call, "Id_incarcare introdus= " + id + " nu este un numar intreg");
    }
    if (!call.access().any()) {
      return errors(call, "Nu exista niciun CIF petru care sa aveti drept");
    }
    int most = quotas.limits().statesPerDay();
    if (!quotas.daily(environment.segment() + " transport state " + id, most)) {
      return errors(call, "S-au facut deja " + most + " interogari de stare in cursul zilei");
    }
    Optional<DeclarationRecord> found = desk.declaration(Long.parseLong(id));
    if (found.isEmpty()) {
      return errors(call, "Nu exista declaratie de transport cu id_incarcare= " + id);
    }
    if (!call.access().mayActFor(found.get().cif())) {
      return errors(call, "Nu aveti dreptul de inteorgare pentru id_incarcare= " + id);
    }
    DeclarationRecord declaration = found.get();
    String state = declaration.stateAt(clock.instant());
    boolean wrong = state.equals(DeclarationRecord.NOK);
    ObjectNode body = answer(call, wrong ? 1 : 0);
    if (wrong) {
      ArrayNode errors = body.putArray("Errors");
      declaration.errors().forEach(error -> errors.addObject().put("errorMessage", error));
    }
    body.put("stare", state);
    return json(body);
  }

  private Reply list(Call call) {
    String days = call.path().group(1);
    String cif = call.path().group(2);
    if (!DIGITS.matcher(days).matches()) {
      return errors(call, "Numarul de zile introdus= " + days + " nu este un numar intreg");
    }
    long span = Long.parseLong(days);
    if (span < 1 || span > MOST_DAYS) {
      return errors(call, "Numarul de zile trebuie sa fie intre 1 si 60");
    }
    Optional<String> refusal = atDoor(call, cif);
    if (refusal.isPresent()) {
      return errors(call, refusal.get());
    }
    int most = quotas.limits().listsPerDay();
    if (!quotas.daily(environment.segment() + " transport list " + cif, most)) {
      return errors(
          call,
          "S-au facut deja "
              + most
              + " interogari de lista mesaje de catre utilizator in cursul zilei");
    }
    List<DeclarationRecord> found = desk.listed(cif, (int) span);
    if (found.isEmpty()) {
      return errors(call, "Nu exista mesaje in ultimele " + span + " zile");
    }
    ObjectNode body = answer(call, 0);
    ArrayNode entries = body.putArray("mesaje");
    found.forEach(each -> entry(entries.addObject(), each));
    body.put("serial", call.access().serial());
    body.put("cui", cif);
    body.put("titlu", "Lista Mesaje disponibile din ultimele " + span + " zile");
    return json(body);
  }

  private static void entry(ObjectNode entry, DeclarationRecord declaration) {
    DeclarationFacts facts = declaration.facts();
    entry.put("tip", facts.type());
    entry.put("stare", declaration.ok() ? "OK" : "ERR");
    if (declaration.ok()) {
      entry.put("uit", declaration.uit());
    }
    entry.put("cod_decl", facts.declarant());
    put(entry, "ref_decl", facts.reference());
    entry.put("sursa", "A");
    entry.put("id_incarcare", Long.toString(declaration.index()));
    entry.put("data_creare", romanian(declaration.takenAt(), SECOND));
    put(entry, "tip_op", facts.operation());
    put(entry, "nr_veh", facts.vehicle());
    put(
        entry,
        "data_transp",
        facts.date() == null ? null : facts.date().replace("-", "") + "000000");
    if (!declaration.ok()) {
      ArrayNode messages = entry.putArray("mesaje");
      for (String error : declaration.errors()) {
        messages.addObject().put("tip", "ERR").put("mesaj", error);
      }
    }
  }

  private static void put(ObjectNode entry, String name, @Nullable String value) {
    if (value != null) {
      entry.put(name, value);
    }
  }

  private Reply errors(Call call, String error) {
    ObjectNode body = answer(call, 1);
    body.putArray("Errors").addObject().put("errorMessage", error);
    return json(body);
  }

  private ObjectNode answer(Call call, int status) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("dateResponse", romanian(clock.instant(), MINUTE));
    body.put("ExecutionStatus", status);
    body.put(
        "trace_id",
        HexFormat.of()
            .formatHex(
                seed.bytes("trace", call.decision().identity(), call.decision().ordinal()), 0, 16));
    return body;
  }

  private static String romanian(Instant instant, DateTimeFormatter format) {
    return LocalDateTime.ofInstant(instant, SimulatorClock.BUCHAREST).format(format);
  }

  private static Reply.Answer json(ObjectNode body) {
    return Reply.Answer.of(200, "application/json", body.toString());
  }
}
