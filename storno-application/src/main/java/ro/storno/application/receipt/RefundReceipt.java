package ro.storno.application.receipt;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;

/**
 * Gives back what was sold, in part or as a whole, by a receipt that is issued at once. The receipt
 * given back stays locked until the commit, so that no two refunds take the same.
 */
public final class RefundReceipt {
  private static final int MOST_LINES = 10_000;

  private final Transactions transactions;
  private final Receipts receipts;
  private final SeriesBook seriesBook;
  private final Ids ids;
  private final Clock clock;

  /** Refunds with the given ports; none is null. */
  public RefundReceipt(
      Transactions transactions, Receipts receipts, SeriesBook seriesBook, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.seriesBook = seriesBook;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to give back (api-reference/receipts/refund.md, objects/receipt.md).
   *
   * @param lineSelections lines and quantities; everything unless given
   */
  public record Command(@Nullable List<@Nullable Selection> lineSelections) {
    /** Everything. */
    public static final Command ALL = new Command(null);
  }

  /**
   * How much of which line.
   *
   * @param sourceLineId line of the receipt, or
   * @param position its place on the receipt, from 1
   * @param quantity above nought
   */
  public record Selection(
      @Nullable UUID sourceLineId, @Nullable Integer position, @Nullable BigDecimal quantity) {}

  /**
   * Makes the refund.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws ApplicationException.Unacceptable if a selection is malformed; names the field
   * @throws DomainException.RuleViolated if the receipt cannot be refunded, or not by so much
   */
  public Receipt refund(CompanyScope scope, PrecedingId id, Command command) {
    scope.requireToChange(Permission.INVOICE_REFUND);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Receipt parent =
              receipts
                  .findForUpdate(scope.company(), id)
                  .orElseThrow(
                      () -> new ApplicationException.NotFound(PrecedingKind.RECEIPT.title()));
          parent.requireRefundable();
          List<Receipt> active = receipts.activeRefundsOf(scope.company(), id);
          RefundPool pool = new RefundPool(parent, active);
          return given(scope, parent, pool, selection(parent, pool, command), active);
        });
  }

  private Receipt given(
      CompanyScope scope,
      Receipt parent,
      RefundPool pool,
      Map<LineId, BigDecimal> selection,
      List<Receipt> active) {
    Instant now = clock.instant();
    Receipt draft =
        parent.refund(
            new PrecedingId(ids.next()),
            PrecedingKind.RECEIPT.draftPrefix() + ids.hex(8),
            pool,
            selection,
            LocalDate.now(clock.withZone(scope.profile().settings().timeZone())),
            () -> new LineId(ids.next()),
            now);
    List<Receipt> all = new ArrayList<>(active);
    all.add(draft);
    receipts.update(parent.countRefunds(all, now));
    // From here on the series is locked: nothing but the one write and the commit follow.
    Receipt refund = draft.with(draft.document().issue(number(scope, parent), now));
    receipts.add(refund, null);
    return refund;
  }

  private DocumentNumber number(CompanyScope scope, Receipt parent) {
    SeriesId series = parent.document().content().seriesId();
    return (series == null
            ? Optional.<DocumentNumber>empty()
            : seriesBook.takeNext(scope.company(), series))
        .orElseThrow(
            () ->
                new DomainException.RuleViolated(
                    "documentSeriesId",
                    "The series of the receipt is not active; activate it to refund."));
  }

  private static Map<LineId, BigDecimal> selection(
      Receipt parent, RefundPool pool, Command command) {
    List<@Nullable Selection> selections = command.lineSelections;
    if (selections == null) {
      if (!pool.untouched()) {
        throw new DomainException.RuleViolated("", "Receipt has already been refunded.");
      }
      return pool.everything();
    }
    FieldErrors errors = new FieldErrors();
    errors.addIf(selections.isEmpty(), "lineSelections", "Select at least one line.");
    errors.addIf(
        selections.size() > MOST_LINES, "lineSelections", "Select each line once at most.");
    errors.throwUnacceptable();
    Map<LineId, BigDecimal> quantities = new LinkedHashMap<>();
    for (int i = 0; i < selections.size(); i++) {
      String path = "lineSelections[" + i + "]";
      Selection selection = selections.get(i);
      LineId line = line(parent, selection, path, errors);
      BigDecimal quantity = quantity(selection, path, errors);
      if (line != null && quantity != null) {
        quantities.merge(line, quantity, BigDecimal::add);
      }
    }
    errors.throwUnacceptable();
    return quantities;
  }

  private static @Nullable LineId line(
      Receipt parent, @Nullable Selection selection, String path, FieldErrors errors) {
    List<DocumentLine> lines = parent.document().content().lines();
    if (selection != null && selection.sourceLineId != null) {
      LineId id = new LineId(selection.sourceLineId);
      boolean own = lines.stream().anyMatch(line -> line.id().equals(id));
      errors.addIf(!own, path + ".sourceLineId", "The receipt has no such line.");
      return own ? id : null;
    }
    Integer position = selection == null ? null : selection.position;
    if (position == null) {
      errors.add(path + ".sourceLineId", "Give the id of the line, or its position.");
      return null;
    }
    if (position < 1 || position > lines.size()) {
      errors.add(path + ".position", "The receipt has lines 1 to " + lines.size() + ".");
      return null;
    }
    return lines.get(position - 1).id();
  }

  private static @Nullable BigDecimal quantity(
      @Nullable Selection selection, String path, FieldErrors errors) {
    BigDecimal typed = selection == null ? null : selection.quantity;
    if (typed == null) {
      errors.add(path + ".quantity", Wording.BLANK);
      return null;
    }
    errors.addIf(typed.signum() <= 0, path + ".quantity", Wording.POSITIVE);
    errors.addIf(typed.precision() - typed.scale() > 10, path + ".quantity", Wording.TOO_PRECISE);
    Quantity quantity =
        errors.isEmpty() ? errors.captureAs(path + ".quantity", () -> Quantity.of(typed)) : null;
    return quantity == null ? null : quantity.value();
  }
}
