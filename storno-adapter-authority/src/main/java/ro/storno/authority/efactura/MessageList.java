package ro.storno.authority.efactura;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.anaf.EFactura.MessagePage;
import ro.storno.application.anaf.EFactura.MessageQuery;
import ro.storno.authority.call.AnafWording;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;

/** Reads a page of {@code listaMesajePaginatieFactura}. */
final class MessageList {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);

  /** Returns the page, or empty if it does not say how many pages and messages there are. */
  Optional<MessagePage> page(JsonNode object, MessageQuery query) {
    Optional<Integer> pages = count(object.path("numar_total_pagini"));
    Optional<Integer> total = count(object.path("numar_total_inregistrari"));
    if (pages.isEmpty() || total.isEmpty()) {
      return Optional.empty();
    }
    List<SpvMessage> messages = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (JsonNode each : object.path("mesaje")) {
      message(each, query).ifPresentOrElse(messages::add, () -> unreadable.add(each.toString()));
    }
    int page = count(object.path("index_pagina_curenta")).orElse(query.page());
    return Optional.of(
        new MessagePage(
            List.copyOf(messages), page, pages.get(), total.get(), List.copyOf(unreadable)));
  }

  private static Optional<Integer> count(JsonNode number) {
    return Optional.of(number.asText())
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private static Optional<SpvMessage> message(JsonNode each, MessageQuery query) {
    try {
      return Optional.of(
          new SpvMessage(
              new DownloadId(each.path("id").asText()),
              new UploadIndex(each.path("id_solicitare").asText()),
              each.path("tip").asText(),
              Cif.parse(each.path("cif").asText()).orElse(query.cif()),
              instant(each.path("data_creare").asText(), query),
              each.path("detalii").asText(),
              raw(each)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // handed out as it came
    }
  }

  private static Map<String, String> raw(JsonNode each) {
    Map<String, String> raw = new LinkedHashMap<>();
    each.properties().forEach(field -> raw.put(field.getKey(), field.getValue().asText()));
    return raw;
  }

  /**
   * Returns the moment of a Romanian wall-clock time. Once a year an hour happens twice; then it is
   * the time that lies within the window that was asked for, and if both do, the earlier: whoever
   * goes on from the latest message he saw must not skip any.
   *
   * @throws DateTimeParseException if it is no time
   */
  private static Instant instant(String minute, MessageQuery query) {
    LocalDateTime local = LocalDateTime.parse(minute.strip(), MINUTE);
    List<ZoneOffset> offsets = AnafWording.BUCHAREST.getRules().getValidOffsets(local);
    return offsets.stream()
        .map(local::toInstant)
        .filter(at -> !at.isBefore(query.from().minusSeconds(59)) && !at.isAfter(query.to()))
        .findFirst()
        .orElseGet(() -> local.atZone(AnafWording.BUCHAREST).toInstant());
  }
}
