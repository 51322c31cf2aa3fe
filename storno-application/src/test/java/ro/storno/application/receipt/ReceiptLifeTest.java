package ro.storno.application.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.domain.DomainException;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.SourceDocument;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Client;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Tenders;

class ReceiptLifeTest {
  private final TestApplication app = new TestApplication();

  private static Map<String, @Nullable Object> fields(Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("issueDate", TestApplication.TODAY);
    fields.put("currency", "RON");
    fields.put("cashRegisterName", "Casa 1");
    fields.put("fiscalNumber", "AAAA123456");
    fields.put("paymentMethod", "cash");
    fields.put("lines", List.of(line("2", "100")));
    fields.putAll(changes);
    return fields;
  }

  private static ReceiptEntry.Line line(String quantity, String price) {
    return line(Map.of("quantity", new BigDecimal(quantity), "unitPrice", new BigDecimal(price)));
  }

  private static ReceiptEntry.Line line(Map<String, Object> changes) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("description", "Marfă");
    fields.put("quantity", BigDecimal.ONE);
    fields.put("unitPrice", BigDecimal.TEN);
    fields.putAll(changes);
    return Entries.record(ReceiptEntry.Line.class, fields);
  }

  private static ReceiptEntry entry(Map<String, @Nullable Object> changes) {
    return Entries.record(ReceiptEntry.class, fields(changes));
  }

  private Receipt made(Map<String, @Nullable Object> changes) {
    return app.draftReceipt.create(app.scope(), entry(changes)).receipt();
  }

  private Receipt issued(Map<String, @Nullable Object> changes) {
    return app.advanceReceipt.issue(app.scope(), made(changes).id());
  }

  private Receipt now(Receipt receipt) {
    return app.readReceipts.get(app.scope(), receipt.id()).receipt();
  }

  private Receipt refunded(Receipt receipt, String quantity) {
    return app.refundReceipt.refund(
        app.scope(),
        receipt.id(),
        new RefundReceipt.Command(
            List.of(new RefundReceipt.Selection(null, 1, new BigDecimal(quantity)))));
  }

  private Client client(String name, String cui) {
    return app.createClient
        .create(app.scope(), Entries.client(name).with("cui", cui).build())
        .client();
  }

  @Test
  void receipt_is_numbered_at_issue_and_keeps_the_number_through_cancellation() {
    Receipt draft = made(Map.of());
    assertThat(draft.document().displayNumber()).matches("BON-[0-9a-f]{8}");
    assertThat(draft.sale().tenders())
        .isEqualTo(new Tenders(ron("242.00"), ron("0.00"), ron("0.00")));
    Receipt issued = app.advanceReceipt.issue(app.scope(), draft.id());
    assertThat(issued.document().displayNumber()).isEqualTo("BON-0001");
    app.advanceReceipt.cancel(app.scope(), draft.id(), new Remark("greșit", null));
    Receipt restored = app.advanceReceipt.restore(app.scope(), draft.id());
    assertThat(restored.stage()).isEqualTo(Stage.DRAFT);
    assertThat(issued(Map.of()).document().displayNumber()).isEqualTo("BON-0002");
    assertThat(app.advanceReceipt.issue(app.scope(), draft.id()).document().displayNumber())
        .isEqualTo("BON-0001");
    assertThatThrownBy(() -> app.draftReceipt.delete(app.scope(), draft.id()))
        .isInstanceOf(DomainException.IllegalState.class);
    assertThatThrownBy(() -> app.advanceReceipt.restore(app.scope(), draft.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }

  @Test
  void everything_missing_or_malformed_is_told_at_once_with_422() {
    assertThatThrownBy(
            () ->
                app.draftReceipt.create(app.scope(), Entries.record(ReceiptEntry.class, Map.of())))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "issueDate",
                        "currency",
                        "cashRegisterName",
                        "fiscalNumber",
                        "paymentMethod",
                        "lines"));
    refused(
        Map.of(
            "lines", List.of(line("0", "1"), line("-1", "1")),
            "cashPayment", new BigDecimal("-1"),
            "idempotencyKey", "k".repeat(256)),
        "lines[0].quantity",
        "lines[1].quantity",
        "cashPayment",
        "idempotencyKey");
    refused(Map.of("paymentMethod", "cheque"), "paymentMethod");
    refused(Map.of("currency", "LEI"), "currency");
    refused(Map.of("cashPayment", new BigDecimal("242.001")), "cashPayment");
    refused(Map.of("cashPayment", new BigDecimal("241.99")), "paymentMethod");
    refused(Map.of("cardPayment", new BigDecimal("242")), "paymentMethod");
    refused(Map.of("paymentMethod", "mixed"), "paymentMethod");
    assertThat(app.readReceipts.list(app.scope(), Receipts.Filter.ANY, page()).total()).isZero();
  }

  private void refused(Map<String, @Nullable Object> changes, String... fields) {
    assertThatThrownBy(() -> made(changes))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys(fields));
  }

  private static Page.Request page() {
    return new Page.Request(1, 20);
  }

  @Test
  void same_key_makes_one_receipt_and_another_meaning_is_refused() {
    DraftReceipt.Made first =
        app.draftReceipt.create(app.scope(), entry(Map.of("idempotencyKey", "a")));
    assertThat(first.replayed()).isFalse();
    app.advanceReceipt.issue(app.scope(), first.receipt().id());
    DraftReceipt.Made again =
        app.draftReceipt.create(app.scope(), entry(Map.of("idempotencyKey", "a")));
    assertThat(again.replayed()).isTrue();
    assertThat(again.receipt().id()).isEqualTo(first.receipt().id());
    assertThat(again.receipt().stage()).isEqualTo(Stage.ISSUED);
    assertThatThrownBy(() -> made(Map.of("idempotencyKey", "a", "paymentMethod", "card")))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("used for another receipt: paymentMethod was 'cash', is now 'card'");
    assertThat(entry(Map.of("idempotencyKey", "a")).withIdempotencyKey("b").idempotencyKey())
        .as("the header wins")
        .isEqualTo("b");
    assertThat(entry(Map.of("idempotencyKey", "a")).withIdempotencyKey(" ").idempotencyKey())
        .isEqualTo("a");
  }

  @Test
  void change_replaces_everything_but_the_series_and_only_in_a_draft() {
    Receipt draft = made(Map.of("customerName", "Acme", "customerCif", "RO1", "notes", "Bună"));
    UUID line = draft.document().content().lines().get(0).id().value();
    Receipt changed =
        app.draftReceipt.update(
            app.scope(),
            draft.id(),
            entry(
                Map.of(
                    "paymentMethod",
                    "card",
                    "lines",
                    List.of(line(Map.of("id", line)), line("1", "1")))));
    assertThat(changed.customer()).isNull();
    assertThat(changed.document().content().texts().notes()).isNull();
    assertThat(changed.document().content().seriesId())
        .isEqualTo(draft.document().content().seriesId())
        .isNotNull();
    assertThat(changed.document().content().lines().get(0).id().value()).isEqualTo(line);
    assertThat(changed.sale().tenders().card()).isEqualTo(ron("13.31"));
    app.advanceReceipt.issue(app.scope(), draft.id());
    assertThatThrownBy(() -> app.draftReceipt.update(app.scope(), draft.id(), entry(Map.of())))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessage("Receipt cannot be updated: it is issued.");
  }

  @Test
  void refunds_lead_the_receipt_to_refunded_and_their_cancellation_leads_it_back() {
    Receipt sold =
        issued(
            Map.of(
                "paymentMethod", "mixed",
                "cashPayment", new BigDecimal("100"),
                "cardPayment", new BigDecimal("142")));
    Receipt half = refunded(sold, "1");
    assertThat(half.document().displayNumber()).isEqualTo("BON-0002");
    assertThat(half.sale().tenders())
        .isEqualTo(new Tenders(ron("-50.00"), ron("-71.00"), ron("0.00")));
    assertThat(now(sold).stage()).isEqualTo(Stage.PARTIALLY_REFUNDED);
    assertThatThrownBy(
            () -> app.refundReceipt.refund(app.scope(), sold.id(), RefundReceipt.Command.ALL))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessage("Receipt has already been refunded.");
    assertThatThrownBy(() -> refunded(sold, "1.5"))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("Requested quantity (1.5) exceeds remaining refundable quantity (1)");
    Receipt rest = refunded(sold, "1");
    assertThat(now(sold).stage()).isEqualTo(Stage.REFUNDED);
    assertThat(app.readReceipts.get(app.scope(), sold.id()).refunds())
        .extracting(Receipt::id)
        .containsExactly(half.id(), rest.id());
    assertThat(app.readReceipts.get(app.scope(), half.id()).refundOf()).isEqualTo("BON-0001");
    app.advanceReceipt.cancel(app.scope(), half.id(), Remark.NONE);
    assertThat(now(sold).stage()).isEqualTo(Stage.PARTIALLY_REFUNDED);
    app.advanceReceipt.cancel(app.scope(), rest.id(), Remark.NONE);
    assertThat(now(sold).stage()).isEqualTo(Stage.ISSUED);
    assertThat(
            app.refundReceipt
                .refund(app.scope(), sold.id(), RefundReceipt.Command.ALL)
                .document()
                .totals()
                .total())
        .isEqualTo(ron("-242.00"));
  }

  @Test
  void restored_refund_counts_again_once_it_is_issued_and_only_if_enough_is_left() {
    Receipt sold = issued(Map.of());
    Receipt refund = refunded(sold, "2");
    app.advanceReceipt.cancel(app.scope(), refund.id(), Remark.NONE);
    app.advanceReceipt.restore(app.scope(), refund.id());
    assertThat(now(sold).stage()).isEqualTo(Stage.ISSUED);
    Receipt other = refunded(sold, "1");
    assertThatThrownBy(() -> app.advanceReceipt.issue(app.scope(), refund.id()))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("exceeds remaining refundable quantity (1)");
    app.advanceReceipt.cancel(app.scope(), other.id(), Remark.NONE);
    Receipt again = app.advanceReceipt.issue(app.scope(), refund.id());
    assertThat(again.document().displayNumber()).isEqualTo("BON-0002");
    assertThat(again.document().totals().total()).isEqualTo(ron("-242.00"));
    assertThat(now(sold).stage()).isEqualTo(Stage.REFUNDED);
  }

  @Test
  void cancelled_receipt_stays_cancelled_when_a_restored_refund_of_it_is_cancelled_again() {
    Receipt sold = issued(Map.of());
    Receipt refund = refunded(sold, "2");
    app.advanceReceipt.cancel(app.scope(), refund.id(), Remark.NONE);
    app.advanceReceipt.restore(app.scope(), refund.id());
    app.advanceReceipt.cancel(app.scope(), sold.id(), Remark.NONE);
    assertThatThrownBy(() -> app.advanceReceipt.issue(app.scope(), refund.id()))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessage("Receipt cannot be refunded: it is cancelled.");
    app.advanceReceipt.cancel(app.scope(), refund.id(), Remark.NONE);
    assertThat(now(sold).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void malformed_selections_are_told_by_field() {
    Receipt sold = issued(Map.of());
    RefundReceipt.Command wrong =
        new RefundReceipt.Command(
            Arrays.asList(
                new RefundReceipt.Selection(UUID.randomUUID(), null, BigDecimal.ONE),
                new RefundReceipt.Selection(null, 2, BigDecimal.ONE),
                new RefundReceipt.Selection(null, null, BigDecimal.ONE),
                new RefundReceipt.Selection(null, 1, null),
                new RefundReceipt.Selection(null, 1, new BigDecimal("-1")),
                null));
    assertThatThrownBy(() -> app.refundReceipt.refund(app.scope(), sold.id(), wrong))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "lineSelections[0].sourceLineId",
                        "lineSelections[1].position",
                        "lineSelections[2].sourceLineId",
                        "lineSelections[3].quantity",
                        "lineSelections[4].quantity",
                        "lineSelections[5].sourceLineId",
                        "lineSelections[5].quantity"));
    assertThatThrownBy(
            () ->
                app.refundReceipt.refund(
                    app.scope(), sold.id(), new RefundReceipt.Command(List.of())))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(now(sold).stage()).isEqualTo(Stage.ISSUED);
  }

  @Test
  void drafts_cancelled_and_invoiced_receipts_are_not_refunded() {
    Receipt draft = made(Map.of());
    assertThatThrownBy(() -> refunded(draft, "1")).hasMessageContaining("it is draft");
    Receipt cancelled = app.advanceReceipt.cancel(app.scope(), draft.id(), Remark.NONE);
    assertThatThrownBy(() -> refunded(cancelled, "1"))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("it is cancelled");
  }

  @Test
  void conversion_links_both_sides_and_is_refused_the_second_time() {
    Client client = client("Acme SRL", "18547290");
    Receipt sold = issued(Map.of("customerCif", "RO18547290", "notes", "Mulțumim"));
    ConvertPreceding.Converted converted =
        app.convertReceipt.convert(
            app.scope(), sold.id(), new ConvertReceipt.Command(null, null, null, null));
    assertThat(converted.invoice().invoice().sources())
        .containsExactly(new SourceDocument(SeriesType.RECEIPT, sold.id().value(), "BON-0001"));
    assertThat(converted.invoice().invoice().content().clientId()).isEqualTo(client.id());
    assertThat(converted.invoice().invoice().content().dueDate()).isEqualTo(TestApplication.TODAY);
    assertThat(converted.invoice().invoice().content().paymentMethod())
        .isEqualTo(PaymentMethod.CASH);
    assertThat(converted.invoice().invoice().totals().total()).isEqualTo(ron("242.00"));
    Receipt invoiced = now(sold);
    assertThat(invoiced.stage()).isEqualTo(Stage.INVOICED);
    assertThat(invoiced.document().content().clientId()).isEqualTo(client.id());
    assertThat(invoiced.document().conversion().invoice())
        .isEqualTo(converted.invoice().invoice().id());
    assertThatThrownBy(
            () ->
                app.convertReceipt.convert(
                    app.scope(), sold.id(), new ConvertReceipt.Command(null, null, null, null)))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("already been converted to the invoice");
    assertThatThrownBy(() -> app.advanceReceipt.cancel(app.scope(), sold.id(), Remark.NONE))
        .isInstanceOf(DomainException.IllegalState.class);
    assertThatThrownBy(() -> refunded(sold, "1")).isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void without_a_client_nothing_is_converted_and_the_body_wins_over_the_receipt() {
    Receipt sold = issued(Map.of("customerName", "Cineva"));
    assertThatThrownBy(
            () ->
                app.convertReceipt.convert(
                    app.scope(), sold.id(), new ConvertReceipt.Command(null, null, null, null)))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> {
              assertThat(refused).hasMessage("Cannot convert receipt to invoice");
              assertThat(refused.errors()).containsOnlyKeys("clientId");
            });
    assertThat(now(sold).stage()).isEqualTo(Stage.ISSUED);
    Client one = client("Unu SRL", "18547290");
    Client two = client("Doi SRL", "14399840");
    Receipt linked = issued(Map.of("clientId", one.id().value()));
    assertThat(
            app.convertReceipt
                .convert(
                    app.scope(),
                    linked.id(),
                    new ConvertReceipt.Command(null, null, null, two.id().value()))
                .invoice()
                .invoice()
                .content()
                .clientId())
        .isEqualTo(two.id());
    assertThatThrownBy(
            () ->
                app.convertReceipt.convert(
                    app.scope(),
                    sold.id(),
                    new ConvertReceipt.Command(null, null, null, UUID.randomUUID())))
        .isInstanceOf(ApplicationException.NotFound.class);
    Receipt refund = refunded(sold, "1");
    assertThatThrownBy(
            () ->
                app.convertReceipt.convert(
                    app.scope(),
                    refund.id(),
                    new ConvertReceipt.Command(null, null, null, one.id().value())))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("it is a refund");
  }

  private Product water() {
    return app.manageProducts.create(
        app.scope(),
        Entries.record(
            ProductEntry.class,
            Map.of(
                "name", "Apă",
                "defaultPrice", new BigDecimal("5"),
                "vatRate", new BigDecimal("11"),
                "sgrAmount", new BigDecimal("0.5"))));
  }

  private static List<String> texts(Receipt receipt) {
    return receipt.document().content().lines().stream()
        .map(
            each ->
                each.description()
                    + " "
                    + each.quantity().value().stripTrailingZeros().toPlainString()
                    + " x "
                    + each.unitPrice().value())
        .toList();
  }

  @Test
  void deposit_is_added_behind_its_line_unless_the_till_sent_it() {
    UUID water = water().id().value();
    ReceiptEntry.Line bottle =
        line(
            Map.of(
                "productId",
                water,
                "description",
                "Apă",
                "quantity",
                new BigDecimal("3"),
                "unitPrice",
                new BigDecimal("5")));
    ReceiptEntry.Line sent =
        line(
            Map.of(
                "description",
                "Garanție ambalaj",
                "quantity",
                new BigDecimal("3"),
                "unitPrice",
                new BigDecimal("0.5"),
                "vatRate",
                BigDecimal.ZERO,
                "vatCategoryCode",
                "E"));
    ReceiptEntry.Line bread = line(Map.of("description", "Pâine", "vatRate", new BigDecimal("11")));
    Receipt added = made(Map.of("lines", List.of(bottle, bread)));
    assertThat(texts(added))
        .containsExactly("Apă 3 x 5.00", "Garanție SGR 3 x 0.50", "Pâine 1 x 10.00");
    assertThat(added.document().totals().total()).isEqualTo(ron("29.25"));
    Receipt told = made(Map.of("lines", List.of(bottle, bread, sent)));
    assertThat(texts(told))
        .containsExactly("Apă 3 x 5.00", "Garanție ambalaj 3 x 0.50", "Pâine 1 x 10.00");
    assertThat(told.sale().deposits()).hasSize(1);
    assertThat(texts(made(Map.of("lines", List.of(bottle, bottle, sent)))))
        .containsExactly(
            "Apă 3 x 5.00", "Garanție ambalaj 3 x 0.50", "Apă 3 x 5.00", "Garanție SGR 3 x 0.50");
    List<DocumentLine> lines = told.document().content().lines();
    Receipt changed =
        app.draftReceipt.update(
            app.scope(),
            told.id(),
            entry(
                Map.of(
                    "lines",
                    List.of(
                        line(
                            Map.of(
                                "id",
                                lines.get(0).id().value(),
                                "productId",
                                water,
                                "description",
                                "Apă",
                                "quantity",
                                new BigDecimal("2"),
                                "unitPrice",
                                new BigDecimal("5"))),
                        line(
                            Map.of(
                                "id",
                                lines.get(1).id().value(),
                                "description",
                                "Garanție ambalaj",
                                "quantity",
                                new BigDecimal("3"),
                                "unitPrice",
                                new BigDecimal("0.5"),
                                "vatRate",
                                BigDecimal.ZERO))))));
    assertThat(texts(changed)).containsExactly("Apă 2 x 5.00", "Garanție ambalaj 2 x 0.50");
    Receipt without =
        app.draftReceipt.update(
            app.scope(),
            told.id(),
            entry(
                Map.of(
                    "lines",
                    List.of(
                        line(
                            Map.of(
                                "id",
                                lines.get(1).id().value(),
                                "description",
                                "Garanție ambalaj",
                                "vatRate",
                                BigDecimal.ZERO)),
                        bread))));
    assertThat(texts(without)).containsExactly("Pâine 1 x 10.00");
  }

  @Test
  void nobody_without_permission_changes_anything_and_strangers_see_nothing() {
    Receipt sold = issued(Map.of());
    Set<Runnable> forbidden =
        new HashSet<>(
            List.of(
                () -> app.draftReceipt.create(app.as(Role.EMPLOYEE), entry(Map.of())),
                () -> app.draftReceipt.update(app.as(Role.EMPLOYEE), sold.id(), entry(Map.of())),
                () -> app.draftReceipt.delete(app.as(Role.EMPLOYEE), sold.id()),
                () -> app.advanceReceipt.issue(app.as(Role.EMPLOYEE), sold.id()),
                () -> app.advanceReceipt.cancel(app.as(Role.EMPLOYEE), sold.id(), Remark.NONE),
                () -> app.advanceReceipt.restore(app.as(Role.EMPLOYEE), sold.id()),
                () ->
                    app.refundReceipt.refund(
                        app.as(Role.EMPLOYEE), sold.id(), RefundReceipt.Command.ALL),
                () ->
                    app.convertReceipt.convert(
                        app.as(Role.EMPLOYEE),
                        sold.id(),
                        new ConvertReceipt.Command(null, null, null, null))));
    for (Runnable each : forbidden) {
      assertThatThrownBy(each::run).isInstanceOf(ApplicationException.Forbidden.class);
    }
    assertThat(app.readReceipts.get(app.as(Role.EMPLOYEE), sold.id()).receipt().id())
        .isEqualTo(sold.id());
    assertThatThrownBy(() -> app.readReceipts.get(app.stranger(), sold.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () -> app.refundReceipt.refund(app.stranger(), sold.id(), RefundReceipt.Command.ALL))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
