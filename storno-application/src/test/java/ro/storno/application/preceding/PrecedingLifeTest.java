package ro.storno.application.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

class PrecedingLifeTest {
  private static final PrecedingKind PROFORMA = PrecedingKind.PROFORMA;
  private static final PrecedingKind NOTE = PrecedingKind.DELIVERY_NOTE;

  private final TestApplication app = new TestApplication();

  private Client client() {
    return app.createClient
        .create(
            app.scope(),
            Entries.client("Client " + app.ids.hex(4)).with("email", "a@client.ro").build())
        .client();
  }

  private static PrecedingEntry entry(Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("issueDate", TestApplication.TODAY);
    fields.put("dueDate", TestApplication.TODAY.plusDays(30));
    fields.put("lines", List.of(Entries.line("2", "100")));
    fields.putAll(changes);
    return Entries.record(PrecedingEntry.class, fields);
  }

  private PrecedingDocument made(PrecedingKind kind, Map<String, @Nullable Object> changes) {
    return app.draftPreceding.create(app.scope(), kind, entry(changes), TransportEntry.NONE);
  }

  private PrecedingDocument made(PrecedingKind kind) {
    return made(kind, Map.of("clientId", client().id().value()));
  }

  private PrecedingDocument issued(Client client) {
    PrecedingDocument note = made(NOTE, Map.of("clientId", client.id().value()));
    return app.advancePreceding.issue(app.scope(), NOTE, note.id());
  }

  private ConvertPreceding.Converted converted(PrecedingKind kind, PrecedingDocument source) {
    return app.convertPreceding.convert(
        app.scope(), kind, source.id(), ConvertPreceding.Command.NONE);
  }

  @Test
  void proformas_are_numbered_at_once_and_delivery_notes_at_issue() {
    assertThat(made(PROFORMA).displayNumber()).isEqualTo("PRO-0001");
    assertThat(made(PROFORMA).displayNumber()).isEqualTo("PRO-0002");
    PrecedingDocument note = made(NOTE);
    assertThat(note.displayNumber()).matches("AVIZ-[0-9a-f]{8}");
    assertThat(app.advancePreceding.issue(app.scope(), NOTE, note.id()).displayNumber())
        .isEqualTo("AVIZ-0001");
  }

