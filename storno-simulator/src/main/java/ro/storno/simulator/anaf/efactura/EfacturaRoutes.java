package ro.storno.simulator.anaf.efactura;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** One of ANAF's two e-Factura systems on the wire; texts and shapes are ANAF's. */
public final class EfacturaRoutes {
  private static final int PAGE = 500;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  private static final String LISTS = "Lista Mesaje";
  private static final String DOWNLOADS = "Descarcare mesaj";
  private static final String TECHNICAL = "A aparut o eroare tehnica. Cod: SIM-500";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss");

  private final Environment environment;
  private final EfacturaDesk desk;
  private final Archives archives;
  private final SimulatorClock clock;
  private final Quotas quotas;
  private final Failures failures;
  private final DocumentReader reader = new DocumentReader();

  /** Routes of a desk. */
  public EfacturaRoutes(
      Environment environment,
      EfacturaDesk desk,
      Archives archives,
      SimulatorClock clock,
      Quotas quotas,
      Failures failures) {
    this.environment = environment;
    this.desk = desk;
    this.archives = archives;
    this.clock = clock;
    this.quotas = quotas;
    this.failures = failures;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    String base = "/" + environment.segment() + "/FCTEL/rest/";
    return List.of(
        Route.of(
            AnafOperation.UPLOAD, "POST", base + "upload", this::document, c -> upload(c, false)),
        Route.of(
            AnafOperation.UPLOAD_B2C,
            "POST",
            base + "uploadb2c",
            this::document,
            c -> upload(c, true)),
        Route.of(
            AnafOperation.STATE,
            "GET",
            base + "stareMesaj",
            r -> id(r, "id_incarcare"),
            this::state),
        Route.of(AnafOperation.LIST, "GET", base + "listaMesajeFactura", this::listed, this::list),
        Route.of(
            AnafOperation.PAGED_LIST,
            "GET",
            base + "listaMesajePaginatieFactura",
            this::listed,
            this::pagedList),
        Route.of(
            AnafOperation.DOWNLOAD, "GET", base + "descarcare", r -> id(r, "id"), this::download));
  }

  // --- what is asked, for chance ---

  private String document(Request request) {
    return environment.segment()
        + " "
        + request.query().get("cif").orElse("")
        + " "
        + request.bodyHash();
  }

  private String id(Request request, String name) {
    return environment.segment() + " " + request.query().get(name).orElse("");
  }

  private String listed(Request request) {
    Parameters query = request.query();
    return environment.segment()
        + " "
        + query.get("cif").orElse("")
        + " "
        + query.get("pagina").orElse("")
        + query.get("filtru").orElse("");
  }

  // --- upload ---

  private Reply upload(Call call, boolean toConsumer) {
    Request request = call.request();
    Parameters query = request.query();
    if (query.get("standard").isEmpty() || query.get("cif").isEmpty()) {
      return failures.badRequest("Parametrii standard si cif sunt obligatorii");
    }
    if (request.body().length == 0 && !request.oversized()) {
      return failures.badRequest("Trebuie sa aveti atasat in request un fisier de tip xml");
    }
    Optional<Filing> filing = filing(query, toConsumer);
    List<String> errors = new ArrayList<>(atDoor(call, filing));
    DocumentFacts facts = null;
    if (errors.isEmpty() && filing.isPresent()) {
      try {
        facts = reader.read(request.body(), filing.get().standard());
      } catch (DocumentReader.Unreadable e) {
        errors.add(e.getMessage());
      }
    }
    if (facts == null || filing.isEmpty()) {
      desk.refusedAtDoor(request.body(), filing.orElse(null), errors, call.decision());
      return xml(AnafXml.refused(minute(clock.instant()), errors));
    }
    Optional<Long> index = desk.arrive(request.body(), filing.get(), facts, call.decision());
    return index.isPresent()
        ? xml(AnafXml.taken(minute(clock.instant()), index.get()))
        : new Reply.Dropped();
  }

