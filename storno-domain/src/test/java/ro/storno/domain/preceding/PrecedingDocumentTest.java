package ro.storno.domain.preceding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument.Conversion;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.tax.VatRate;

class PrecedingDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final DocumentNumber NUMBER = new DocumentNumber("AVIZ", 7);
  private static final Conversion CONVERSION =
      new Conversion(new InvoiceId(new UUID(1, 2)), "DRAFT-1");

  /** What the pages allow, written once more: stages by operation. */
  private static final Map<PrecedingKind, Map<Operation, Set<Stage>>> ALLOWED =
      new EnumMap<>(
          Map.of(
              PrecedingKind.PROFORMA,
              Map.of(
                  Operation.UPDATE, EnumSet.of(Stage.DRAFT),
                  Operation.DELETE, EnumSet.of(Stage.DRAFT),
                  Operation.SEND, EnumSet.of(Stage.DRAFT),
                  Operation.ACCEPT, EnumSet.of(Stage.DRAFT, Stage.SENT),
                  Operation.REJECT, EnumSet.of(Stage.DRAFT, Stage.SENT),
                  Operation.CANCEL,
                      EnumSet.of(Stage.DRAFT, Stage.SENT, Stage.ACCEPTED, Stage.REJECTED),
                  Operation.CONVERT, EnumSet.of(Stage.DRAFT, Stage.SENT, Stage.ACCEPTED)),
              PrecedingKind.DELIVERY_NOTE,
              Map.of(
                  Operation.UPDATE, EnumSet.of(Stage.DRAFT, Stage.ISSUED),
                  Operation.DELETE, EnumSet.of(Stage.DRAFT),
                  Operation.ISSUE, EnumSet.of(Stage.DRAFT),
                  Operation.CANCEL, EnumSet.of(Stage.DRAFT, Stage.ISSUED),
                  Operation.RESTORE, EnumSet.of(Stage.CANCELLED),
                  Operation.CONVERT, EnumSet.of(Stage.DRAFT, Stage.ISSUED),
                  Operation.CONVERT_TOGETHER, EnumSet.of(Stage.ISSUED),
                  Operation.STORNO, EnumSet.of(Stage.ISSUED)),
              PrecedingKind.RECEIPT,
              Map.of(
                  Operation.UPDATE, EnumSet.of(Stage.DRAFT),
                  Operation.DELETE, EnumSet.of(Stage.DRAFT),
                  Operation.ISSUE, EnumSet.of(Stage.DRAFT),
                  Operation.CANCEL, EnumSet.of(Stage.DRAFT, Stage.ISSUED),
                  Operation.RESTORE, EnumSet.of(Stage.CANCELLED),
                  Operation.CONVERT, EnumSet.of(Stage.ISSUED),
                  Operation.REFUND, EnumSet.of(Stage.ISSUED, Stage.PARTIALLY_REFUNDED),
                  Operation.COUNT_NO_REFUND, EnumSet.of(Stage.PARTIALLY_REFUNDED, Stage.REFUNDED),
                  Operation.COUNT_PARTIAL_REFUND,
                      EnumSet.of(Stage.ISSUED, Stage.PARTIALLY_REFUNDED, Stage.REFUNDED),
                  Operation.COUNT_FULL_REFUND,
                      EnumSet.of(Stage.ISSUED, Stage.PARTIALLY_REFUNDED))));

  private static final Map<PrecedingKind, Set<Stage>> STAGES =
      Map.of(
          PrecedingKind.PROFORMA,
          EnumSet.of(
              Stage.DRAFT,
              Stage.SENT,
              Stage.ACCEPTED,
              Stage.REJECTED,
              Stage.CONVERTED,
              Stage.CANCELLED),
          PrecedingKind.DELIVERY_NOTE,
          EnumSet.of(Stage.DRAFT, Stage.ISSUED, Stage.CONVERTED, Stage.CANCELLED),
          PrecedingKind.RECEIPT,
          EnumSet.of(
              Stage.DRAFT,
              Stage.ISSUED,
              Stage.INVOICED,
              Stage.PARTIALLY_REFUNDED,
              Stage.REFUNDED,
              Stage.CANCELLED));

  private static InvoiceContent content(String quantity) {
    Address address = new Address("Str. Lungă 1", "SECTOR1", "RO-B", "010101", "RO");
    return InvoiceContent.of(
        TODAY,
        TODAY.plusDays(30),
        Currency.RON,
        Party.of("Vânzător SA", "RO12345674", address),
        Party.of("Cumpărător SRL", "RO18547290", address),
        List.of(
            DocumentLine.of(
                new LineId(new UUID(3, 4)),
                "Marfă",
                quantity,
                "buc",
                "10",
                VatRate.standard("21"))));
  }

  private static PrecedingDocument draft(PrecedingKind kind) {
    return PrecedingDocument.draft(
        new PrecedingId(new UUID(5, 6)),
        new CompanyId(new UUID(7, 8)),
        kind,
        kind.numberedAtOnce() ? new DocumentNumber("PRO", 1) : null,
        "AVIZ-0a1b2c3d",
        content("2"),
        TODAY.plusDays(10),
        null,
        NOW);
  }

  private static PrecedingDocument at(PrecedingKind kind, Stage stage) {
    PrecedingDocument draft = draft(kind);
    return switch (stage) {
      case DRAFT -> draft;
      case SENT -> draft.send(NOW);
      case ACCEPTED -> draft.accept(NOW);
      case REJECTED -> draft.reject(new Remark("preț", null), NOW);
      case ISSUED -> draft.issue(NUMBER, NOW);
      case CONVERTED -> draft.convert(Operation.CONVERT, CONVERSION, NOW);
      case INVOICED -> draft.issue(NUMBER, NOW).convert(Operation.CONVERT, CONVERSION, NOW);
      case PARTIALLY_REFUNDED ->
          draft.issue(NUMBER, NOW).countRefunds(Operation.COUNT_PARTIAL_REFUND, NOW);
      case REFUNDED -> draft.issue(NUMBER, NOW).countRefunds(Operation.COUNT_FULL_REFUND, NOW);
      case CANCELLED -> draft.cancel(Remark.NONE, NOW);
    };
  }

  private static void act(PrecedingDocument document, Operation operation) {
    switch (operation) {
      case UPDATE -> document.edit(content("3"), null, NOW);
      case DELETE -> document.requireDeletable();
      case SEND -> document.send(NOW);
      case ACCEPT -> document.accept(NOW);
      case REJECT -> document.reject(Remark.NONE, NOW);
      case ISSUE -> document.issue(NUMBER, NOW);
      case CANCEL -> document.cancel(Remark.NONE, NOW);
      case RESTORE -> document.restore(NOW);
      case CONVERT, CONVERT_TOGETHER -> document.convert(operation, CONVERSION, NOW);
      case STORNO -> document.negatedLines();
      case REFUND -> document.require(operation);
      case COUNT_NO_REFUND, COUNT_PARTIAL_REFUND, COUNT_FULL_REFUND ->
          document.countRefunds(operation, NOW);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_operation_at_every_stage_is_allowed_or_refused_as_the_pages_say() {
    return ALLOWED.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().entrySet().stream()
                    .flatMap(
                        operation ->
                            STAGES.get(kind.getKey()).stream()
                                .map(
                                    stage ->
                                        check(
                                            kind.getKey(),
                                            operation.getKey(),
                                            stage,
                                            operation.getValue().contains(stage)))));
  }

  private static DynamicTest check(
      PrecedingKind kind, Operation operation, Stage stage, boolean allowed) {
    return DynamicTest.dynamicTest(
        kind + " " + operation + " at " + stage,
        () -> {
          PrecedingDocument document = at(kind, stage);
          assertThat(document.stage()).isEqualTo(stage);
          if (allowed) {
            act(document, operation);
          } else {
            assertThatThrownBy(() -> act(document, operation))
                .isInstanceOf(DomainException.IllegalState.class)
                .hasMessageContaining(kind.title() + " cannot be " + operation.participle());
          }
        });
  }

  @Test
  void number_is_kept_through_cancellation_and_restoration_and_keeps_the_document() {
    PrecedingDocument restored =
        at(PrecedingKind.DELIVERY_NOTE, Stage.ISSUED)
            .cancel(new Remark("greșit", "cu totul"), NOW)
            .restore(NOW);
    assertThat(restored.number()).isEqualTo(NUMBER);
    assertThat(restored.cancellation()).isNull();
    assertThat(restored.reachedAt(Stage.ISSUED)).isNull();
    assertThat(restored.issue(new DocumentNumber("AVIZ", 99), NOW).number()).isEqualTo(NUMBER);
    assertThatThrownBy(restored::requireDeletable)
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("AVIZ-0007");
  }

  @Test
  void conversion_is_told_when_it_is_asked_for_again() {
    assertThatThrownBy(
            () ->
                at(PrecedingKind.PROFORMA, Stage.CONVERTED)
                    .convert(Operation.CONVERT, CONVERSION, NOW))
        .hasMessage(
            "Proforma invoice cannot be converted: it has already been converted to the invoice"
                + " DRAFT-1.");
    assertThat(at(PrecedingKind.PROFORMA, Stage.SENT).asSource().kind())
        .isEqualTo(SeriesType.PROFORMA);
  }

  @Test
  void totals_follow_the_lines_and_what_is_taken_back_negates_them() {
    PrecedingDocument issued = at(PrecedingKind.DELIVERY_NOTE, Stage.ISSUED);
    assertThat(issued.totals().total().toPlainString()).isEqualTo("24.20");
    PrecedingDocument edited = issued.edit(content("3"), null, NOW);
    assertThat(edited.totals().total().toPlainString()).isEqualTo("36.30");
    assertThat(edited.stage()).isEqualTo(Stage.ISSUED);
    assertThat(edited.reachedAt(Stage.ISSUED)).isEqualTo(NOW);
    assertThat(issued.negatedLines().get(0).quantity().value()).isEqualByComparingTo("-2");
  }

  @Test
  void negative_quantities_and_a_validity_that_ends_before_it_begins_are_refused() {
    assertThat(
            PrecedingDocument.violations(
                    PrecedingKind.PROFORMA, content("-1"), TODAY.minusDays(1), false)
                .stream()
                .map(DomainException::field))
        .contains("lines[0].quantity", "validUntil");
    assertThat(PrecedingDocument.violations(PrecedingKind.PROFORMA, content("-1"), TODAY, true))
        .isEmpty();
  }
}
