package ro.storno.application.preceding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingKind;

/** Makes proformas and delivery notes for tests. */
abstract class WithPreceding {
  static final PrecedingKind PROFORMA = PrecedingKind.PROFORMA;
  static final PrecedingKind NOTE = PrecedingKind.DELIVERY_NOTE;

  final TestApplication app = new TestApplication();

  Client client() {
    return app.createClient
        .create(
            app.scope(),
            Entries.client("Client " + app.ids.hex(4)).with("email", "a@client.ro").build())
        .client();
  }

  static PrecedingEntry entry(Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("issueDate", TestApplication.TODAY);
    fields.put("dueDate", TestApplication.TODAY.plusDays(30));
    fields.put("lines", List.of(Entries.line("2", "100")));
    fields.putAll(changes);
    return Entries.record(PrecedingEntry.class, fields);
  }

  PrecedingDocument made(PrecedingKind kind, Map<String, @Nullable Object> changes) {
    return app.draftPreceding.create(app.scope(), kind, entry(changes), TransportEntry.NONE);
  }

  PrecedingDocument made(PrecedingKind kind) {
    return made(kind, Map.of("clientId", client().id().value()));
  }

  PrecedingDocument issued(Client client) {
    return issuedAs(made(NOTE, Map.of("clientId", client.id().value())));
  }

  PrecedingDocument issuedAs(PrecedingDocument note) {
    return app.advancePreceding.issue(app.scope(), NOTE, note.id());
  }

  ConvertPreceding.Converted converted(PrecedingKind kind, PrecedingDocument source) {
    return app.convertPreceding.convert(
        app.scope(), kind, source.id(), ConvertPreceding.Command.NONE);
  }

  ConvertPreceding.Converted together(PrecedingDocument... notes) {
    return app.convertPreceding.together(
        app.scope(),
        NOTE,
        Arrays.stream(notes).map(each -> each.id().toString()).toList(),
        ConvertPreceding.Command.NONE);
  }
}
