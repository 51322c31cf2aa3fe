package ro.storno.simulator.anaf.efactura;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;

/** {@code listaMesajeFactura} and {@code listaMesajePaginatieFactura}: the messages of a CIF. */
final class ListOperations {
  private static final int PAGE = 500;
  private static final String LISTS = "Lista Mesaje";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss");

  private final Service service;

  ListOperations(Service service) {
    this.service = service;
  }

  Reply list(Call call) {
    Parameters query = call.request().query();
    Optional<String> days = query.get("zile");
    Optional<String> cif = query.get("cif");
    if (days.isEmpty() || cif.isEmpty()) {
      return service.failures().badRequest("Parametrii zile si cif sunt obligatorii");
    }
    if (!Service.DIGITS.matcher(cif.get()).matches()) {
      return Service.error("CIF introdus= " + cif.get() + " nu este un numar", LISTS);
    }
    if (!Service.DIGITS.matcher(days.get()).matches()) {
      return Service.error(
          "Numarul de zile introdus= " + days.get() + " nu este un numar intreg", LISTS);
    }
    long span = Long.parseLong(days.get());
    if (span < 1 || span > EfacturaDesk.WINDOW.toDays()) {
      return Service.error("Numarul de zile trebuie sa fie intre 1 si 60", LISTS);
    }
    Optional<Reply> refusal =
        listRefusal(call, cif.get(), "list", service.quotas().limits().listsPerDay());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant now = service.clock().instant();
    List<Message> found =
        service
            .desk()
            .messages(
                cif.get(), now.minus(Duration.ofDays(span)), now, query.get("filtru").orElse(""));
    if (found.isEmpty()) {
      return Service.error("Nu exista mesaje in ultimele " + span + " zile", LISTS);
    }
    if (found.size() > PAGE) {
      return Service.error(
          "Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina. Folositi"
              + " endpoint-ul cu paginatie.",
          LISTS);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    entries(body, found);
    return whose(body, call, cif.get(), "din ultimele " + span + " zile");
  }

  Reply pagedList(Call call) {
    Parameters query = call.request().query();
    Optional<String> cif = query.get("cif");
    Optional<String> start = query.get("startTime");
    Optional<String> end = query.get("endTime");
    Optional<String> page = query.get("pagina");
    if (cif.isEmpty() || start.isEmpty() || end.isEmpty() || page.isEmpty()) {
      return service
          .failures()
          .badRequest("Parametrii startTime, endTime, cif si pagina sunt obligatorii");
    }
    Optional<String> problem =
        notNumeric("CIF introdus= ", cif.get())
            .or(() -> notNumeric("startTime = ", start.get()))
            .or(() -> notNumeric("endTime = ", end.get()))
            .or(() -> notNumeric("pagina = ", page.get()))
            .or(() -> interval(millis(start.get()), millis(end.get())));
    if (problem.isPresent()) {
      return Service.error(problem.get(), LISTS);
    }
    Optional<Reply> refusal =
        listRefusal(call, cif.get(), "pages", service.quotas().limits().pagedListsPerDay());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant from = millis(start.get());
    Instant to = millis(end.get());
    List<Message> found =
        service.desk().messages(cif.get(), from, to, query.get("filtru").orElse(""));
    String interval = "din intervalul " + second(from) + " - " + second(to);
    return page(call, cif.get(), found, Long.parseLong(page.get()), interval);
  }

  private static Optional<String> notNumeric(String name, String value) {
    return Service.DIGITS.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(name + value + " nu este un numar sau nu are o valoare acceptata de sistem");
  }

  private Optional<String> interval(Instant start, Instant end) {
    Instant now = service.clock().instant();
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
      return Optional.of(Service.error(Service.TECHNICAL, LISTS));
    }
    if (!filter.matches("[ETPR]?")) {
      return Optional.of(
          Service.error("Valorile acceptate pentru parametrul filtru sunt E, T, P sau R", LISTS));
    }
    if (!call.access().any()) {
      return Optional.of(
          Service.error("Nu exista niciun CIF pentru care sa aveti drept in SPV", LISTS));
    }
    if (!call.access().mayActFor(cif)) {
      return Optional.of(Service.error("Nu aveti drept in SPV pentru CIF=" + cif, LISTS));
    }
    return service.quotas().daily(service.key(what, cif), most)
        ? Optional.empty()
        : Optional.of(
            Service.error(
                "S-au facut deja "
                    + most
                    + " interogari de lista mesaje de catre utilizator in cursul zilei",
                LISTS));
  }

  private Reply page(Call call, String cif, List<Message> found, long page, String interval) {
    if (found.isEmpty()) {
      return Service.error("Nu exista mesaje in intervalul selectat", LISTS);
    }
    int pages = (found.size() + PAGE - 1) / PAGE;
    if (page < 1 || page > pages) {
      // the misspelt word is ANAF's
      return Service.error(
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
      entry.put("data_creare", Service.minute(message.listedAt()));
      entry.put("cif", message.cif());
      entry.put("id_solicitare", Long.toString(message.index()));
      entry.put("detalii", message.details());
      entry.put("tip", message.kind().wireName());
      entry.put("id", Long.toString(message.id()));
      message.disguise().fields().forEach(entry::put);
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
    return Service.json(body);
  }

  private static Instant millis(String digits) {
    return Instant.ofEpochMilli(Long.parseLong(digits));
  }

  private static String second(Instant instant) {
    try {
      return LocalDateTime.ofInstant(instant, SimulatorClock.BUCHAREST).format(SECOND);
    } catch (DateTimeException e) {
      return instant.toString(); // beyond the years that a date can have
    }
  }
}
