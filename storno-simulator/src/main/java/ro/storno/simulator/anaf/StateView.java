package ro.storno.simulator.anaf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.call.CallRecord;
import ro.storno.simulator.anaf.efactura.UploadRecord;
import ro.storno.simulator.anaf.efactura.UploadState;
import ro.storno.simulator.fault.FaultKind;

/** The ledger as JSON ({@code GET /simulator/state}). */
final class StateView {
  private static final int LAST_ANSWERS = 100;

  private final ObjectMapper json = new ObjectMapper();

  /** Returns the state of a simulator. */
  ObjectNode of(AnafSimulator anaf) {
    AnafLedger ledger = anaf.ledger();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("seed", anaf.seed().value());
    body.put("time", anaf.clock().instant().toString());
    body.put("faults", anaf.faults().plan().toString());
    ObjectNode calls = body.putObject("calls");
    ledger.calls().forEach((operation, count) -> calls.put(operation.wireName(), count));
    List<UploadRecord> uploads = ledger.uploads();
    ObjectNode states = body.putObject("documents");
    for (UploadState state : UploadState.values()) {
      states.put(
          state.name().toLowerCase(Locale.ROOT),
          uploads.stream().filter(u -> u.state() == state).count());
    }
    body.set("takenMoreThanOnce", json.valueToTree(ledger.takenMoreThanOnce()));
    body.set("acceptedMoreThanOnce", json.valueToTree(ledger.acceptedMoreThanOnce()));
    ArrayNode list = body.putArray("uploads");
    uploads.forEach(upload -> upload(list.addObject(), upload));
    ArrayNode answers = body.putArray("lastAnswers");
    List<CallRecord> all = ledger.answers();
    all.subList(Math.max(0, all.size() - LAST_ANSWERS), all.size())
        .forEach(call -> call(answers.addObject(), call));
    return body;
  }

  private static void upload(ObjectNode entry, UploadRecord upload) {
    entry.put("environment", upload.environment().segment());
    entry.put("sha256", upload.hash());
    entry.put("ordinal", upload.ordinal());
    entry.put("index", upload.index());
    entry.put("state", upload.state().name().toLowerCase(Locale.ROOT));
    entry.put("number", upload.number());
    entry.put("seller", upload.seller());
    entry.put("buyer", upload.buyer());
    entry.put("arrivedAt", upload.arrivedAt().toString());
    entry.put("takenAt", text(upload.takenAt()));
    entry.put("fault", text(upload.fault()));
    ArrayNode errors = entry.putArray("errors");
    upload.errors().forEach(errors::add);
  }

  private static void call(ObjectNode entry, CallRecord call) {
    entry.put("at", call.at().toString());
    entry.put("operation", call.operation().wireName());
    entry.put("identity", call.identity());
    entry.put("ordinal", call.ordinal());
    entry.put("fault", text(call.fault()));
    entry.put("status", call.status());
    entry.put("answer", call.answer());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable String text(@Nullable FaultKind fault) {
    return fault == null ? null : fault.wireName();
  }
}
