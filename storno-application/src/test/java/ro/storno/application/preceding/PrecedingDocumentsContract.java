package ro.storno.application.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/** What every implementation of {@link PrecedingDocuments} does. */
public abstract class PrecedingDocumentsContract {
  private static final PrecedingKind PROFORMA = PrecedingKind.PROFORMA;
  private static final PrecedingKind NOTE = PrecedingKind.DELIVERY_NOTE;

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract PrecedingDocuments documents();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private PrecedingDocument document(
      PrecedingKind kind,
      @Nullable DocumentNumber number,
      InvoiceContent content,
      @Nullable PrecedingId reversed) {
    return PrecedingDocument.draft(
        new PrecedingId(Samples.uuid()),
        company,
        kind,
        number,
        "AVIZ-0a1b2c3d",
        content,
        TODAY.plusDays(5),
        reversed,
        NOW);
  }

  private PrecedingDocument added(PrecedingKind kind, ClientId client, String name, LocalDate day) {
    InvoiceContent content =
        Samples.draft(company).to(client, name).on(day, day.plusDays(9)).content();
    PrecedingDocument made = document(kind, null, content, null);
    run(() -> documents().add(made));
    return made;
  }

  private PrecedingDocument found(PrecedingDocument document) {
    return in(() -> documents().find(company, document.kind(), document.id())).orElseThrow();
  }

  private PrecedingDocument saved(PrecedingDocument changed) {
    run(() -> documents().update(changed));
    PrecedingDocument stored = found(changed);
    assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
    return stored;
  }

  @Test
  void every_field_of_a_whole_life_comes_back() {
    PrecedingDocument full =
        document(
            PROFORMA,
            new DocumentNumber("PRO", 1),
            Samples.draft(company)
                .to(new ClientId(Samples.uuid()), "Client")
                .with(Samples.line("12.34"), Samples.line("5.00"))
                .content(),
            null);
    run(() -> documents().add(full));
    assertThat(found(full)).isEqualTo(full);
    PrecedingDocument sent = saved(full.send(NOW.plusSeconds(1)));
    PrecedingDocument rejected = saved(sent.reject(new Remark("a", "b"), NOW.plusSeconds(2)));
    saved(rejected.cancel(new Remark(null, "c"), NOW.plusSeconds(3)));
    PrecedingDocument note =
        document(
            NOTE,
            null,
            Samples.draft(company).to(new ClientId(Samples.uuid()), "Client").content(),
            new PrecedingId(Samples.uuid()));
    run(() -> documents().add(note));
    PrecedingDocument issued = saved(note.issue(new DocumentNumber("AVIZ", 1), NOW));
    saved(
        issued.convert(
            Operation.CONVERT,
            new PrecedingDocument.Conversion(new InvoiceId(Samples.uuid()), "DRAFT-1"),
            NOW));
  }

  @Test
  void second_saver_of_the_same_version_is_refused() {
    PrecedingDocument draft = added(NOTE, new ClientId(Samples.uuid()), "A", TODAY);
    PrecedingDocument one = found(draft).cancel(Remark.NONE, NOW);
    PrecedingDocument two = found(draft).issue(new DocumentNumber("RACE", 1), NOW);
    run(() -> documents().update(one));
    assertThatThrownBy(() -> run(() -> documents().update(two)))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(found(draft).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void list_is_newest_first_and_filtered_by_kind_stage_dates_client_and_words() {
    ClientId client = new ClientId(Samples.uuid());
    PrecedingDocument old = added(NOTE, client, "Țesătoria", TODAY.minusDays(9));
    PrecedingDocument young = added(NOTE, new ClientId(Samples.uuid()), "Alta", TODAY);
    added(PROFORMA, client, "Țesătoria", TODAY);
    run(() -> documents().update(found(young).cancel(Remark.NONE, NOW)));
    assertThat(ids(PrecedingDocuments.Filter.ANY)).containsExactly(young.id(), old.id());
    assertThat(ids(filter(null, Set.of(Stage.CANCELLED), null, null, null)))
        .containsExactly(young.id());
    assertThat(ids(filter(null, Set.of(), TODAY, TODAY, null))).containsExactly(young.id());
    assertThat(ids(filter(null, Set.of(), null, TODAY.minusDays(1), null)))
        .containsExactly(old.id());
    assertThat(ids(filter(null, Set.of(), null, null, client))).containsExactly(old.id());
    assertThat(ids(filter("alta", Set.of(), null, null, null))).containsExactly(young.id());
    Page<PrecedingDocument> second =
        in(
            () ->
                documents()
                    .list(company, NOTE, PrecedingDocuments.Filter.ANY, new Page.Request(2, 1)));
    assertThat(second.total()).isEqualTo(2);
    assertThat(second.data()).extracting(PrecedingDocument::id).containsExactly(old.id());
  }

  private static PrecedingDocuments.Filter filter(
      @Nullable String search,
      Set<Stage> stages,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable ClientId client) {
    return new PrecedingDocuments.Filter(search, stages, from, to, client);
  }

  private List<PrecedingId> ids(PrecedingDocuments.Filter filter) {
    return in(() -> documents().list(company, NOTE, filter, new Page.Request(1, 10)))
        .data()
        .stream()
        .map(PrecedingDocument::id)
        .toList();
  }

  @Test
  void reversals_are_found_by_what_they_take_back_unless_they_are_cancelled() {
    PrecedingDocument original = added(NOTE, new ClientId(Samples.uuid()), "A", TODAY);
    PrecedingDocument other = added(NOTE, new ClientId(Samples.uuid()), "B", TODAY);
    assertThat(in(() -> documents().reversalsOf(company, List.of()))).isEmpty();
    assertThat(in(() -> documents().reversalsOf(company, List.of(original.id(), other.id()))))
        .isEmpty();
    PrecedingDocument reversal = document(NOTE, null, original.content(), original.id());
    run(() -> documents().add(reversal));
    assertThat(in(() -> documents().reversalsOf(company, List.of(original.id(), other.id()))))
        .isEqualTo(
            Map.of(
                original.id(),
                new PrecedingDocuments.Reversal(
                    reversal.id(), reversal.draftNumber(), Stage.DRAFT)));
    CompanyId stranger = Samples.company();
    assertThat(
            transactions()
                .inCompany(
                    stranger, () -> documents().reversalsOf(company, List.of(original.id()))))
        .isEmpty();
    run(() -> documents().update(found(reversal).cancel(Remark.NONE, NOW)));
    assertThat(in(() -> documents().reversalsOf(company, List.of(original.id())))).isEmpty();
  }

  @Test
  void another_company_and_another_kind_find_nothing_and_remove_nothing() {
    PrecedingDocument mine = added(NOTE, new ClientId(Samples.uuid()), "A", TODAY);
    assertThat(in(() -> documents().find(company, PROFORMA, mine.id()))).isEmpty();
    CompanyId stranger = Samples.company();
    transactions()
        .inCompany(
            stranger,
            () -> {
              assertThat(documents().find(stranger, NOTE, mine.id())).isEmpty();
              assertThat(documents().find(company, NOTE, mine.id())).isEmpty();
              assertThat(documents().findForUpdate(company, NOTE, mine.id())).isEmpty();
              documents().remove(company, mine.id());
              return 0;
            });
    assertThat(found(mine)).isEqualTo(mine);
    run(() -> documents().remove(company, mine.id()));
    assertThat(in(() -> documents().find(company, NOTE, mine.id()))).isEmpty();
  }
}