  private static Optional<Filing> filing(Parameters query, boolean toConsumer) {
    return Standard.of(query.get("standard").orElse(""))
        .map(
            standard ->
                new Filing(
                    query.get("cif").orElse(""),
                    standard,
                    toConsumer,
                    yes(query, "extern"),
                    yes(query, "autofactura"),
                    yes(query, "executare")));
  }

  private static boolean yes(Parameters query, String name) {
    return query.get(name).equals(Optional.of("DA"));
  }

  private List<String> atDoor(Call call, Optional<Filing> filing) {
    Parameters query = call.request().query();
    String cif = query.get("cif").orElse("");
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return List.of(TECHNICAL);
    }
    if (filing.isEmpty()) {
      return List.of("Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP");
    }
    if (!DIGITS.matcher(cif).matches()) {
      return List.of("CIF introdus= " + cif + " nu este un numar");
    }
    for (String[] flag :
        new String[][] {
          {"extern", "extern"}, {"autofactura", "autofacturare"}, {"executare", "executare"}
        }) {
      if (query.has(flag[0]) && !yes(query, flag[0])) {
        return List.of(
            "Daca parametrul " + flag[1] + " trebuie completat, valoarea acceptata este DA");
      }
    }
    if (!call.access().any()) {
      return List.of("Nu exista niciun CIF pentru care sa aveti drept in SPV");
    }
    if (!call.access().mayActFor(cif)) {
      return List.of("Nu aveti drept in SPV pentru CIF=" + cif);
    }
    if (call.request().oversized()) {
      return List.of("Marime fisier transmis mai mare de 10 MB.");
    }
    int most = quotas.limits().buyerMessagesPerDay();
    if (filing.get().standard() == Standard.RASP && !quotas.daily(key("rasp", cif), most)) {
      return List.of(
          "S-au incarcat deja "
              + most
              + " de mesaje de tip RASP pentru cui="
              + cif
              + " in cursul zilei");
    }
    return List.of();
  }

  // --- state ---

  private Reply state(Call call) {
    Optional<String> id = call.request().query().get("id_incarcare");
    if (id.isEmpty()) {
      return failures.badRequest("Parametrul id_incarcare este obligatoriu");
    }
    return xml(state(call, id.get()));
  }

  private String state(Call call, String id) {
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return AnafXml.stateError(TECHNICAL);
    }
    if (!DIGITS.matcher(id).matches()) {
      return AnafXml.stateError("Id_incarcare introdus= " + id + " nu este un numar intreg");
    }
    if (!call.access().any()) {
      return AnafXml.stateError("Nu exista niciun CIF petru care sa aveti drept");
    }
    int most = quotas.limits().statesPerDay();
    if (!quotas.daily(key("state", id), most)) {
      return AnafXml.stateError("S-au facut deja " + most + " descarcari de mesaj in cursul zilei");
    }
    Optional<EfacturaDesk.StateView> found = desk.state(Long.parseLong(id));
    if (found.isEmpty()) {
      return AnafXml.stateError("Nu exista factura cu id_incarcare= " + id);
    }
    if (!call.access().mayActFor(found.get().cif())) {
      return AnafXml.stateError("Nu aveti dreptul de inteorgare pentru id_incarcare= " + id);
    }
    return AnafXml.state(found.get().state(), found.get().download());
  }

  // --- lists ---

  private Reply list(Call call) {
    Parameters query = call.request().query();
    Optional<String> days = query.get("zile");
    Optional<String> cif = query.get("cif");
    if (days.isEmpty() || cif.isEmpty()) {
      return failures.badRequest("Parametrii zile si cif sunt obligatorii");
    }
    if (!DIGITS.matcher(cif.get()).matches()) {
      return error("CIF introdus= " + cif.get() + " nu este un numar", LISTS);
    }
    if (!DIGITS.matcher(days.get()).matches()) {
      return error("Numarul de zile introdus= " + days.get() + " nu este un numar intreg", LISTS);
    }
    long span = Long.parseLong(days.get());
    if (span < 1 || span > EfacturaDesk.WINDOW.toDays()) {
      return error("Numarul de zile trebuie sa fie intre 1 si 60", LISTS);
    }
    Optional<Reply> refusal = listRefusal(call, cif.get(), "list", quotas.limits().listsPerDay());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant now = clock.instant();
    List<Message> found =
        desk.messages(
            cif.get(), now.minus(Duration.ofDays(span)), now, query.get("filtru").orElse(""));
    if (found.isEmpty()) {
      return error("Nu exista mesaje in ultimele " + span + " zile", LISTS);
    }
    if (found.size() > PAGE) {
      return error(
          "Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina. Folositi"
              + " endpoint-ul cu paginatie.",
          LISTS);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    entries(body, found);
    return whose(body, call, cif.get(), "din ultimele " + span + " zile");
  }

  private Reply pagedList(Call call) {
    Parameters query = call.request().query();
    Optional<String> cif = query.get("cif");
    Optional<String> start = query.get("startTime");
    Optional<String> end = query.get("endTime");
    Optional<String> page = query.get("pagina");
    if (cif.isEmpty() || start.isEmpty() || end.isEmpty() || page.isEmpty()) {
      return failures.badRequest("Parametrii startTime, endTime, cif si pagina sunt obligatorii");
    }
    Optional<String> problem =
        notNumeric("CIF introdus= ", cif.get())
            .or(() -> notNumeric("startTime = ", start.get()))
            .or(() -> notNumeric("endTime = ", end.get()))
            .or(() -> notNumeric("pagina = ", page.get()))
            .or(() -> interval(millis(start.get()), millis(end.get())));
    if (problem.isPresent()) {
      return error(problem.get(), LISTS);
    }
    Optional<Reply> refusal =
        listRefusal(call, cif.get(), "pages", quotas.limits().pagedListsPerDay());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant from = millis(start.get());
    Instant to = millis(end.get());
    List<Message> found = desk.messages(cif.get(), from, to, query.get("filtru").orElse(""));
    String interval = "din intervalul " + second(from) + " - " + second(to);
    return page(call, cif.get(), found, Long.parseLong(page.get()), interval);
  }

  private static Optional<String> notNumeric(String name, String value) {
    return DIGITS.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(name + value + " nu este un numar sau nu are o valoare acceptata de sistem");
  }

  private Optional<String> interval(Instant start, Instant end) {
    Instant now = clock.instant();
    if (start.isBefore(now.minus(EfacturaDesk.WINDOW))) {
      return Optional.of(
          "startTime = "
              + second(start)
              + " nu poate fi mai vechi de 60 de zile fata de momentul requestului");
    }
    if (end.isAfter(now)) {
      return Optional.of(
          "endTime = " + second(end) + " nu poate in viitor fata de momentul requestului");
    }
    if (!end.isAfter(start)) {
      return Optional.of(
          "endTime = " + second(end) + " nu poate fi <= startTime = " + second(start));
    }
    return Optional.empty();
  }

  private Optional<Reply> listRefusal(Call call, String cif, String what, int most) {
    String filter = call.request().query().get("filtru").orElse("");
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return Optional.of(error(TECHNICAL, LISTS));
    }
    if (!filter.matches("[ETPR]?")) {
      return Optional.of(
          error("Valorile acceptate pentru parametrul filtru sunt E, T, P sau R", LISTS));
    }
    if (!call.access().any()) {
      return Optional.of(error("Nu exista niciun CIF pentru care sa aveti drept in SPV", LISTS));
    }
    if (!call.access().mayActFor(cif)) {
      return Optional.of(error("Nu aveti drept in SPV pentru CIF=" + cif, LISTS));
    }
    return quotas.daily(key(what, cif), most)
        ? Optional.empty()
        : Optional.of(
            error(
                "S-au facut deja "
                    + most
                    + " interogari de lista mesaje de catre utilizator in cursul zilei",
                LISTS));
  }

  private Reply page(Call call, String cif, List<Message> found, long page, String interval) {
    if (found.isEmpty()) {
      return error("Nu exista mesaje in intervalul selectat", LISTS);
    }
    int pages = (found.size() + PAGE - 1) / PAGE;
    if (page < 1 || page > pages) {
      // the misspelt word is ANAF's
      return error(
          "Pagina solicitata " + page + " este mai mare decat numarul toatal de pagini " + pages,
          LISTS);
    }
    int first = (int) (page - 1) * PAGE;
    List<Message> shown = found.subList(first, Math.min(first + PAGE, found.size()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    entries(body, shown);
    body.put("numar_inregistrari_in_pagina", shown.size());
    body.put("numar_total_inregistrari_per_pagina", PAGE);
    body.put("numar_total_inregistrari", found.size());
    body.put("numar_total_pagini", pages);
    body.put("index_pagina_curenta", page);
    return whose(body, call, cif, interval);
  }

  private static void entries(ObjectNode body, List<Message> messages) {
    ArrayNode entries = body.putArray("mesaje");
    for (Message message : messages) {
      ObjectNode entry = entries.addObject();
      entry.put("data_creare", minute(message.listedAt()));
      entry.put("cif", message.cif());
      entry.put("id_solicitare", Long.toString(message.index()));
      entry.put("detalii", message.details());
      entry.put("tip", message.kind().wireName());
      entry.put("id", Long.toString(message.id()));
    }
  }

  private static Reply.Answer whose(ObjectNode body, Call call, String cif, String interval) {
    body.put("serial", call.access().serial());
    body.put(
        "cui",
        call.access().everyone()
            ? cif
            : String.join(",", call.access().cifs().stream().sorted().toList()));
    body.put("titlu", "Lista Mesaje disponibile " + interval);
    return json(body);
  }

  // --- download ---

  private Reply download(Call call) {
    Optional<String> id = call.request().query().get("id");
    if (id.isEmpty()) {
      return failures.badRequest("Parametrul id este obligatoriu");
    }
    if (!DIGITS.matcher(id.get()).matches()) {
      return error("Id descarcare introdus= " + id.get() + " nu este un numar intreg", DOWNLOADS);
    }
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return error(TECHNICAL, DOWNLOADS);
    }
    Optional<Message> message = desk.message(Long.parseLong(id.get()));
    if (message.isEmpty()) {
      return error("Pentru id=" + id.get() + " nu exista inregistrata nici o factura", DOWNLOADS);
    }
    if (!call.access().mayActFor(message.get().cif())) {
      return error("Nu aveti dreptul sa descarcati acesta factura", DOWNLOADS);
    }
    if (message.get().listedAt().plus(EfacturaDesk.WINDOW).isBefore(clock.instant())) {
      return error(
          "Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care"
              + " este disponibil",
          DOWNLOADS);
    }
    int most = quotas.limits().downloadsPerDay();
    if (!quotas.daily(key("download", id.get()), most)) {
      return error("S-au facut deja " + most + " descarcari de mesaj in cursul zilei", DOWNLOADS);
    }
    return archive(message.get(), call);
  }

  private Reply archive(Message message, Call call) {
    FaultKind flaw = message.flaw() == null ? call.decision().kind() : message.flaw();
    return Reply.Answer.of(200, "application/zip", archives.zip(message, flaw))
        .withHeader("Content-Disposition", "attachment; filename=\"" + message.index() + ".zip\"");
  }

  // --- forms ---

  private String key(String what, String whose) {
    return environment.segment() + " " + what + " " + whose;
  }

  private static Reply.Answer xml(String text) {
    return Reply.Answer.of(200, "application/xml", text);
  }

  private static Reply.Answer json(ObjectNode body) {
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  /** What went wrong, which ANAF says with status 200. */
  private static Reply.Answer error(String error, String title) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("eroare", error);
    body.put("titlu", title);
    return json(body);
  }

  private static Instant millis(String digits) {
    return Instant.ofEpochMilli(Long.parseLong(digits));
  }

  private static String minute(Instant instant) {
    return LocalDateTime.ofInstant(instant, SimulatorClock.BUCHAREST).format(MINUTE);
  }

  private static String second(Instant instant) {
    try {
      return LocalDateTime.ofInstant(instant, SimulatorClock.BUCHAREST).format(SECOND);
    } catch (DateTimeException e) {
      return instant.toString(); // beyond the years that a date can have
    }
  }
}
