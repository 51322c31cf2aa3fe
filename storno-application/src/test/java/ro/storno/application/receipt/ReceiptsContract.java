package ro.storno.application.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.math.BigDecimal;
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
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.LineId;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;

/** What every implementation of {@link Receipts} does. */
public abstract class ReceiptsContract {
  private static final Invoices.CanonicalRequest REQUEST =
      new Invoices.CanonicalRequest("ab12", "{\"currency\":\"RON\"}");

  private final CompanyId company = Samples.company();
  private int sequence;

  protected abstract Transactions transactions();

  protected abstract Receipts receipts();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  /** Two lines of 242.00 each, the second the deposit of the first. */
  private Receipt draft(
      @Nullable String customer,
      @Nullable ClientId client,
      LocalDate day,
      TenderMethod method,
      String till,
      @Nullable String key) {
    Samples.Draft lines =
        Samples.draft(company).on(day, null).with(Samples.line("100.00"), Samples.line("100.00"));
    InvoiceContent typed = (client == null ? lines : lines.to(client, "Client SRL")).content();
    InvoiceContent content = typed.boughtBy(client, client == null ? null : typed.buyer());
    Money none = Money.zero(Currency.RON);
    Tenders whole =
        method
            .whole(Money.of("484.00", Currency.RON))
            .orElse(
                new Tenders(Money.of("184", Currency.RON), Money.of("300", Currency.RON), none));
    Map<LineId, LineId> deposits = Map.of(content.lines().get(1).id(), content.lines().get(0).id());
    return Receipt.draft(
        new PrecedingId(Samples.uuid()),
        company,
        "BON-0a1b2c3d",
        content,
        new Sale(method, whole, till, "AAAA123456", customer, null, deposits, Map.of(), key),
        NOW);
  }

  private Receipt added(Receipt receipt) {
    assertThat(
            in(
                () ->
                    receipts()
                        .add(receipt, receipt.sale().idempotencyKey() == null ? null : REQUEST)))
        .isTrue();
    return receipt;
  }

  private Receipt plain() {
    return added(draft("Acme", null, TODAY, TenderMethod.MIXED, "Casa 1", null));
  }

  private Receipt found(Receipt receipt) {
    return in(() -> receipts().find(company, receipt.id())).orElseThrow();
  }

  private Receipt saved(Receipt changed) {
    in(
        () -> {
          receipts().update(changed);
          return 0;
        });
    Receipt stored = found(changed);
    assertThat(stored)
        .usingRecursiveComparison()
        .ignoringFields("document.version")
        .isEqualTo(changed);
    return stored;
  }

  private DocumentNumber number() {
    return new DocumentNumber("BON" + company.toString().substring(0, 8), ++sequence);
  }

  private Receipt issued(Receipt draft) {
    return saved(draft.with(draft.document().issue(number(), NOW)));
  }

  private Receipt refunded(Receipt parent, List<Receipt> active) {
    LineId first = parent.document().content().lines().get(0).id();
    Receipt refund =
        parent.refund(
            new PrecedingId(Samples.uuid()),
            "BON-00000000",
            new RefundPool(parent, active),
            Map.of(first, new BigDecimal("0.5")),
            TODAY,
            () -> new LineId(Samples.uuid()),
            NOW);
    return added(refund.with(refund.document().issue(number(), NOW)));
  }

  @Test
  void every_field_of_a_receipt_and_of_its_refund_comes_back() {
    Receipt full =
        added(
            draft(
                "Țesătoria",
                new ClientId(Samples.uuid()),
                TODAY,
                TenderMethod.MIXED,
                "Casa 1",
                "k"));
    assertThat(found(full)).isEqualTo(full);
    Receipt issued = issued(full);
    Receipt refund = refunded(issued, List.of());
    assertThat(found(refund)).isEqualTo(refund);
    saved(issued.countRefunds(List.of(refund), NOW.plusSeconds(1)));
    saved(refund.cancel(new Remark("a", "b"), NOW.plusSeconds(2)));
  }

  @Test
  void refunds_of_a_receipt_are_those_that_are_issued() {
    Receipt parent = issued(plain());
    Receipt one = refunded(parent, List.of());
    Receipt two = refunded(parent, List.of(one));
    refunded(issued(plain()), List.of());
    assertThat(in(() -> receipts().activeRefundsOf(company, parent.id())))
        .containsExactly(one, two);
    saved(one.cancel(Remark.NONE, NOW));
    assertThat(in(() -> receipts().activeRefundsOf(company, parent.id()))).containsExactly(two);
    assertThat(
            in(
                () ->
                    receipts()
                        .numbers(company, List.of(two.id(), new PrecedingId(Samples.uuid())))))
        .containsExactly(Map.entry(two.id(), two.document().displayNumber()));
  }

