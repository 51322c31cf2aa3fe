package ro.storno.application.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.domain.DomainException;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;

/** What takes a delivery note back, and what that means for the note. */
class ReversalsTest extends WithPreceding {
  private final Client client = client();
  private final PrecedingDocument note = issued(client);

  private PrecedingDocument storno() {
    return app.copyPreceding.storno(app.scope(), NOTE, note.id());
  }

  private PrecedingDocument cancel(PrecedingDocument document) {
    return app.advancePreceding.cancel(app.scope(), NOTE, document.id(), Remark.NONE);
  }

  private PrecedingDocument restore(PrecedingDocument document) {
    return app.advancePreceding.restore(app.scope(), NOTE, document.id());
  }

  private @Nullable PrecedingId stornoedBy(PrecedingDocument document) {
    return app.readPreceding.get(app.scope(), NOTE, document.id()).reversal();
  }

  private static void assertRefused(Runnable operation, String why) {
    assertThatThrownBy(operation::run)
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining(why);
  }

  @Test
  void note_is_taken_back_once_and_shows_by_what() {
    assertThat(stornoedBy(note)).isNull();
    PrecedingDocument reversal = storno();
    assertRefused(this::storno, "taken back by " + reversal.displayNumber());
    assertThat(stornoedBy(note)).isEqualTo(reversal.id());
    assertThat(stornoedBy(reversal)).isNull();
    assertThat(
            app.readPreceding
                .list(app.scope(), NOTE, PrecedingDocuments.Filter.ANY, new Page.Request(1, 10))
                .data())
        .extracting(ReadPreceding.Shown::reversal)
        .containsExactlyInAnyOrder(reversal.id(), null);
  }

  @Test
  void once_its_reversal_is_deleted_or_cancelled_a_note_is_as_before() {
    app.draftPreceding.delete(app.scope(), NOTE, storno().id());
    PrecedingDocument second = issuedAs(storno());
    cancel(second);
    assertThat(stornoedBy(note)).isNull();
    PrecedingDocument third = storno();
    assertThat(stornoedBy(note)).isEqualTo(third.id());
    assertRefused(() -> restore(second), "taken back by " + third.displayNumber());
    cancel(third);
    assertThat(restore(second).stage()).isEqualTo(Stage.DRAFT);
    assertRefused(() -> restore(third), "taken back by " + second.number());
    assertRefused(this::storno, "taken back by " + second.number());
  }

  @Test
  void note_becomes_an_invoice_with_its_reversal_or_after_it_only() {
    PrecedingDocument other = issued(client);
    PrecedingDocument reversal = issuedAs(storno());
    assertRefused(() -> converted(NOTE, note), "taken back by " + reversal.number());
    assertThatThrownBy(() -> together(note, other))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors()).containsEntry("conflictingIds", note.id().toString()));
    ConvertPreceding.Converted all = together(note, other, reversal);
    assertThat(all.invoice().invoice().totals().total()).isEqualTo(other.totals().total());
    assertThat(stornoedBy(note)).as("it stays linked").isEqualTo(reversal.id());

    PrecedingDocument second = issued(client);
    PrecedingDocument taken = app.copyPreceding.storno(app.scope(), NOTE, second.id());
    converted(NOTE, taken);
    assertThat(converted(NOTE, second).sources())
        .extracting(PrecedingDocument::stage)
        .containsExactly(Stage.CONVERTED);
  }

  @Test
  void note_and_its_reversal_are_not_both_cancelled_and_in_force() {
    PrecedingDocument reversal = storno();
    cancel(note);
    assertRefused(() -> issuedAs(reversal), "what it takes back, AVIZ-0001, is cancelled");
    cancel(reversal);
    assertRefused(() -> restore(reversal), "is cancelled");
    restore(note);
    issuedAs(note);
    restore(reversal);
    issuedAs(reversal);
    assertRefused(() -> cancel(note), "taken back by AVIZ-0002");
    assertThat(List.of(cancel(reversal), cancel(note)))
        .allMatch(each -> each.stage() == Stage.CANCELLED);
  }
}
