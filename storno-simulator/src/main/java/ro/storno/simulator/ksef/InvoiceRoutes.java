package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;

/** What a taxpayer can find and read: {@code /invoices}. */
final class InvoiceRoutes {
  private static final int SMALLEST_PAGE = 10;
  private static final int LARGEST_PAGE = 250;
  private static final Duration LONGEST_RANGE = Duration.ofDays(93);

  private final KsefDesk desk;
  private final SimulatorClock clock;
  private final KsefErrors errors;

  InvoiceRoutes(KsefDesk desk, SimulatorClock clock, KsefErrors errors) {
    this.desk = desk;
    this.clock = clock;
    this.errors = errors;
  }

  List<KsefCall.Route> routes(String base) {
    return List.of(
        new KsefCall.Route(
            KsefOperation.QUERY,
            "POST",
            Pattern.compile(base + "/invoices/query/metadata"),
            request -> "",
            this::query),
        new KsefCall.Route(
            KsefOperation.DOWNLOAD,
            "GET",
            Pattern.compile(base + "/invoices/ksef/([^/]{35,36})"),
            request -> request.path().substring(request.path().lastIndexOf('/') + 1),
            this::download));
  }

  private Reply query(KsefCall call) {
    if (!call.access().mayRead()) {
      return errors.forbidden();
    }
    JsonNode filters = call.json();
    Instant from;
    Instant to;
    try {
      JsonNode range = filters.path("dateRange");
      from = OffsetDateTime.parse(range.path("from").asText()).toInstant();
      to =
          range.hasNonNull("to")
              ? OffsetDateTime.parse(range.path("to").asText()).toInstant()
              : clock.instant();
    } catch (DateTimeException e) {
      return errors.invalid("dateRange: wymagane from w formacie ISO-8601.");
    }
    if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_RANGE) > 0) {
      return errors.invalid("dateRange: najwyżej 3 miesiące.");
    }
    JsonNode asked = filters.path("dateRange");
    boolean byStorage = asked.path("dateType").asText().equals("PermanentStorage");
    Instant complete = desk.complete();
    Instant upTo =
        byStorage
                && asked.path("restrictToPermanentStorageHwmDate").asBoolean()
                && complete.isBefore(to)
            ? complete
            : to;
    List<KsefDesk.Kept> found = new ArrayList<>();
    for (KsefDesk.Kept kept : desk.found()) {
      Instant at = moment(filters.path("dateRange").path("dateType").asText(), kept);
      if (!at.isBefore(from) && !at.isAfter(upTo) && matches(filters, call.access().nip(), kept)) {
        found.add(kept);
      }
    }
    if (byStorage) {
      found.sort(Comparator.comparing(KsefDesk.Kept::stored));
    }
    if (call.request().query().get("sortOrder").orElse("Asc").equals("Desc")) {
      Collections.reverse(found);
    }
    ObjectNode body = page(call, found);
    if (byStorage) {
      body.put("permanentStorageHwmDate", (complete.isBefore(to) ? complete : to).toString());
    }
    return KsefErrors.json(200, body);
  }

  private static Instant moment(String dateType, KsefDesk.Kept kept) {
    return switch (dateType) {
      case "Issue" ->
          issued(kept).issued() == null
              ? kept.invoice().takenAt()
              : Objects.requireNonNull(issued(kept).issued())
                  .atStartOfDay(KsefDesk.WARSAW)
                  .toInstant();
      case "Invoicing" -> kept.invoice().takenAt();
      default -> kept.stored();
    };
  }

  private static FaFacts issued(KsefDesk.Kept kept) {
    return Objects.requireNonNull(kept.facts(), "an accepted invoice was read");
  }

  private static boolean matches(JsonNode filters, String nip, KsefDesk.Kept kept) {
    FaFacts facts = issued(kept);
    boolean mine =
        switch (filters.path("subjectType").asText()) {
          case "Subject1" -> facts.sellerNip().equals(nip);
          case "Subject2" -> nip.equals(facts.buyerNip());
          default -> false;
        };
    return mine
        && given(filters, "ksefNumber", String.valueOf(kept.invoice().ksefNumber()))
        && given(filters, "invoiceNumber", facts.number())
        && given(filters, "sellerNip", facts.sellerNip());
  }

  private static boolean given(JsonNode filters, String name, String value) {
    return !filters.hasNonNull(name) || filters.path(name).asText().equals(value);
  }

  private static ObjectNode page(KsefCall call, List<KsefDesk.Kept> found) {
    int size = call.request().query().get("pageSize").map(Integer::valueOf).orElse(SMALLEST_PAGE);
    size = Math.min(Math.max(size, SMALLEST_PAGE), LARGEST_PAGE);
    int from = size * call.request().query().get("pageOffset").map(Integer::valueOf).orElse(0);
    int to = Math.min(from + size, found.size());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("hasMore", to < found.size());
    body.put("isTruncated", false);
    ArrayNode entries = body.putArray("invoices");
    if (from < to) {
      found.subList(from, to).forEach(kept -> metadata(entries.addObject(), kept));
    }
    return body;
  }

  private static void metadata(ObjectNode entry, KsefDesk.Kept kept) {
    KsefInvoice invoice = kept.invoice();
    FaFacts facts = issued(kept);
    entry.put("ksefNumber", invoice.ksefNumber());
    entry.put("invoiceNumber", facts.number());
    entry.put("issueDate", String.valueOf(facts.issued()));
    entry.put("invoicingDate", invoice.takenAt().toString());
    entry.put("acquisitionDate", invoice.judgedAt().toString());
    entry.put("permanentStorageDate", kept.stored().toString());
    entry.putObject("seller").put("nip", facts.sellerNip()).put("name", facts.sellerName());
    ObjectNode buyer = entry.putObject("buyer");
    ObjectNode identifier = buyer.putObject("identifier");
    identifier.put("type", facts.buyerNip() == null ? "None" : "Nip");
    identifier.put("value", facts.buyerNip());
    buyer.put("name", facts.buyerName());
    entry.put("netAmount", facts.gross().subtract(facts.vat()));
    entry.put("grossAmount", facts.gross());
    entry.put("vatAmount", facts.vat());
    entry.put("currency", facts.currency());
    entry.put("invoicingMode", invoice.offline() ? "Offline" : "Online");
    entry.put("invoiceType", kind(facts.kind()));
    entry
        .putObject("formCode")
        .put("systemCode", "FA (3)")
        .put("schemaVersion", "1-0E")
        .put("value", "FA");
    entry.put("isSelfInvoicing", facts.selfBilled());
    entry.put("hasAttachment", facts.attachment());
    entry.put("invoiceHash", invoice.hash());
  }

  /** {@code KOR_ZAL} is {@code KorZal} here. */
  private static String kind(String faKind) {
    StringBuilder name = new StringBuilder();
    for (String part : faKind.split("_")) {
      if (!part.isEmpty()) {
        name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return name.toString();
  }

  private Reply download(KsefCall call) {
    if (!call.access().mayRead()) {
      return errors.forbidden();
    }
    String number = call.path().group(1);
    String nip = call.access().nip();
    Optional<KsefDesk.Kept> mine =
        desk.accepted(number)
            .filter(
                kept ->
                    issued(kept).sellerNip().equals(nip) || nip.equals(issued(kept).buyerNip()));
    if (mine.isEmpty()) {
      return errors.refused(
          21164,
          "Faktura o podanym identyfikatorze nie istnieje.",
          "Faktura o numerze KSeF " + number + " nie została znaleziona.");
    }
    if (!mine.get().visible(clock.instant())) {
      return errors.refused(
          21165, "Faktura o podanym numerze KSeF nie jest jeszcze dostępna.", number);
    }
    byte[] xml = Objects.requireNonNull(mine.get().xml());
    byte[] given =
        call.decision().is(FaultKind.TAMPERED)
            ? new String(xml, StandardCharsets.UTF_8)
                .replaceFirst("<P_15>", "<P_15>9")
                .getBytes(StandardCharsets.UTF_8)
            : xml;
    return Reply.Answer.of(200, "application/xml", given)
        .withHeader("x-ms-meta-hash", Base64.getEncoder().encodeToString(Sha256.of(xml)));
  }
}