  @Test
  void everything_missing_is_told_at_once_with_422() {
    PrecedingEntry nothing = Entries.record(PrecedingEntry.class, Map.of());
    assertThatThrownBy(
            () -> app.draftPreceding.create(app.scope(), PROFORMA, nothing, TransportEntry.NONE))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors()).containsOnlyKeys("clientId", "issueDate", "lines"));
  }

  @Test
  void quantities_below_nought_and_dates_out_of_order_are_refused_by_field() {
    assertThatThrownBy(
            () ->
                made(
                    PROFORMA,
                    Map.of(
                        "clientId", client().id().value(),
                        "dueDate", TestApplication.TODAY.minusDays(1),
                        "validUntil", TestApplication.TODAY.minusDays(1),
                        "lines", List.of(Entries.line("-1", "5")))))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys("dueDate", "validUntil", "lines[0].quantity"));
    assertThat(made(PROFORMA).displayNumber())
        .as("a refused draft takes no number")
        .isEqualTo("PRO-0001");
  }

  @Test
  void series_of_another_kind_is_refused() {
    Object invoices =
        app.transactions
            .inCompany(
                app.scope().company(),
                () -> app.series.defaultOf(app.scope().company(), SeriesType.INVOICE))
            .orElseThrow()
            .id()
            .value();
    assertThatThrownBy(
            () ->
                made(
                    PROFORMA,
                    Map.of("clientId", client().id().value(), "documentSeriesId", invoices)))
        .isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void change_keeps_line_ids_and_what_was_not_sent() {
    PrecedingDocument proforma = made(PROFORMA);
    InvoiceEntry.Line plain = Entries.line("5", "10");
    InvoiceEntry.Line kept =
        new InvoiceEntry.Line(
            proforma.content().lines().get(0).id().value(),
            "Altceva",
            plain.quantity(),
            plain.unitPrice(),
            null,
            null,
            null,
            "buc",
            null,
            null,
            null,
            null,
            null,
            null);
    PrecedingDocument changed =
        app.draftPreceding.update(
            app.scope(),
            PROFORMA,
            proforma.id(),
            entry(Map.of("lines", List.of(kept, plain))),
            Set.of("lines"),
            TransportEntry.NONE,
            Set.of());
    assertThat(changed.content().lines()).hasSize(2);
    assertThat(changed.content().lines().get(0).id())
        .isEqualTo(proforma.content().lines().get(0).id());
    assertThat(changed.content().clientId()).isEqualTo(proforma.content().clientId());
    assertThat(changed.number()).isEqualTo(proforma.number());
    assertThat(changed.content().seriesId()).isEqualTo(proforma.content().seriesId());
  }

  @Test
  void proforma_goes_to_the_client_and_becomes_an_invoice_once() {
    PrecedingDocument proforma =
        made(
            PROFORMA,
            Map.of("clientId", client().id().value(), "notes", "N", "internalNote", "secret"));
    app.advancePreceding.send(app.scope(), PROFORMA, proforma.id());
    app.advancePreceding.accept(app.scope(), PROFORMA, proforma.id());
    ConvertPreceding.Converted converted = converted(PROFORMA, proforma);
    Invoice invoice = converted.invoice().invoice();
    assertThat(invoice.status()).isEqualTo(DocumentStatus.DRAFT);
    assertThat(invoice.totals().total()).isEqualTo(proforma.totals().total());
    assertThat(invoice.content().texts().notes()).isEqualTo("N");
    assertThat(invoice.content().texts().internalNote()).isNull();
    assertThat(invoice.content().issueDate()).isEqualTo(TestApplication.TODAY);
    assertThat(invoice.sources()).containsExactly(proforma.asSource());
    PrecedingDocument source = converted.sources().get(0);
    assertThat(source.stage()).isEqualTo(Stage.CONVERTED);
    assertThat(source.conversion())
        .isEqualTo(new PrecedingDocument.Conversion(invoice.id(), invoice.displayNumber()));
    assertThat(source.reachedAt(Stage.ACCEPTED)).isEqualTo(TestApplication.START);
    assertThatThrownBy(() -> converted(PROFORMA, proforma))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("already been converted");
    assertThat(app.issue.issue(app.scope(), invoice.id()).invoice().sources()).hasSize(1);
  }

  @Test
  void invoice_that_something_was_converted_to_cannot_be_deleted() {
    Invoice invoice = converted(PROFORMA, made(PROFORMA)).invoice().invoice();
    assertThatThrownBy(() -> app.delete.delete(app.scope(), invoice.id()))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("PRO-0001");
    app.cancel.cancel(app.scope(), invoice.id(), "nu mai e nevoie");
  }

  @Test
  void conversion_that_fails_leaves_the_source_as_it_was() {
    PrecedingDocument proforma = made(PROFORMA);
    ConvertPreceding.Command wrong =
        new ConvertPreceding.Command(
            null, TestApplication.TODAY, TestApplication.TODAY.minusDays(1));
    assertThatThrownBy(
            () -> app.convertPreceding.convert(app.scope(), PROFORMA, proforma.id(), wrong))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("dueDate"));
    assertThat(app.readPreceding.get(app.scope(), PROFORMA, proforma.id()).document())
        .isEqualTo(proforma);
  }

  @Test
  void sending_needs_an_address_to_send_to() {
    Client silent =
        app.createClient.create(app.scope(), Entries.client("Fără adresă").build()).client();
    PrecedingDocument proforma = made(PROFORMA, Map.of("clientId", silent.id().value()));
    assertThatThrownBy(() -> app.advancePreceding.send(app.scope(), PROFORMA, proforma.id()))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("client.email"));
  }

  @Test
  void rejection_and_cancellation_keep_what_was_said() {
    PrecedingDocument proforma = made(PROFORMA);
    Remark remark = new Remark("Preț", "prea mare");
    assertThat(
            app.advancePreceding.reject(app.scope(), PROFORMA, proforma.id(), remark).rejection())
        .isEqualTo(remark);
    PrecedingDocument cancelled =
        app.advancePreceding.cancel(app.scope(), PROFORMA, proforma.id(), new Remark("Gata", null));
    assertThat(cancelled.rejection()).isEqualTo(remark);
    assertThat(cancelled.cancellation()).isEqualTo(new Remark("Gata", null));
    assertThatThrownBy(() -> converted(PROFORMA, proforma))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void delivery_notes_of_one_client_become_one_invoice_all_or_none() {
    Client client = client();
    PrecedingDocument one = issued(client);
    PrecedingDocument two = issued(client);
    PrecedingDocument draft = made(NOTE, Map.of("clientId", client.id().value()));
    PrecedingDocument other = issued(client());
    for (PrecedingDocument misfit : List.of(draft, other)) {
      assertThatThrownBy(() -> together(one, misfit))
          .isInstanceOfSatisfying(
              ApplicationException.Unacceptable.class,
              refused ->
                  assertThat(refused.errors().get("conflictingIds"))
                      .isEqualTo(misfit.id().toString()));
    }
    assertThatThrownBy(() -> together(one, one))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    ConvertPreceding.Converted converted = together(two, one);
    Invoice invoice = converted.invoice().invoice();
    assertThat(invoice.content().lines()).hasSize(2);
    assertThat(invoice.sources()).containsExactly(two.asSource(), one.asSource());
    assertThat(converted.sources()).allMatch(each -> each.stage() == Stage.CONVERTED);
    assertThatThrownBy(() -> together(one, two))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  private ConvertPreceding.Converted together(PrecedingDocument... notes) {
    return app.convertPreceding.together(
        app.scope(),
        NOTE,
        Arrays.stream(notes).map(each -> each.id().toString()).toList(),
        ConvertPreceding.Command.NONE);
  }

  @Test
  void delivery_note_from_a_proforma_leaves_the_proforma_as_it_is() {
    PrecedingDocument proforma =
        made(PROFORMA, Map.of("clientId", client().id().value(), "notes", "Atenție"));
    PrecedingDocument note = app.copyPreceding.fromProforma(app.scope(), proforma.id());
    assertThat(note.kind()).isEqualTo(NOTE);
    assertThat(note.content().texts().notes()).isEqualTo("Atenție\nBased on proforma PRO-0001");
    assertThat(note.totals().total()).isEqualTo(proforma.totals().total());
    assertThat(app.readPreceding.get(app.scope(), PROFORMA, proforma.id()).document())
        .isEqualTo(proforma);
  }

  @Test
  void storno_negates_an_issued_delivery_note_and_is_not_stornoed_itself() {
    PrecedingDocument note = issued(client());
    PrecedingDocument storno = app.copyPreceding.storno(app.scope(), NOTE, note.id());
    assertThat(storno.reversed()).isEqualTo(note.id());
    assertThat(storno.totals().total()).isEqualTo(note.totals().total().negated());
    assertThat(storno.content().texts().notes()).isEqualTo("Storno aviz AVIZ-0001");
    assertThatThrownBy(() -> app.copyPreceding.storno(app.scope(), NOTE, storno.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    app.advancePreceding.issue(app.scope(), NOTE, storno.id());
    assertThatThrownBy(() -> app.copyPreceding.storno(app.scope(), NOTE, storno.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void restored_delivery_note_keeps_its_number() {
    PrecedingDocument note = issued(client());
    app.advancePreceding.cancel(app.scope(), NOTE, note.id(), Remark.NONE);
    app.advancePreceding.restore(app.scope(), NOTE, note.id());
    assertThat(app.advancePreceding.issue(app.scope(), NOTE, note.id()).number())
        .isEqualTo(note.number());
    assertThat(issued(client()).displayNumber()).isEqualTo("AVIZ-0002");
    assertThatThrownBy(() -> app.advancePreceding.restore(app.scope(), NOTE, note.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void several_drafts_are_deleted_each_for_itself() {
    PrecedingDocument draft = made(PROFORMA);
    PrecedingDocument accepted = made(PROFORMA);
    app.advancePreceding.accept(app.scope(), PROFORMA, accepted.id());
    DraftPreceding.Deleted deleted =
        app.draftPreceding.deleteAll(
            app.scope(), PROFORMA, List.of(draft.id().toString(), accepted.id().toString(), "x"));
    assertThat(deleted.deleted()).isEqualTo(1);
    assertThat(deleted.errors()).containsOnlyKeys(accepted.id().toString(), "x");
  }

  @Test
  void document_is_printed_under_its_own_title() {
    PrecedingDocument proforma = made(PROFORMA);
    assertThat(app.printPreceding.print(app.scope(), PROFORMA, proforma.id()).filename())
        .isEqualTo("proforma-PRO-0001.pdf");
    assertThat(app.printPreceding.print(app.scope(), NOTE, issued(client()).id()).filename())
        .isEqualTo("aviz-AVIZ-0001.pdf");
  }

  @Test
  void employee_looks_and_changes_nothing_and_somebody_else_finds_nothing() {
    PrecedingDocument proforma = made(PROFORMA);
    assertThat(app.readPreceding.get(app.as(Role.EMPLOYEE), PROFORMA, proforma.id()).document())
        .isEqualTo(proforma);
    assertThatThrownBy(
            () ->
                app.convertPreceding.convert(
                    app.as(Role.EMPLOYEE), PROFORMA, proforma.id(), ConvertPreceding.Command.NONE))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.readPreceding.get(app.stranger(), PROFORMA, proforma.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () ->
                app.convertPreceding.convert(
                    app.stranger(), PROFORMA, proforma.id(), ConvertPreceding.Command.NONE))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.readPreceding.get(app.scope(), NOTE, proforma.id()))
        .as("a proforma is no delivery note")
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