  @Test
  void idempotency_key_is_taken_once_per_company() {
    Receipt first = added(draft(null, null, TODAY, TenderMethod.CASH, "Casa 1", "cheie"));
    Receipt second = draft(null, null, TODAY, TenderMethod.CASH, "Casa 1", "cheie");
    assertThat(in(() -> receipts().add(second, REQUEST))).isFalse();
    assertThat(in(() -> receipts().find(company, second.id()))).isEmpty();
    assertThat(in(() -> receipts().findByIdempotencyKey(company, "cheie")))
        .contains(new Receipts.Keyed(first, REQUEST));
    CompanyId stranger = Samples.company();
    assertThat(
            transactions()
                .inCompany(stranger, () -> receipts().findByIdempotencyKey(stranger, "cheie")))
        .isEmpty();
  }

  @Test
  void second_saver_of_the_same_version_is_refused() {
    Receipt draft = plain();
    Receipt one = found(draft).cancel(Remark.NONE, NOW);
    Receipt two = found(draft).with(found(draft).document().issue(number(), NOW));
    saved(one);
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      receipts().update(two);
                      return 0;
                    }))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(found(draft).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void list_is_newest_first_and_filtered() {
    Receipt old =
        added(draft("Țesătoria", null, TODAY.minusDays(9), TenderMethod.CASH, "Casa 1", null));
    Receipt client =
        added(
            draft(
                null,
                new ClientId(Samples.uuid()),
                TODAY.minusDays(1),
                TenderMethod.CARD,
                "Casa 2",
                null));
    Receipt anybody = added(draft(null, null, TODAY, TenderMethod.MIXED, "Casa 1", null));
    saved(found(anybody).cancel(Remark.NONE, NOW));
    assertThat(ids(Receipts.Filter.ANY)).containsExactly(anybody.id(), client.id(), old.id());
    assertThat(ids(filter(null, null, null, null)))
        .containsExactly(anybody.id(), client.id(), old.id());
    assertThat(ids(filter("țesătoria", null, null, null))).containsExactly(old.id());
    assertThat(ids(filter("client srl", null, null, null))).containsExactly(client.id());
    assertThat(ids(filter("aaaa1234", null, null, null))).hasSize(3);
    assertThat(ids(filter(null, TenderMethod.CARD, null, null))).containsExactly(client.id());
    assertThat(ids(filter(null, null, "Casa 1", null))).containsExactly(anybody.id(), old.id());
    assertThat(ids(filter(null, null, null, true))).containsExactly(client.id(), old.id());
    assertThat(ids(filter(null, null, null, false))).containsExactly(anybody.id());
    assertThat(
            ids(new Receipts.Filter(null, Set.of(Stage.CANCELLED), null, null, null, null, null)))
        .containsExactly(anybody.id());
    assertThat(
            ids(
                new Receipts.Filter(
                    null, Set.of(), TODAY.minusDays(2), TODAY.minusDays(1), null, null, null)))
        .containsExactly(client.id());
    Page<Receipt> second =
        in(() -> receipts().list(company, Receipts.Filter.ANY, new Page.Request(2, 2)));
    assertThat(second.total()).isEqualTo(3);
    assertThat(second.data()).extracting(Receipt::id).containsExactly(old.id());
  }

  private static Receipts.Filter filter(
      @Nullable String search,
      @Nullable TenderMethod method,
      @Nullable String till,
      @Nullable Boolean hasCustomer) {
    return new Receipts.Filter(search, Set.of(), null, null, method, till, hasCustomer);
  }

  private List<PrecedingId> ids(Receipts.Filter filter) {
    return in(() -> receipts().list(company, filter, new Page.Request(1, 10))).data().stream()
        .map(Receipt::id)
        .toList();
  }

  @Test
  void another_company_finds_nothing_and_removes_nothing() {
    Receipt mine = plain();
    CompanyId stranger = Samples.company();
    transactions()
        .inCompany(
            stranger,
            () -> {
              assertThat(receipts().find(company, mine.id())).isEmpty();
              assertThat(receipts().findForUpdate(stranger, mine.id())).isEmpty();
              assertThat(receipts().numbers(stranger, List.of(mine.id()))).isEmpty();
              assertThat(
                      receipts()
                          .list(stranger, Receipts.Filter.ANY, new Page.Request(1, 10))
                          .data())
                  .isEmpty();
              receipts().remove(company, mine.id());
              return 0;
            });
    assertThat(found(mine)).isEqualTo(mine);
    in(
        () -> {
          receipts().remove(company, mine.id());
          return 0;
        });
    assertThat(in(() -> receipts().find(company, mine.id()))).isEmpty();
  }
}
