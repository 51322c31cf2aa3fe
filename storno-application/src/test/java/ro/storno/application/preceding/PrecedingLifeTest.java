package ro.storno.application.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.Stage;

class PrecedingLifeTest extends WithPreceding {
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
    BulkOutcome deleted =
        app.draftPreceding.deleteAll(
            app.scope(), PROFORMA, List.of(draft.id().toString(), accepted.id().toString(), "x"));
    assertThat(deleted.done()).isEqualTo(1);
    assertThat(deleted.errors()).containsOnlyKeys(accepted.id().toString(), "x");
  }

  @Test
  void document_is_printed_under_its_own_title() {
    PrecedingDocument proforma = made(PROFORMA);
    assertThat(app.printPreceding.print(app.scope(), PROFORMA, proforma.id()).filename())
        .isEqualTo("proforma-PRO-0001.pdf");
    assertThat(printed())
        .isEqualTo(tuple(PrintableInvoice.Kind.PROFORMA, PrintableInvoice.Standing.VALID));
    PrecedingDocument draft = made(NOTE);
    app.printPreceding.print(app.scope(), NOTE, draft.id());
    assertThat(printed())
        .isEqualTo(tuple(PrintableInvoice.Kind.DELIVERY_NOTE, PrintableInvoice.Standing.DRAFT));
    PrecedingDocument issued = app.advancePreceding.issue(app.scope(), NOTE, draft.id());
    assertThat(app.printPreceding.print(app.scope(), NOTE, issued.id()).filename())
        .isEqualTo("aviz-AVIZ-0001.pdf");
    assertThat(printed())
        .isEqualTo(tuple(PrintableInvoice.Kind.DELIVERY_NOTE, PrintableInvoice.Standing.VALID));
    app.advancePreceding.cancel(app.scope(), NOTE, issued.id(), Remark.NONE);
    app.printPreceding.print(app.scope(), NOTE, issued.id());
    assertThat(printed())
        .isEqualTo(tuple(PrintableInvoice.Kind.DELIVERY_NOTE, PrintableInvoice.Standing.CANCELLED));
  }

  private Tuple printed() {
    PrintableInvoice.Heading heading = app.printer.last().heading();
    return tuple(heading.kind(), heading.standing());
  }

  @Test
  void who_may_only_make_invoices_sees_what_the_conversion_made() {
    CompanyScope maker =
        new CompanyScope(
            new Actor(
                app.owner().user(),
                app.owner().organization(),
                Role.OWNER,
                Set.of(Permission.INVOICE_CREATE),
                null,
                false,
                false),
            app.scope().profile());
    PrecedingDocument proforma = made(PROFORMA);
    assertThat(
            app.convertPreceding
                .convert(maker, PROFORMA, proforma.id(), ConvertPreceding.Command.NONE)
                .invoice()
                .invoice()
                .sources())
        .containsExactly(proforma.asSource());
    Client client = client();
    List<String> notes = List.of(issued(client).id().toString(), issued(client).id().toString());
    assertThat(
            app.convertPreceding
                .together(maker, NOTE, notes, ConvertPreceding.Command.NONE)
                .invoice()
                .invoice()
                .sources())
        .hasSize(2);
  }

  @Test
  void issued_delivery_note_shows_the_seller_of_its_day_for_good() {
    PrecedingDocument note = made(NOTE);
    moveTo("Str. Noua 9");
    PrecedingDocument issued = app.advancePreceding.issue(app.fresh(), NOTE, note.id());
    assertThat(issued.content().supplier().address().street()).isEqualTo("Str. Noua 9");
    moveTo("Str. Ultima 1");
    PrecedingDocument changed =
        app.draftPreceding.update(
            app.fresh(),
            NOTE,
            note.id(),
            entry(Map.of("notes", "x")),
            Set.of("notes"),
            TransportEntry.NONE,
            Set.of());
    assertThat(changed.content().texts().notes()).isEqualTo("x");
    assertThat(changed.content().supplier()).isEqualTo(issued.content().supplier());
    app.advancePreceding.cancel(app.fresh(), NOTE, note.id(), Remark.NONE);
    app.advancePreceding.restore(app.fresh(), NOTE, note.id());
    assertThat(app.advancePreceding.issue(app.fresh(), NOTE, note.id()).content().supplier())
        .as("a restored one is the one that was issued")
        .isEqualTo(issued.content().supplier());
  }

  private void moveTo(String street) {
    app.updateCompany.update(
        app.owner(),
        app.scope().company(),
        Entries.record(UpdateCompany.Command.class, Map.of("address", street)),
        Set.of("address"));
  }

  @Test
  void sums_beyond_thirteen_digits_are_refused_by_field_alone_and_together() {
    Client client = client();
    assertThatThrownBy(() -> made(NOTE, lines(client, 9)))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("lines"));
    PrecedingDocument one = issuedAs(made(NOTE, lines(client, 5)));
    PrecedingDocument two = issuedAs(made(NOTE, lines(client, 5)));
    assertThatThrownBy(
            () ->
                app.draftPreceding.update(
                    app.scope(),
                    NOTE,
                    one.id(),
                    entry(lines(client, 9)),
                    Set.of("lines"),
                    TransportEntry.NONE,
                    Set.of()))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("lines"));
    assertThatThrownBy(() -> together(one, two))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys("lines"));
    assertThat(app.readPreceding.get(app.scope(), NOTE, one.id()).document().stage())
        .isEqualTo(Stage.ISSUED);
  }

  /** Lines that come to 950 milliards each, before VAT. */
  private static Map<String, @Nullable Object> lines(Client client, int count) {
    return Map.of(
        "clientId",
        client.id().value(),
        "lines",
        Collections.nCopies(count, Entries.line("950000", "1000000")));
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
