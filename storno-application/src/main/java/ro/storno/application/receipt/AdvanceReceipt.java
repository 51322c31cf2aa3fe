package ro.storno.application.receipt;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.Operation;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;

/**
 * Leads receipts through their lives, short of becoming an invoice. Whatever changes which refunds
 * of a receipt count locks that receipt first, and counts them again.
 */
public final class AdvanceReceipt {
  private final Transactions transactions;
  private final Receipts receipts;
  private final AdvancePreceding advance;
  private final Ids ids;
  private final Clock clock;

  /** Advances with the given ports; none is null. */
  public AdvanceReceipt(
      Transactions transactions,
      Receipts receipts,
      AdvancePreceding advance,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.advance = advance;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Issues a draft: gives it its number, unless it was restored with one. A refund that was
   * restored takes its amounts anew from what is left of its receipt.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws DomainException.IllegalState if it is no draft
   * @throws DomainException.RuleViolated if there is no series to number it, or less is left of the
   *     receipt by now than the refund gives back
   */
  public Receipt issue(CompanyScope scope, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_ISSUE);
    return change(scope, id, both -> issued(scope, both));
  }

  private Receipt issued(CompanyScope scope, Both both) {
    Receipt draft = both.receipt;
    draft.document().require(Operation.ISSUE);
    Receipt parent = both.parent;
    Receipt ready =
        parent == null
            ? draft
            : parent.refundAgain(
                draft,
                new RefundPool(parent, active(scope, parent)),
                () -> new LineId(ids.next()),
                clock.instant());
    return ready.with(advance.issued(scope, ready.document()));
  }

  /**
   * Cancels a receipt; a number stays. A cancelled refund leaves what it gave back to be given back
   * again.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws DomainException.IllegalState if its stage forbids it, above all while refunds count
   */
  public Receipt cancel(CompanyScope scope, PrecedingId id, Remark remark) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    return change(scope, id, both -> both.receipt.cancel(remark, clock.instant()));
  }

  /**
   * Turns a cancelled receipt into a draft again; a number stays.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws ApplicationException.Unacceptable if it is not cancelled
   */
  public Receipt restore(CompanyScope scope, PrecedingId id) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    return change(
        scope,
        id,
        both -> {
          AdvancePreceding.requireUnlessUnacceptable(both.receipt.document(), Operation.RESTORE);
          return both.receipt.restore(clock.instant());
        });
  }

  /** A receipt and, if it is a refund, what it takes back; both locked. */
  private record Both(Receipt receipt, @Nullable Receipt parent) {}

  private Receipt change(CompanyScope scope, PrecedingId id, Function<Both, Receipt> operation) {
    return transactions.inCompany(
        scope.company(),
        () -> {
          PrecedingId parentId = found(receipts.find(scope.company(), id)).refundOf();
          Receipt parent =
              parentId == null ? null : found(receipts.findForUpdate(scope.company(), parentId));
          Receipt was = found(receipts.findForUpdate(scope.company(), id));
          Receipt changed = operation.apply(new Both(was, parent));
          receipts.update(changed);
          if (parent != null) {
            recount(scope, parent);
          }
          return changed;
        });
  }

  /** Nothing is written where the count did not change. */
  private void recount(CompanyScope scope, Receipt parent) {
    Instant now = clock.instant();
    List<Receipt> active = active(scope, parent);
    if (parent.needsRecount(active)) {
      receipts.update(parent.countRefunds(active, now));
    }
  }

  private List<Receipt> active(CompanyScope scope, Receipt parent) {
    return receipts.activeRefundsOf(scope.company(), parent.id());
  }

  private static Receipt found(Optional<Receipt> receipt) {
    return receipt.orElseThrow(
        () -> new ApplicationException.NotFound(PrecedingKind.RECEIPT.title()));
  }
}
