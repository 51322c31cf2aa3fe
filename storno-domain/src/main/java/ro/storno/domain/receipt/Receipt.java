package ro.storno.domain.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Money;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/**
 * A receipt of the till (objects/receipt.md): a document like those that precede an invoice, and
 * how it was paid. A refund is a receipt that takes another one back, in part or as a whole, with
 * negative quantities and payments. Immutable: every operation returns the receipt as it stands
 * afterwards, or throws a {@link DomainException} that says why not.
 *
 * @param document of the kind receipt; not null
 * @param sale not null
 */
public record Receipt(PrecedingDocument document, Sale sale) {
  private static final PrecedingKind KIND = PrecedingKind.RECEIPT;

  /**
   * Starts a draft.
   *
   * @param draftNumber shown until it is issued; not null
   * @throws DomainException if content or payments break a rule
   */
  public static Receipt draft(
      PrecedingId id,
      CompanyId company,
      String draftNumber,
      InvoiceContent content,
      Sale sale,
      Instant now) {
    for (DomainException violation : violations(content, sale)) {
      throw violation;
    }
    return new Receipt(
        PrecedingDocument.draft(id, company, KIND, null, draftNumber, content, null, null, now),
        sale);
  }

  /** Returns all that forbids some content and payments, by field; empty if nothing. */
  public static List<DomainException> violations(InvoiceContent content, Sale sale) {
    List<DomainException> found =
        new ArrayList<>(PrecedingDocument.violations(KIND, content, null, false));
    if (found.isEmpty()) {
      Money total = TotalsCalculator.totals(content.currency(), content.lines()).total();
      found.addAll(sale.violations(total));
    }
    return found;
  }

  /** Returns the identity. */
  public PrecedingId id() {
    return document.id();
  }

  /** Returns the tenant. */
  public CompanyId company() {
    return document.company();
  }

  /** Returns where the receipt stands. */
  public Stage stage() {
    return document.stage();
  }

  /** Returns the receipt that this one takes back, null if it is no refund. */
  public @Nullable PrecedingId refundOf() {
    return document.reversed();
  }

  /** Returns who bought, as far as anybody said; or null. */
  public @Nullable String customer() {
    if (sale.customerName() != null) {
      return sale.customerName();
    }
    return document.content().buyer() == null ? null : document.content().buyer().name();
  }

  /**
   * Checks that the receipt may be changed.
   *
   * @throws DomainException if it is no draft, or a refund
   */
  public void requireEditable() {
    document.require(Operation.UPDATE);
    requireSale(Operation.UPDATE);
  }

  /**
   * Returns the receipt with other content.
   *
   * @throws DomainException if it is no draft, or a refund, or a rule is broken
   */
  public Receipt edit(InvoiceContent content, Sale changed, Instant now) {
    requireEditable();
    for (DomainException violation : violations(content, changed)) {
      throw violation;
    }
    return new Receipt(document.edit(content, null, now), changed);
  }

  /**
   * Checks that the receipt may be deleted: a draft that never carried a number.
   *
   * @throws DomainException if it may not
   */
  public void requireDeletable() {
    document.requireDeletable();
  }

  /**
   * Checks that the receipt may be turned into an invoice.
   *
   * @throws DomainException if it may not, above all the second time
   */
  public void requireConvertible() {
    document.require(Operation.CONVERT);
    requireSale(Operation.CONVERT);
  }

  private void requireSale(Operation operation) {
    if (refundOf() != null) {
      throw new DomainException.IllegalState(
          "Receipt cannot be " + operation.participle() + ": it is a refund.");
    }
  }

  /**
   * Returns the cancelled receipt; a number stays.
   *
   * @throws DomainException if its stage forbids it, above all while refunds count
   */
  public Receipt cancel(Remark remark, Instant now) {
    return new Receipt(document.cancel(remark, now), sale);
  }

  /** Returns the cancelled receipt as a draft again; a number stays. */
  public Receipt restore(Instant now) {
    return new Receipt(document.restore(now), sale);
  }

  /** Returns the receipt with its document advanced by an operation that all documents share. */
  public Receipt with(PrecedingDocument advanced) {
    return new Receipt(advanced, sale);
  }

  /**
   * Returns the receipt after its refunds were counted again.
   *
   * @param active those that are not cancelled; not null
   */
  public Receipt countRefunds(List<Receipt> active, Instant now) {
    return new Receipt(document.countRefunds(count(active), now), sale);
  }

  /** Returns whether counting the refunds again would lead to another stage. */
  public boolean needsRecount(List<Receipt> active) {
    Operation count = count(active);
    return KIND.lifecycle().allows(count, stage())
        && KIND.lifecycle().target(count, stage()) != stage();
  }

  private Operation count(List<Receipt> active) {
    RefundPool pool = new RefundPool(this, active);
    if (pool.untouched()) {
      return Operation.COUNT_NO_REFUND;
    }
    return pool.exhausted() ? Operation.COUNT_FULL_REFUND : Operation.COUNT_PARTIAL_REFUND;
  }

  /**
   * Checks that something may be given back.
   *
   * @throws DomainException.RuleViolated if the receipt is a refund itself, or its stage forbids it
   */
  public void requireRefundable() {
    if (refundOf() != null) {
      throw new DomainException.RuleViolated("", "A refund cannot be refunded; cancel it instead.");
    }
    if (stage() == Stage.REFUNDED) {
      throw new DomainException.RuleViolated("", "Receipt has already been refunded.");
    }
    try {
      document.require(Operation.REFUND);
    } catch (DomainException.IllegalState refused) {
      throw new DomainException.RuleViolated("", String.valueOf(refused.getMessage()));
    }
  }

  /**
   * Prepares a refund of some lines, still without a number; it counts once it is issued.
   *
   * @param pool what is left of this receipt; not null
   * @param selection quantity by line, of lines of this receipt; not null
   * @param day of the refund; not null
   * @param lineIds makes ids; not null
   * @throws DomainException.RuleViolated if that cannot be given back
   */
  public Receipt refund(
      PrecedingId id,
      String draftNumber,
      RefundPool pool,
      Map<LineId, BigDecimal> selection,
      LocalDate day,
      Supplier<LineId> lineIds,
      Instant now) {
    requireRefundable();
    PrecedingDocument draft =
        new PrecedingDocument(
            id,
            company(),
            KIND,
            0,
            Stage.DRAFT,
            null,
            draftNumber,
            document.content().onDay(day),
            null,
            document.totals(),
            document.id(),
            Map.of(),
            null,
            null,
            null,
            now,
            null);
    return stated(draft, pool.portion(selection), lineIds, null);
  }

  /**
   * Returns a refund of this receipt, restored after it was cancelled, with its amounts taken anew
   * from what is left now.
   *
   * @throws DomainException.RuleViolated if less is left by now
   */
  public Receipt refundAgain(
      Receipt refund, RefundPool pool, Supplier<LineId> lineIds, Instant now) {
    requireRefundable();
    return stated(refund.document, pool.portion(refund.selection()), lineIds, now);
  }

  /** What a refund gives back, by line of the receipt. */
  private Map<LineId, BigDecimal> selection() {
    Map<LineId, BigDecimal> selection = new LinkedHashMap<>();
    for (DocumentLine line : document.content().lines()) {
      selection.put(
          Objects.requireNonNull(sale.refunded().get(line.id())), line.quantity().value().negate());
    }
    return selection;
  }

  private Receipt stated(
      PrecedingDocument draft,
      RefundPool.Portion portion,
      Supplier<LineId> lineIds,
      @Nullable Instant now) {
    Map<LineId, LineId> own = new LinkedHashMap<>();
    List<DocumentLine> lines = new ArrayList<>();
    for (DocumentLine line : portion.lines()) {
      LineId id = lineIds.get();
      own.put(line.id(), id);
      lines.add(line.withId(id));
    }
    Map<LineId, LineId> sources = new HashMap<>();
    own.forEach((source, id) -> sources.put(id, source));
    Map<LineId, LineId> deposits = new HashMap<>();
    sale.deposits()
        .forEach(
            (deposit, line) -> {
              LineId ownDeposit = own.get(deposit);
              LineId ownLine = own.get(line);
              if (ownDeposit != null && ownLine != null) {
                deposits.put(ownDeposit, ownLine);
              }
            });
    return new Receipt(
        draft.restated(draft.content().withLines(lines), portion.totals(), now),
        sale.givenBack(portion.tenders(), sources, deposits));
  }
}
